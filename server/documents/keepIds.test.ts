import { expect, it } from 'vitest'
import { keepIds, textKey } from './keepIds.ts'

it('a passage with the same words keeps its id when a new one comes before it', () => {
  expect(keepIds([{ id: 'a', key: '一' }, { id: 'b', key: '二' }], ['〇', '一', '二'])).toEqual([null, 'a', 'b'])
})

it('of equal passages each keeps its own id, in order, and one more gets none', () => {
  expect(keepIds([{ id: 'a', key: '同' }, { id: 'b', key: '同' }], ['同', '同', '同'])).toEqual(['a', 'b', null])
})

it('punctuation, blanks, width and masks do not make another passage; a word does', () => {
  expect(textKey('理顺_机制，抓好“块”的统筹。')).toBe(textKey('理顺 机制,抓好"块"的统筹'))
  expect(textKey('下放１５４项')).toBe(textKey('下放154项'))
  expect(textKey('下放154项')).not.toBe(textKey('下放33项'))
})
