/** Rows of the index as one bit each, which is how sets of a hundred thousand are joined and cut in microseconds. */
export type RowSet = Uint8Array

/** Room for all rows up to the last one. */
export function emptySet(lastRow: number): RowSet {
  return new Uint8Array((lastRow >> 3) + 1)
}

export function addRows(set: RowSet, rows: Iterable<number>): void {
  for (const row of rows) set[row >> 3] = (set[row >> 3] ?? 0) | (1 << (row & 7))
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set[row >> 3] ?? 0) >> (row & 7) & 1) === 1
}

/** Adds what the other set has; the other may be of an index that had fewer rows. */
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
  for (let at = 0; at < set.length; at++) for (let left = set[at] ?? 0; left !== 0; left &= left - 1) count++
  return count
}

/** The rows, ascending. */
export function listRows(set: RowSet): number[] {
  const rows = new Array<number>(countRows(set))
  let next = 0
  for (let at = 0; at < set.length; at++) {
    for (let left = set[at] ?? 0; left !== 0; left &= left - 1) rows[next++] = 8 * at + 31 - Math.clz32(left & -left)
  }
  return rows
}
