/** As FTS5's bm25() has them. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.75
const LEAST_WEIGHT = 1e-6

/** A title or heading counts half as much as the text. */
export const CONTEXT_SHARE = 0.5

/** What a term tells that so many of all entries hold. */
export function weigh(held: number, entries: number): number {
  return Math.max(LEAST_WEIGHT, Math.log((entries - held + 0.5) / (held + 0.5)))
}

/** What it is worth that a term stands so many times in an entry of this length, 1 being the average: once more says less each time, and in a long text less than in a short one. */
export function saturate(times: number, length: number): number {
  return times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length))
}
