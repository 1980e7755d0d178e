import { expect, test } from 'vitest'
import { undoSteps } from './undoSteps.ts'

const suggested = { status: 'SUGGESTED', type: 'MANDATES', reason: null } as const
const confirmed = { status: 'CONFIRMED', type: 'MANDATES', reason: '会议纪要写明' } as const
const rejected = { status: 'REJECTED', type: 'MANDATES', reason: '不是一回事' } as const

test('a suggestion that was confirmed or rejected waits again', () => {
  expect(undoSteps(suggested, confirmed)).toEqual([{ kind: 'RESTORE' }])
  expect(undoSteps(suggested, rejected)).toEqual([{ kind: 'RESTORE' }])
})

test('a suggestion whose type was changed gets its type back first', () => {
  expect(undoSteps(suggested, { ...confirmed, type: 'MENTIONS' })).toEqual([{ kind: 'TYPE', type: 'MANDATES' }, { kind: 'RESTORE' }])
})

test('what was decided before is decided again as it was, with its reason', () => {
  expect(undoSteps(confirmed, rejected)).toEqual([{ kind: 'CONFIRM', reason: '会议纪要写明' }])
  expect(undoSteps(rejected, confirmed)).toEqual([{ kind: 'REJECT', reason: '不是一回事' }])
  expect(undoSteps(confirmed, { ...confirmed, type: 'CITES' })).toEqual([{ kind: 'TYPE', type: 'MANDATES' }])
})

test('that somebody looked again cannot be undone', () => {
  expect(undoSteps(confirmed, confirmed)).toEqual([])
})
