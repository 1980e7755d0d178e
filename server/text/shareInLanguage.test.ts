import { dict } from '@node-rs/jieba/dict.js'
import { expect, test } from 'vitest'
import { shareInLanguage } from './shareInLanguage.ts'

test('what is said more often has the greater share', () => {
  const shares = ['的', '什么', '院子', '角色', '鸽子', '网名', '承揽人'].map(shareInLanguage)
  expect(shares).toEqual([...shares].sort((a, b) => b - a))
  expect(shareInLanguage('什么')).toBeCloseTo(0.001, 3)
})

test.each(['', '角铯', '院', '院子里的', '龢龢', '\u{10ffff}', ' ', '1'])('%j is no more than it is', (word) => {
  expect(shareInLanguage(word)).toBe(word === '院' ? shareInLanguage('院') : 0)
})

test('every word of the dictionary is found, the first and the last too', () => {
  const words = Buffer.from(dict).toString().trimEnd().split('\n').map((line) => line.split(' ') as [string, string])
  const sample = words.filter((_, at) => at % 997 === 0 || at === words.length - 1)
  for (const [word, met] of sample) expect(shareInLanguage(word) * 60_101_964, word).toBeCloseTo(Number(met))
  expect(words.reduce((sum, [, met]) => sum + Number(met), 0)).toBe(60_101_964)
})
