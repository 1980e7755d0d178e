import { keepBest } from './keepBest.ts'

/** A row of the index that matches, with its relevance: greater is better. */
export interface ScoredRow {
  readonly row: number
  readonly score: number
}

/** So many of the best hits are ranked again; a page further down keeps the order of the first look. */
const RESCORED = 300
/** A document that holds several good hits is likely to be about the question. */
const PARENT_SHARE = 0.4
const PARENT_BEST = 5

/**
 * The order in which hits are shown: by relevance, then by row. Each of the first 300 gains 0.4 × the sum of its document's
 * five best scores among them, divided by five. At least the first `needed` are given; to sort tens of thousands that no
 * one asks for would cost more than to find them.
 */
export function rankHits(hits: readonly ScoredRow[], parentOf: (row: number) => number, needed = Infinity): ScoredRow[] {
  const sorted = [...keepBest(hits, Math.max(RESCORED, needed), ({ score }) => score)].sort(inOrder)
  const head = sorted.slice(0, RESCORED)
  const best = new Map<number, number[]>()
  for (const { row, score } of head) {
    const parent = parentOf(row)
    const scores = best.get(parent) ?? []
    if (parent !== 0 && scores.length < PARENT_BEST) best.set(parent, [...scores, score])
  }
  const share = new Map([...best].map(([parent, scores]) => [parent, PARENT_SHARE * sum(scores) / PARENT_BEST]))
  const gained = head.map(({ row, score }) => ({ row, score: score + (share.get(parentOf(row)) ?? 0) }))
  return [...gained.sort(inOrder), ...sorted.slice(RESCORED)]
}

function inOrder(a: ScoredRow, b: ScoredRow): number {
  return b.score - a.score || a.row - b.row
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
