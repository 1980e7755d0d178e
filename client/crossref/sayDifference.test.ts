import { expect, test } from 'vitest'
import { findDifference } from './sayDifference.ts'

test('words left out or put in within a sentence are another wording', () => {
  expect(findDifference([{ kind: 'SAME', text: '人民是' }, { kind: 'REMOVED', text: '我们' }, { kind: 'SAME', text: '党执政的最大底气' }])).toBe('OTHER')
  expect(findDifference([{ kind: 'REMOVED', text: '群众' }, { kind: 'ADDED', text: '人民' }, { kind: 'SAME', text: '是党执政的最大底气' }])).toBe('OTHER')
})

test('a part quoted to the letter, or the sentence with more around it, is not', () => {
  expect(findDifference([{ kind: 'SAME', text: '人民是我们党执政的最大底气' }, { kind: 'REMOVED', text: '，也是最深厚的根基' }])).toBe('PART')
  expect(findDifference([{ kind: 'ADDED', text: '大家知道，' }, { kind: 'SAME', text: '人民是我们党执政的最大底气' }])).toBe('MORE')
  expect(findDifference([{ kind: 'SAME', text: '人民是我们党执政的最大底气' }])).toBe('EXACT')
})
