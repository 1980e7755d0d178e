const BUCKETS = 4096

/** The `count` items with the greatest scores, and all that tie with the last of them, in the order given. */
export function keepBest<Item>(items: readonly Item[], count: number, scoreOf: (item: Item) => number): readonly Item[] {
  if (items.length <= count) return items
  const scores = new Float64Array(items.length)
  for (let at = 0; at < items.length; at++) scores[at] = scoreOf(items[at] as Item)
  const least = greatest(scores, count)
  const best: Item[] = []
  for (let at = 0; at < items.length; at++) if ((scores[at] ?? 0) >= least) best.push(items[at] as Item)
  return best
}

/** The `nth` greatest of the scores. Only those near it are sorted: a page of twenty out of 100,000 hits must not wait for the others. */
function greatest(scores: Float64Array, nth: number): number {
  let least = Infinity
  let most = -Infinity
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (score < least) least = score
    if (score > most) most = score
  }
  if (nth < 1 || !(most > least)) return most
  const buckets = new Uint16Array(scores.length)
  const filled = new Uint32Array(BUCKETS)
  for (let at = 0; at < scores.length; at++) {
    const bucket = Math.min(BUCKETS - 1, Math.floor(BUCKETS * ((scores[at] ?? 0) - least) / (most - least)))
    buckets[at] = bucket
    filled[bucket] = (filled[bucket] ?? 0) + 1
  }
  let above = 0
  let bucket = BUCKETS - 1
  while (bucket > 0 && above + (filled[bucket] ?? 0) < nth) above += filled[bucket--] ?? 0
  const near = new Float64Array(filled[bucket] ?? 0)
  for (let at = 0, next = 0; next < near.length; at++) if (buckets[at] === bucket) near[next++] = scores[at] ?? 0
  return near.sort().at(above - nth) ?? least
}
