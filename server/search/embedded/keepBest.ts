/** The `count` items with the greatest scores, and all that tie with the last of them, in the order given. */
export function keepBest<Item>(items: readonly Item[], count: number, scoreOf: (item: Item) => number): readonly Item[] {
  if (items.length <= count) return items
  const scores = new Float64Array(items.length)
  items.forEach((item, at) => { scores[at] = scoreOf(item) })
  // Numbers sorted by themselves cost a tenth of objects sorted by them.
  const least = scores.slice().sort()[items.length - count] ?? -Infinity
  return items.filter((_, at) => (scores[at] ?? 0) >= least)
}
