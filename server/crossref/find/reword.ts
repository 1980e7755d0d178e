import type { Folded } from './foldForMatch.ts'
import type { SameWords } from './Resemblance.ts'

/** Of a sentence with many synonyms the first say enough. */
const MOST = 12

/**
 * A sentence said in other words, one synonym at a time, with the way back to its own: `要管好吃低保的人` → `要管好吃最低生活保障的人`, where
 * 最低生活保障 stands for 低保.
 */
export function reword({ text, raw, places }: Folded, synonyms: readonly SameWords[]): Folded[] {
  return synonyms.flatMap(({ said, others }) => {
    const start = text.indexOf(said)
    if (start < 0) return []
    const end = start + said.length
    return others.map((other): Folded => ({
      text: text.slice(0, start) + other + text.slice(end),
      raw,
      // Any part of the other words means all of those that were said, the first unit their beginning and the last their end.
      places: [...places.slice(0, start), ...Array.from(other, (_, at) => places[at < other.length - 1 ? start : end - 1] ?? 0), ...places.slice(end)],
    }))
  }).slice(0, MOST)
}
