import { expect, test } from 'vitest'
import { toPinyin } from '../text/pinyin.ts'
import { rescueHomophones, type SoundIndex } from './rescueHomophones.ts'

/** A small collection of texts, and the words it is cut into with how often they are used. */
const TEXTS = ['最低生活保障的申请', '有限合伙企业的合伙人', '保理合同的转让', '校园暴力的预防', '消费者协会提起公益诉讼', '承包人应当交付', '果原公司成立']
const WORDS: Readonly<Record<string, number>> = {
  最低: 90, 生活: 200, 保障: 150, 申请: 300, 有限: 80, 合伙: 60, 企业: 400, 合伙人: 40, 保理: 30, 合同: 500, 转让: 120, 暴力: 70, 消费者: 90, 消费: 100, 协会: 60, 承包: 110, 人: 900, 任: 20, 交付: 50, 果原: 9, 仁: 4,
}

const index: SoundIndex = {
  soundAlikes: (words) => Promise.resolve(words.map((word) => Object.entries(WORDS)
    .filter(([known]) => toPinyin(known).full === toPinyin(word).full)
    .map(([text, uses]) => ({ text, uses }))
    .sort((a, b) => b.uses - a.uses))),
  // As if the collection were twenty times as large.
  countPhrase: (text) => Promise.resolve(20 * TEXTS.filter((one) => one.includes(text)).length),
}

test.each([
  ['最底生活保障', '最低生活保障'], ['合火企业', '合伙企业'], ['有限合火企业怎么注销', '有限合伙企业怎么注销'], ['承包任交付', '承包人交付'], ['消费着协会', '消费者协会'],
])('%s is read as %s', async (typed, meant) => {
  expect(await rescueHomophones(typed, index)).toBe(meant)
})

test('of two words that sound the same, the one that stands beside what was typed is meant', async () => {
  expect(await rescueHomophones('保力合同', index)).toBe('保理合同')
})

test.each(['最低生活保障', '消费者协会', '由谁承担', '果园转让', '', 'abc', '网格员'])('%j stays as it is', async (typed) => {
  expect(await rescueHomophones(typed, index)).toBeNull()
})

test.each(['“合火企业”', '申请 -合火', '部门:合火 申请'])('what is quoted, excluded or a field stays as it is: %s', async (typed) => {
  expect(await rescueHomophones(typed, index)).toBeNull()
})

test('what stands before and behind stays', async () => {
  expect(await rescueHomophones('部门:民政局 最底生活保障 -救助', index)).toBe('部门:民政局 最低生活保障 -救助')
})
