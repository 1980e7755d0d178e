import { addRows, emptySet, unite, type RowSet } from './RowSet.ts'

/** The first byte tells what follows: a bit for each row, or the gaps between rows, seven bits to a byte and the eighth set where a gap goes on. */
const BITS = 0
const GAPS = 1

/** Rows, ascending, in as few bytes as a set or a list of them takes. */
export function packRows(rows: readonly number[], lastRow: number): Uint8Array {
  const set = emptySet(lastRow)
  const gaps: number[] = [GAPS]
  let before = 0
  for (const row of rows) {
    let gap = row - before
    before = row
    for (; gap > 0x7f; gap = Math.floor(gap / 0x80)) gaps.push(gap & 0x7f | 0x80)
    gaps.push(gap)
    if (gaps.length > set.length) {
      addRows(set, rows)
      const packed = new Uint8Array(set.length + 1)
      packed.set(set, 1)
      return packed
    }
  }
  return Uint8Array.from(gaps)
}

/** Adds rows packed by `packRows` to a set that has room for them. */
export function addPacked(set: RowSet, packed: Uint8Array): void {
  if (packed[0] === BITS) {
    unite(set, packed.subarray(1))
    return
  }
  let row = 0
  let scale = 1
  for (let at = 1; at < packed.length; at++) {
    const byte = packed[at] ?? 0
    row += (byte & 0x7f) * scale
    if (byte > 0x7f) {
      scale *= 0x80
      continue
    }
    scale = 1
    set[row >> 3] = (set[row >> 3] ?? 0) | (1 << (row & 7))
  }
}
