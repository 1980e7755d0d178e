import { keepBest } from './keepBest.ts'

/** A row of the index that matches, with its relevance: greater is better. */
export interface ScoredRow {
  readonly row: number
  readonly score: number
}

/** So many of the best hits are ranked again; a page further down keeps the order of the first look. */
const RESCORED = 300
/** What stands beside a good hit is likely to be about the same: the passages of a long article carry each other. */
const NEIGHBOUR_SHARE = 0.07
/** Neighbours are looked for among so many of the best hits. */
const NEIGHBOURS = 1000
/** A document that holds several good hits is likely to be about the question. */
const PARENT_SHARE = 0.4
const PARENT_BEST = 5

/**
 * The order in which hits are shown: by relevance, then by row. Each of the first 300 gains 0.07 of what the hits next to it in
 * its document have, and then 0.4 × the sum of its document's five best scores among them, divided by five. At least the first
 * `needed` are given; to sort tens of thousands that no one asks for would cost more than to find them.
 */
export function rankHits(hits: readonly ScoredRow[], parentOf: (row: number) => number, needed = Infinity): ScoredRow[] {
  const sorted = [...keepBest(hits, Math.max(NEIGHBOURS, needed), ({ score }) => score)].sort(inOrder)
  const head = withNeighbours(sorted.slice(0, RESCORED), sorted.slice(0, NEIGHBOURS), parentOf).sort(inOrder)
  const best = new Map<number, number[]>()
  for (const { row, score } of head) {
    const parent = parentOf(row)
    if (parent === 0) continue
    const scores = best.get(parent)
    if (scores === undefined) best.set(parent, [score])
    else if (scores.length < PARENT_BEST) scores.push(score)
  }
  const share = new Map([...best].map(([parent, scores]) => [parent, PARENT_SHARE * sum(scores) / PARENT_BEST]))
  const gained = head.map(({ row, score }) => ({ row, score: score + (share.get(parentOf(row)) ?? 0) }))
  return [...gained.sort(inOrder), ...sorted.slice(RESCORED)]
}

/** Rows of one document follow each other in the order of reading. */
function withNeighbours(head: readonly ScoredRow[], all: readonly ScoredRow[], parentOf: (row: number) => number): ScoredRow[] {
  const scores = new Map(all.map(({ row, score }) => [row, score]))
  const besides = (row: number, parent: number): number => (parent !== 0 && parentOf(row) === parent ? scores.get(row) ?? 0 : 0)
  return head.map(({ row, score }) => {
    const parent = parentOf(row)
    return { row, score: score + NEIGHBOUR_SHARE * (besides(row - 1, parent) + besides(row + 1, parent)) }
  })
}

function inOrder(a: ScoredRow, b: ScoredRow): number {
  return b.score - a.score || a.row - b.row
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
