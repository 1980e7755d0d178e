import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './foldText.ts'
import { toNfkc } from './toNfkc.ts'

test('as long as there are no more marks than any language needs, it is what Unicode says', () => {
  const characters = fc.constantFrom('县', 'a', '\u0301', '\u0327', '\uff9e', '\uff76', '㎡', '가', '\u1100', '\u1161', '\u11a8', '𠮷', '\ud800', '\u0344', ' ', '\n')
  fc.assert(fc.property(fc.array(characters, { maxLength: 60 }), (parts) => {
    const text = parts.join('').replace(/[\p{M}\uff9e]{20,}/gu, '')
    expect(toNfkc(text)).toBe(text.normalize('NFKC'))
    expect(toNfkc(`${text}x${'\u0301'.repeat(40)}`)).toBe(`${text}x`.normalize('NFKC') + '\u0301'.repeat(40))
  }), { numRuns: 2000 })
})

test.each(['\u0301\u0327', '\uff9e\u0327', '\u0344'])('a text of nothing but marks is done in its time', (marks) => {
  const text = `a${marks.repeat(150_000)}`
  expect(toNfkc(text).length).toBeGreaterThan(200_000)
  expect(foldText(text).text.length).toBeGreaterThan(200_000)
})
