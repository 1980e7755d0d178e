import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writePhrase, writeTokens } from './writeTokens.ts'

test('a text is one token for each character, number and word of letters, and one for the marks between clauses', () => {
  expect(writeTokens('抓治理,13710ppt', 'own')).toEqual(['erwc', 'ejed', 'uwjd', 'z', expect.stringMatching(/^a/), expect.stringMatching(/^a/)])
})

test('marks inside a clause part nothing', () => {
  expect(writeTokens('“四不两直”工作法', 'own')).toEqual(writeTokens('四不两直工作法', 'own'))
})

test('no two different tokens are spelt alike, wherever they stand', () => {
  const unit = fc.oneof(fc.integer({ min: 0x3400, max: 0x9fff }), fc.integer({ min: 0x20000, max: 0x323af })).map((code) => String.fromCodePoint(code)).filter((text) => /^\p{Script=Han}$/u.test(text))
  const token = fc.oneof(unit, fc.stringMatching(/^[a-z]{1,40}$/), fc.stringMatching(/^[0-9]{1,12}$/), fc.constantFrom('α', 'é', 'привет', '𐐷'))
  fc.assert(fc.property(token, token, fc.constantFrom('own', 'around'), fc.constantFrom('own', 'around'), (one, other, here, there) => {
    const [spelt] = writeTokens(one, here)
    expect(spelt).toMatch(/^[a-z]{1,250}$/)
    expect(spelt === writeTokens(other, there)[0]).toBe(one === other && here === there)
  }), { numRuns: 3000 })
})

test('a phrase has no marks at its ends; what says nothing is none', () => {
  expect(writePhrase('。治理,', 'own')).toBe('"ejed uwjd"')
  expect(writePhrase('治。理', 'own')).toBe('"ejed z uwjd"')
  expect(writePhrase('。,', 'own')).toBeNull()
})
