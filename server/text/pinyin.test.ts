import { expect, test } from 'vitest'
import { toPinyin } from './pinyin.ts'

test('a term is read without tones, and by its initials', () => {
  expect(toPinyin('基层治理')).toEqual({ full: 'jicengzhili', initials: 'jczl' })
})

test('a character with two readings is read by its word', () => {
  expect(toPinyin('银行').full).toBe('yinhang')
  expect(toPinyin('重庆').full).toBe('chongqing')
})

test('ü is typed as v, numbers stay, marks go', () => {
  expect(toPinyin('绿色').full).toBe('lvse')
  expect(toPinyin('“13710”工作制度')).toEqual({ full: '13710gongzuozhidu', initials: '13710gzzd' })
})
