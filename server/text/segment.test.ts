import { expect, test } from 'vitest'
import fc from 'fast-check'
import { segment, segmentForIndex } from './segment.ts'

test('a heading falls into its words', () => {
  expect(segment('县乡协同事项清单').map((word) => word.text)).toEqual(['县乡', '协同', '事项', '清单'])
})

test('every word knows its place among marks and blanks', () => {
  const text = '“13710”工作制度：  一抓到底'
  for (const word of segment(text)) expect(text.slice(word.start, word.end)).toBe(word.text)
})

test('the segments joined are the text, whatever it holds', () => {
  const alphabet = fc.constantFrom('基', '层', '治', '理', ' ', '\n', '\u0000', '\ud800', '\udc00', '𠮷', 'a', '1', '-', '。', '“')
  fc.assert(fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
    const text = parts.join('')
    expect(segment(text).map((word) => word.text).join('')).toBe(text)
  }), { numRuns: 500 })
})

test('a long word is filed under the words inside it too', () => {
  expect(segmentForIndex('政务服务中心')).toEqual(expect.arrayContaining(['政务', '服务', '中心', '服务中心']))
})
