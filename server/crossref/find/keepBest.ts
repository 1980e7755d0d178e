import { OFFERED } from './thresholds.ts'
import type { FoundLink } from './values.ts'

/** Of links with the same ends and type the surest, in the order of their first; none of a thing to itself and none below OFFERED. */
export function keepBest(links: readonly FoundLink[]): FoundLink[] {
  const best = new Map<string, FoundLink>()
  for (const link of links) {
    const { type, from, to, score } = link
    if (score < OFFERED || (from.kind === to.kind && from.id === to.id)) continue
    const key = `${type} ${from.kind} ${from.id} ${to.kind} ${to.id}`
    if ((best.get(key)?.score ?? 0) < score) best.set(key, link)
  }
  return [...best.values()]
}
