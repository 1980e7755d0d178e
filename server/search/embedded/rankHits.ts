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
 * The order in which hits are shown: hits with all words before those with some, then by relevance, then by row.
 * Each of the first 300 gains 0.4 × the sum of its document's five best scores among them, divided by five.
 */
export function rankHits(hits: readonly ScoredRow[], complete: ReadonlySet<number>, parentOf: (row: number) => number): ScoredRow[] {
  const sorted = [...hits].sort((a, b) => Number(complete.has(b.row)) - Number(complete.has(a.row)) || b.score - a.score || a.row - b.row)
  const head = sorted.slice(0, RESCORED)
  const best = new Map<number, number[]>()
  for (const { row, score } of head) {
    const parent = parentOf(row)
    const scores = best.get(parent) ?? []
    if (parent !== 0) best.set(parent, [...scores, score].sort((a, b) => b - a).slice(0, PARENT_BEST))
  }
  const share = new Map([...best].map(([parent, scores]) => [parent, PARENT_SHARE * sum(scores) / PARENT_BEST]))
  const gained = head.map(({ row, score }) => ({ row, score: score + (share.get(parentOf(row)) ?? 0) }))
  // One step between the two tiers, and none of the rest above the first 300, keeps the scores falling down the list.
  const step = Math.max(0, ...gained.map((hit) => hit.score))
  const lifted = gained.map((hit) => (complete.has(hit.row) ? { row: hit.row, score: hit.score + step } : hit))
  return [...lifted.sort((a, b) => b.score - a.score || a.row - b.row), ...sorted.slice(RESCORED)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
