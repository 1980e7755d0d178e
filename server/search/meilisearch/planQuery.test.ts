import { expect, test } from 'vitest'
import { understandQuery } from '../understandQuery.ts'
import { planQuery } from './planQuery.ts'
import { writePhrase, type Place } from './writeTokens.ts'

/** The questions for what holds some words, the first first, in the words that were typed. */
function planSome(typed: string, counts: Readonly<Record<string, number>>): string[] {
  const readable = new Map(Object.keys(counts).flatMap((word) => (['own', 'around'] as const).map((place: Place) => [writePhrase(word, place) ?? '', place === 'own' ? word : `(${word})`])))
  const { some } = planQuery(understandQuery(typed), { entries: 100_000, countOf: (word) => counts[word] ?? 0 })
  return [...some].sort((a, b) => a.tier - b.tier).map(({ q }) => (q.match(/"[^"]*"/g) ?? []).map((phrase) => readable.get(phrase) ?? phrase).join(' '))
}

test('what holds two words of a question comes before what holds one, and a rare word before two that are common', () => {
  expect(planSome('合伙纠纷如何调解?', { 合伙: 3, 纠纷: 900, 调解: 1000 })).toEqual([
    '合伙 纠纷', '合伙 调解', '合伙', '纠纷 调解', '纠纷', '调解', '(合伙)', '(纠纷)', '(调解)',
  ])
})

test('two common words are not asked for together where a less common one finds enough by itself', () => {
  expect(planSome('合伙纠纷如何调解?', { 合伙: 3000, 纠纷: 20_000, 调解: 30_000 })).toEqual([
    '合伙 纠纷', '合伙 调解', '合伙', '纠纷', '调解', '(合伙)', '(纠纷)', '(调解)',
  ])
})

test('a word that stands in no text is looked for in titles only', () => {
  expect(planSome('合伙纠纷如何调解?', { 合伙: 0, 纠纷: 900, 调解: 1000 })).toEqual(['纠纷 调解', '纠纷', '调解', '(合伙)', '(纠纷)', '(调解)'])
})

test('of many words ten are enough, and no question has more terms than Meilisearch looks at', () => {
  const words = '春耕 夏收 秋种 冬藏 防汛 抗旱 造林 护路 清淤 修渠 禁烧 防火'.split(' ')
  const some = planSome(`“乡镇”“民政局” ${words.join(' ')}`, Object.fromEntries([...words, '乡镇', '民政局'].map((word, at) => [word, 100 + at])))
  expect(some.some((ask) => ask.includes('修渠'))).toBe(true)
  expect(some.some((ask) => ask.includes('防火'))).toBe(false)
  expect(some.every((ask) => ask.split(' ').length <= 4 && /\(?乡镇\)? \(?民政局\)?/.test(ask))).toBe(true)
})
