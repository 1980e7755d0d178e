import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepBest } from './keepBest.ts'

describe('keepBest', () => {
  test('keeps the greatest in the order given', () => {
    expect(keepBest([3, 1, 5, 4, 2], 2, (item) => item)).toEqual([5, 4])
  })

  test('keeps all that tie with the last one', () => {
    expect(keepBest([7, 9, 7, 1, 7], 2, (item) => item)).toEqual([7, 9, 7, 7])
  })

  test('keeps what sorting would have put first, whatever the scores', () => {
    const scores = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }), fc.integer({ min: -3, max: 3 })), { minLength: 1 })
    fc.assert(fc.property(scores, fc.integer({ min: 1, max: 20 }), (items, count) => {
      const last = items.toSorted((a, b) => b - a)[count - 1] ?? -Infinity
      expect(keepBest(items, count, (item) => item)).toEqual(items.filter((item) => item >= last))
    }))
  })
})
