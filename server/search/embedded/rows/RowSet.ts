/**
 * Rows of the index as one bit each, 32 to a number, which is how sets of a hundred thousand are joined and cut in microseconds. What goes
 * through thousands of rows, here and where they are used, counts them by index: an iterator takes five times as long.
 */
export type RowSet = Int32Array

/** Room for all rows up to the last one. */
export function emptySet(lastRow: number): RowSet {
  return new Int32Array(bytesOfSet(lastRow) / Int32Array.BYTES_PER_ELEMENT)
}

export function bytesOfSet(lastRow: number): number {
  return ((lastRow >> 5) + 1) * Int32Array.BYTES_PER_ELEMENT
}

export function addRow(set: RowSet, row: number): void {
  set[row >> 5] = (set[row >> 5] ?? 0) | (1 << (row & 31))
}

export function addRows(set: RowSet, rows: Iterable<number>): void {
  for (const row of rows) addRow(set, row)
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set[row >> 5] ?? 0) >> (row & 31) & 1) === 1
}

/** Adds what the other set has. It may be of an index that had fewer rows, or more: those beyond are gone. */
export function unite(set: RowSet, other: RowSet): void {
  for (let at = 0; at < other.length; at++) set[at] = (set[at] ?? 0) | (other[at] ?? 0)
}

export function intersect(set: RowSet, other: RowSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) & (other[at] ?? 0)
}

export function subtract(set: RowSet, other: RowSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) & ~(other[at] ?? 0)
}

export function countRows(set: RowSet): number {
  let count = 0
  for (let at = 0; at < set.length; at++) {
    const bits = set[at] ?? 0
    if (bits !== 0) count += countBits(bits)
  }
  return count
}

/** The rows, ascending. */
export function listRows(set: RowSet): number[] {
  const rows = new Array<number>(countRows(set))
  let next = 0
  for (let at = 0; at < set.length; at++) {
    for (let left = set[at] ?? 0; left !== 0; left &= left - 1) rows[next++] = 32 * at + 31 - Math.clz32(left & -left)
  }
  return rows
}

/** Those of the rows that the set has. */
export function rowsWithin(rows: readonly number[], set: RowSet): number[] {
  const within: number[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (hasRow(set, row)) within.push(row)
  }
  return within
}

/** Sums of neighbours: of bits, of pairs of them, of fours, and of all bytes at once. */
function countBits(bits: number): number {
  const pairs = bits - (bits >>> 1 & 0x55555555)
  const fours = (pairs & 0x33333333) + (pairs >>> 2 & 0x33333333)
  return Math.imul(fours + (fours >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24
}
