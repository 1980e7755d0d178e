import { addRow, addRows, bytesOfSet, emptySet, unite, type RowSet } from './RowSet.ts'

/** The first byte tells what follows: a set, or the gaps between rows, seven bits to a byte and the eighth set where a gap goes on. */
const SET = 0
const GAPS = 1

/** Rows, ascending, in as few bytes as a set or a list of them takes. */
export function packRows(rows: readonly number[], lastRow: number): Uint8Array {
  const most = bytesOfSet(lastRow)
  const gaps: number[] = [GAPS]
  let before = 0
  for (const row of rows) {
    let gap = row - before
    before = row
    for (; gap > 0x7f; gap = Math.floor(gap / 0x80)) gaps.push(gap & 0x7f | 0x80)
    gaps.push(gap)
    if (gaps.length > most) return packSet(rows, lastRow)
  }
  return Uint8Array.from(gaps)
}

function packSet(rows: readonly number[], lastRow: number): Uint8Array {
  const set = emptySet(lastRow)
  addRows(set, rows)
  const packed = new Uint8Array(1 + set.byteLength)
  packed[0] = SET
  packed.set(new Uint8Array(set.buffer), 1)
  return packed
}

/** Adds rows packed by `packRows`. What lies beyond the set's room is left out: rows that were the last ones, and are gone. */
export function addPacked(set: RowSet, packed: Uint8Array): void {
  if (packed[0] === SET) unite(set, new Int32Array(new Uint8Array(packed.subarray(1)).buffer))
  else addGaps(set, packed)
}

function addGaps(set: RowSet, packed: Uint8Array): void {
  let row = 0
  let scale = 1
  for (let at = 1; at < packed.length; at++) {
    const byte = packed[at] ?? 0
    row += (byte & 0x7f) * scale
    if (byte > 0x7f) {
      scale *= 0x80
    } else {
      addRow(set, row)
      scale = 1
    }
  }
}
