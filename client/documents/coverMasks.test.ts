import { expect, test } from 'vitest'
import { coverMasks, coverTitle, masksAmong } from './coverMasks.ts'

const text = '积极探索基层治理现代化的**路径\n今年上半年,我们将在**县启动试点,2*3不是遮盖。'
const masks = masksAmong([
  { kind: 'MASK', cleanStart: 12, cleanEnd: 14 },
  { kind: 'SCRIPT', cleanStart: 17, cleanEnd: 18 },
  { kind: 'MASK', cleanStart: text.indexOf('**县'), cleanEnd: text.indexOf('县') },
])

test('hidden words are covered sign by sign, other stars stay', () => {
  expect(coverMasks(text, masks, 17, text.length)).toBe('今年上半年,我们将在▒▒县启动试点,2*3不是遮盖。')
  expect(coverMasks(text, masks, 13, 16)).toBe('▒路径')
})

test('a title is covered where it stands in the text', () => {
  expect(coverTitle('积极探索基层治理现代化的**路径', text, masks)).toBe('积极探索基层治理现代化的▒▒路径')
  expect(coverTitle('将在**县启动试点', text, masks, 17)).toBe('将在▒▒县启动试点')
})

test('a title that the text does not hold stays as it is', () => {
  expect(coverTitle('乘法2*3', text, masks)).toBe('乘法2*3')
})
