import { expect, test } from 'vitest'
import { diffText } from './diffText.ts'

const write = (before: string, after: string): string => diffText(before, after)
  .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind]).join('')

test('only the characters that changed are marked', () => {
  expect(write('30个工作日', '20个工作日')).toBe('[-30][+20]个工作日')
  expect(write('最低生活保障申请受理', '最低生活保障申请受理与审核')).toBe('最低生活保障申请受理[+与审核]')
  expect(write('城乡居民基本养老保险参保登记', '居民养老保险参保登记')).toBe('[-城乡]居民[-基本]养老保险参保登记')
})

test('the same text has no change, and nothing becomes something', () => {
  expect(write('民政局', '民政局')).toBe('民政局')
  expect(write('', '即时办结')).toBe('[+即时办结]')
  expect(write('即时办结', '')).toBe('[-即时办结]')
  expect(diffText('', '')).toEqual([])
})

test('rare characters outside the basic plane are not torn apart', () => {
  expect(write('𠮷林镇', '吉林镇')).toBe('[-𠮷][+吉]林镇')
})

test('texts too long to compare in small steps are one change between what both have', () => {
  const [before, after] = ['甲'.repeat(800), '乙'.repeat(800)]
  expect(diffText(`起${before}止`, `起${after}止`).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
})
