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
  const head = sorted.slice(0, RESCORED)
  const scores = scoreWithNeighbours(head, sorted.slice(0, NEIGHBOURS), parentOf)
  const shares = new ParentShares()
  head.forEach(({ row }, at) => { shares.add(parentOf(row), scores[at] ?? 0) })
  const gained = head.map(({ row }, at) => ({ row, score: (scores[at] ?? 0) + shares.of(parentOf(row)) }))
  return [...gained.sort(inOrder), ...sorted.slice(RESCORED)]
}

/** Rows of one document follow each other in the order of reading. */
function scoreWithNeighbours(head: readonly ScoredRow[], all: readonly ScoredRow[], parentOf: (row: number) => number): Float64Array {
  const places = new Map<number, number>()
  all.forEach(({ row }, at) => { places.set(row, at) })
  const besides = (row: number, parent: number): number => {
    const at = places.get(row)
    return at !== undefined && parentOf(row) === parent ? all[at]?.score ?? 0 : 0
  }
  const scores = new Float64Array(head.length)
  head.forEach(({ row, score }, at) => {
    const parent = parentOf(row)
    scores[at] = parent === 0 ? score : score + NEIGHBOUR_SHARE * (besides(row - 1, parent) + besides(row + 1, parent))
  })
  return scores
}

/** What the best hits of each document add to all of its hits. Document 0 is none. */
class ParentShares {
  readonly #places = new Map<number, number>()
  /** For each document its best scores, falling. */
  readonly #best: number[] = []

  add(parent: number, score: number): void {
    if (parent === 0) return
    const start = this.#places.get(parent) ?? this.#open(parent)
    const best = this.#best
    let at = start + PARENT_BEST - 1
    if (score <= (best[at] ?? 0)) return
    for (; at > start && score > (best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0
    best[at] = score
  }

  of(parent: number): number {
    const start = this.#places.get(parent)
    if (start === undefined) return 0
    let sum = 0
    for (let at = start; at < start + PARENT_BEST; at++) sum += this.#best[at] ?? 0
    return PARENT_SHARE * sum / PARENT_BEST
  }

  #open(parent: number): number {
    const start = this.#best.length
    for (let at = 0; at < PARENT_BEST; at++) this.#best.push(0)
    this.#places.set(parent, start)
    return start
  }
}

/** The best first, then by row. In whole numbers: a difference of scores would be put on the heap each time. */
function inOrder(a: ScoredRow, b: ScoredRow): number {
  return a.score > b.score ? -1 : a.score < b.score ? 1 : a.row - b.row
}
