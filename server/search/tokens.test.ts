import { expect, test } from 'vitest'
import fc from 'fast-check'
import { bigramsForIndex, bigramsOfQuery, isOneHanCharacter, wordsForIndex, wordsOfQuery } from './tokens.ts'

test('a text is filed under its words and the words inside them, without its marks', () => {
  expect(wordsForIndex('政务服务中心,2023-5')).toBe('政务 服务 中心 服务中心 2023 5')
})

test('neighbouring characters are filed, and every last character of a run', () => {
  expect(bigramsForIndex('抓治理,“13710”制度b超')).toBe('抓治 治理 理 13710 制度 度 b 超')
})

test('the words of a question come once each', () => {
  expect(wordsOfQuery('网格员,网格员的职责')).toEqual(['网格', '员', '的', '职责'])
})

test('whatever stands in a text is found again by its neighbouring characters', () => {
  const alphabet = fc.constantFrom('基', '层', '治', '理', '村', ',', '1', 'a', '𠮷')
  fc.assert(fc.property(fc.array(alphabet, { minLength: 1, maxLength: 20 }), fc.nat(19), fc.nat(19), (parts, from, length) => {
    const whole = bigramsForIndex(parts.join(''))
    const cut = parts.slice(from, from + length)
    // Letters and numbers are found whole only.
    if (/[a1]/.test(`${parts[from - 1] ?? ''}${parts[from + length] ?? ''}`)) return
    const tokens = bigramsOfQuery(cut.join(''))
    const last = tokens.at(-1)
    const wanted = ` ${tokens.join(' ')}${last !== undefined && isOneHanCharacter(last) ? '' : ' '}`
    if (tokens.length > 0) expect(` ${whole} `).toContain(wanted)
  }), { numRuns: 2000 })
})
