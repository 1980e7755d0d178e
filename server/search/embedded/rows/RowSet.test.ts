import { expect, test } from 'vitest'
import { addRows, countRows, emptySet, hasRow, intersect, listRows, subtract, unite } from './RowSet.ts'

const setOf = (rows: readonly number[], lastRow = 40) => {
  const set = emptySet(lastRow)
  addRows(set, rows)
  return set
}

test('rows come out as they went in, each once, ascending', () => {
  expect(listRows(setOf([40, 7, 8, 31, 32, 1, 63, 64, 7], 64))).toEqual([1, 7, 8, 31, 32, 40, 63, 64])
  expect(listRows(emptySet(0))).toEqual([])
  expect([countRows(setOf([40, 7, 8, 31, 32, 1, 63, 64, 7], 64)), countRows(emptySet(0))]).toEqual([8, 0])
})

test('sets are joined and cut', () => {
  const set = setOf([1, 8, 9, 40])
  unite(set, setOf([2, 9]))
  expect(listRows(set)).toEqual([1, 2, 8, 9, 40])
  intersect(set, setOf([2, 8, 40]))
  expect(listRows(set)).toEqual([2, 8, 40])
  subtract(set, setOf([8]))
  expect(listRows(set)).toEqual([2, 40])
  expect([hasRow(set, 2), hasRow(set, 8), hasRow(set, 1000)]).toEqual([true, false, false])
})

test('a set of an index that had fewer rows holds nothing of the later ones', () => {
  const set = setOf([3, 39])
  unite(set, setOf([4], 10))
  expect(listRows(set)).toEqual([3, 4, 39])
  intersect(set, setOf([3, 4, 8], 10))
  expect(listRows(set)).toEqual([3, 4])
})
