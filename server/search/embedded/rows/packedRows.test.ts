import { expect, test } from 'vitest'
import { addPacked, packRows } from './packedRows.ts'
import { addRows, emptySet, listRows } from './RowSet.ts'

const LAST = 300_000
const unpack = (packed: Uint8Array, lastRow = LAST): number[] => {
  const set = emptySet(lastRow)
  addPacked(set, packed)
  return listRows(set)
}

test('rows come out as they went in, however far apart', () => {
  for (const rows of [[], [1], [LAST], [1, 2, 129, 130, 16_514, 16_515, 300_000], [127, 254, 382], [128, 16_512]]) expect(unpack(packRows(rows, LAST))).toEqual(rows)
})

test('few take a byte or two each, many a bit for each row', () => {
  const few = Array.from({ length: 1000 }, (_, at) => 290 * at + 1)
  const many = Array.from({ length: LAST / 2 }, (_, at) => 2 * at + 1)
  expect(packRows(few, LAST)).toHaveLength(2000)
  expect(packRows(many, LAST)).toHaveLength(emptySet(LAST).byteLength + 1)
  expect(unpack(packRows(few, LAST))).toEqual(few)
  expect(unpack(packRows(many, LAST))).toEqual(many)
})

test('they are added to what is there, also to a set of an index that has grown since', () => {
  const grown = emptySet(2 * LAST)
  addRows(grown, [5, 2 * LAST])
  addPacked(grown, packRows([4, LAST], LAST))
  addPacked(grown, packRows(Array.from({ length: 40 }, (_, at) => at + 100), 140))
  expect(listRows(grown)).toEqual([4, 5, ...Array.from({ length: 40 }, (_, at) => at + 100), LAST, 2 * LAST])
})
