import { expect, test } from 'vitest'
import { toPinyin } from '../text/pinyin.ts'
import { rescueHomophones, type SoundIndex } from './rescueHomophones.ts'

/** A small collection of texts, and the words it is cut into with how often they are used. */
const TEXTS = [
  '最低生活保障的申请', '有限合伙企业的合伙人', '保理合同的转让', '校园暴力的预防', '消费者协会提起公益诉讼', '承包人应当交付', '果原公司成立', '驾照的扣押和吊销',
  '新闻报道引起的名誉权纠纷', '新生到学校报到', '公民依法享有权利', '权力在阳光下运行', '教室里的设施', '组织措施的实施', '重疾的保障', '重疾的范围', '水管的维护', '重机的使用', '按时交纳',
]
const WORDS: Readonly<Record<string, number>> = {
  最低: 90, 生活: 200, 保障: 150, 申请: 300, 有限: 80, 合伙: 60, 企业: 400, 合伙人: 40, 保理: 30, 合同: 500, 转让: 120, 暴力: 70, 消费者: 90, 消费: 100, 协会: 60, 承包: 110, 承包人: 60,
  人: 900, 任: 20, 交付: 50, 果原: 9, 仁: 4, 驾照: 4, 吊销: 90, 新闻: 50, 报道: 40, 报到: 60, 名誉权: 30, 纠纷: 300, 权利: 400, 权力: 300, 公民: 200, 依法: 600, 享有: 90, 教室: 9, 设施: 300, 措施: 400, 实施: 800, 教师: 40, 水管: 70, 重机: 50, 交纳: 300,
}
const SCALE = 20

const index: SoundIndex = {
  soundAlikes: (words) => Promise.resolve(words.map((word) => Object.entries(WORDS)
    .filter(([known]) => toPinyin(known).full === toPinyin(word).full)
    .map(([text, uses]) => ({ text, uses }))
    .sort((a, b) => b.uses - a.uses))),
  // As if the collection were so many times as large, and most of it about other things.
  countEntries: (groups) => Promise.resolve(groups.map((group) => (group.length === 0 ? 2000 : SCALE * TEXTS.filter((text) => group.every((one) => text.includes(one))).length))),
}

test.each([
  ['最底生活保障', '最低生活保障'], ['合火企业', '合伙企业'], ['有限合火企业怎么注销', '有限合伙企业怎么注销'], ['承包任交付', '承包人交付'], ['消费着协会', '消费者协会'],
  ['可以申情最低生活保障吗', '可以申请最低生活保障吗'], ['嫁照吊销', '驾照吊销'],
])('%s is read as %s', async (typed, meant) => {
  expect(await rescueHomophones(typed, index)).toBe(meant)
})

test('of two words that sound the same, the one that goes with the other words is meant', async () => {
  expect(await rescueHomophones('保力合同', index)).toBe('保理合同')
  expect(await rescueHomophones('校园保力', index)).toBe('校园暴力')
})

test('a word of the index is taken for another one where only that one goes with the rest', async () => {
  expect(await rescueHomophones('新闻报到引起名誉权纠纷', index)).toBe('新闻报道引起名誉权纠纷')
  expect(await rescueHomophones('新生报到', index)).toBeNull()
})

test('two slips in two words are both put right, one slip only once', async () => {
  expect(await rescueHomophones('最底生活保障 申情', index)).toBe('最低生活保障 申请')
  // 措 and 失 may each be wrong, but not both.
  expect(await rescueHomophones('组织措失', index)).toBe('组织措施')
})

test('a change counts for more where some text then holds all words', async () => {
  expect(await rescueHomophones('权力 享有', index)).toBe('权利 享有')
  expect(await rescueHomophones('权力 吊销', index)).toBeNull()
})

test.each(['最低生活保障', '消费者协会', '由谁承担', '果园转让', '', 'abc', '网格员', '鸽子', '隔壁院子', '权利', '教室', '找谁管', '交哪档', '重疾险'])('%j stays as it is', async (typed) => {
  expect(await rescueHomophones(typed, index)).toBeNull()
})

test.each(['“合火企业”', '申请 -合火', '部门:合火 申请'])('what is quoted, excluded or a field stays as it is: %s', async (typed) => {
  expect(await rescueHomophones(typed, index)).toBeNull()
})

test('what stands before and behind stays', async () => {
  expect(await rescueHomophones('部门:民政局 最底生活保障 -救助', index)).toBe('部门:民政局 最低生活保障 -救助')
})

test('the index is asked three times, and for little, however long the query is', async () => {
  let calls = 0
  let asked = 0
  const counting: SoundIndex = {
    soundAlikes: (words) => { calls++; asked += words.length; return index.soundAlikes(words) },
    countEntries: (groups) => { calls++; asked += groups.length; return index.countEntries(groups) },
  }
  await rescueHomophones('最底生活保障的申情和合火企业的转让'.repeat(17), counting)
  expect(calls).toBeLessThanOrEqual(4)
  expect(asked).toBeLessThan(700)
})
