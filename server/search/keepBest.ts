const BUCKETS = 4096

/** The `count` items with the greatest scores, and all that tie with the last of them, in the order given. */
export function keepBest<Item>(items: readonly Item[], count: number, scoreOf: (item: Item) => number): readonly Item[] {
  if (items.length <= count) return items
  const scores = new Float64Array(items.length)
  items.forEach((item, at) => { scores[at] = scoreOf(item) })
  const least = greatest(scores, count)
  return items.filter((_, at) => (scores[at] ?? 0) >= least)
}

/** The `nth` greatest of the scores. Only those near it are sorted: a page of twenty out of 100,000 hits must not wait for the others. */
function greatest(scores: Float64Array, nth: number): number {
  let least = Infinity
  let most = -Infinity
  for (const score of scores) {
    if (score < least) least = score
    if (score > most) most = score
  }
  if (nth < 1 || !(most > least)) return most
  const bucketOf = (score: number): number => Math.min(BUCKETS - 1, Math.floor(BUCKETS * (score - least) / (most - least)))
  const filled = new Uint32Array(BUCKETS)
  for (const score of scores) {
    const bucket = bucketOf(score)
    filled[bucket] = (filled[bucket] ?? 0) + 1
  }
  let above = 0
  let bucket = BUCKETS - 1
  while (bucket > 0 && above + (filled[bucket] ?? 0) < nth) above += filled[bucket--] ?? 0
  return scores.filter((score) => bucketOf(score) === bucket).sort().at(above - nth) ?? least
}
