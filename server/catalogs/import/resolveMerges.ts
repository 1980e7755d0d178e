import type { SheetRow } from './Sheet.ts'

/** A merged range; rows from 1, columns from 0, ends included. */
export interface MergedRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const NONE: ReadonlySet<number> = new Set()

/**
 * Rows with every merged range resolved: each cell it covers gets the value of its first one, and is known to come from above or from the left.
 * Ranges count only within the rows and columns in use, so that one over a whole sheet costs no more than the sheet holds.
 * Null when they cover more cells together than `maxCells`.
 */
export function resolveMerges(rows: ReadonlyMap<number, readonly string[]>, merges: readonly MergedRange[], maxCells: number): SheetRow[] | null {
  let lastRow = 0
  let width = 0
  for (const [number, texts] of rows) {
    if (texts.some((text) => text !== '')) lastRow = Math.max(lastRow, number)
    width = Math.max(width, texts.length)
  }
  const filled = new Map<number, string[]>()
  const above = new Map<number, Set<number>>()
  const left = new Map<number, Set<number>>()
  let covered = 0
  for (const merge of merges) {
    const bottom = Math.min(merge.bottom, lastRow)
    const right = Math.min(merge.right, width - 1)
    covered += Math.max(0, bottom - merge.top + 1) * Math.max(0, right - merge.left + 1)
    if (covered > maxCells) return null
    const value = rows.get(merge.top)?.[merge.left] ?? ''
    for (let number = merge.top; number <= bottom; number += 1) {
      for (let column = merge.left; column <= right; column += 1) {
        if (number === merge.top && column === merge.left) continue
        const texts = filled.get(number) ?? [...rows.get(number) ?? []]
        while (texts.length < column) texts.push('')
        texts[column] = value
        filled.set(number, texts)
        const origin = number > merge.top ? above : left
        origin.set(number, (origin.get(number) ?? new Set()).add(column))
      }
    }
  }
  return [...new Set([...rows.keys(), ...filled.keys()])]
    .sort((one, other) => one - other)
    .map((number) => ({
      number, texts: withoutBlankEnd(filled.get(number) ?? rows.get(number) ?? []), fromAbove: above.get(number) ?? NONE, fromLeft: left.get(number) ?? NONE,
    }))
    .filter((row) => row.texts.length > 0)
}

function withoutBlankEnd(texts: readonly string[]): readonly string[] {
  let length = texts.length
  while (length > 0 && (texts[length - 1] ?? '').trim() === '') length -= 1
  return length === texts.length ? texts : texts.slice(0, length)
}
