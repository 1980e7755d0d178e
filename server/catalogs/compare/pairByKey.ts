/** Pairs members of two lists whose keys are equal, those that stand earlier first; null is no key. Returns the pairs and what is left, in order. */
export function pairByKey<T>(before: readonly T[], after: readonly T[], keyOf: (member: T) => string | null, accept: (from: T, to: T) => boolean = () => true) {
  const waiting = new Map<string, T[]>()
  for (const member of before.toReversed()) {
    const key = keyOf(member)
    if (key === null) continue
    const members = waiting.get(key)
    if (members) members.push(member)
    else waiting.set(key, [member])
  }
  const pairs: { readonly from: T, readonly to: T }[] = []
  const taken = new Set<T>()
  for (const to of after) {
    const key = keyOf(to)
    const from = key === null ? undefined : waiting.get(key)?.at(-1)
    if (from === undefined || !accept(from, to)) continue
    waiting.get(key!)!.pop()
    pairs.push({ from, to })
    taken.add(from).add(to)
  }
  return { pairs, before: before.filter((member) => !taken.has(member)), after: after.filter((member) => !taken.has(member)) }
}
