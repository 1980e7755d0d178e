import { expect, test } from 'vitest'
import { findHits } from './findHits.ts'

const text = '要抓好治理。将省里明确的154项政务服务事项（其中下放到村级33项）依法下放乡村，要让154项落地。'
const second = { start: 6, end: text.length }
const shown = (results: Parameters<typeof findHits>[1]): string[] => findHits(text, results).map(({ start, end }) => text.slice(start, end))

test('the hits of a snippet are found to the character in its passage', () => {
  const snippet = [{ text: '…', hit: false }, { text: '33', hit: true }, { text: '项）依法', hit: false }, { text: '下放', hit: true }, { text: '…', hit: false }]
  expect(shown([{ ...second, snippet }])).toEqual(['下放', '33', '下放'])
})

test('hits that touch are one hit', () => {
  const snippet = [{ text: '154项', hit: true }, { text: '政务服务', hit: true }, { text: '事项', hit: true }]
  expect(shown([{ ...second, snippet }])).toEqual(['154项政务服务事项', '154项'])
})

test('a single character lights up where the snippet shows it, not everywhere', () => {
  const snippet = [{ text: '，', hit: false }, { text: '要', hit: true }, { text: '让', hit: false }]
  const spans = findHits(text, [{ ...second, snippet }])
  expect(spans).toEqual([{ start: text.lastIndexOf('要'), end: text.lastIndexOf('要') + 1 }])
})

test('a passage that was not found has no hits', () => {
  expect(shown([{ start: 0, end: 6, snippet: [{ text: '154项', hit: true }] }])).toEqual([])
})
