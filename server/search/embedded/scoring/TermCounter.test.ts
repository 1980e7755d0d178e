import { expect, test } from 'vitest'
import { CountedText, TermCounter } from './TermCounter.ts'

const times = (term: string, text: string): number => new TermCounter(term).timesIn(new CountedText(text))

test('a term is counted in either script, in capitals and in full width', () => {
  expect(times('权限', '权限清单：权限、权限')).toBe(3)
  expect(times('权限', '權限清單：權限、權限')).toBe(3)
  expect([times('ppt', 'PPT、ppt和ＰＰＴ'), times('5g', '5G基站和５Ｇ')]).toEqual([3, 2])
})

test('letters and numbers count where they stand whole', () => {
  expect([times('1', '1件，21件，11111件'), times('5', '5G、15日、第5条'), times('gdp', 'GDP、GDPR')]).toEqual([1, 2, 1])
  expect(times('第32条', '第32条、第132条')).toBe(1)
})

test('what the index has is there, though it is not seen', () => {
  expect(times('网格', '第一网、第二格')).toBe(1)
})
