import { termsOf } from './matterOf.ts'

/** One wording of a matter, made ready to be held against texts: how much each of its characters tells. */
export interface Face {
  readonly text: string
  /** One for each code unit of `text`. */
  readonly weights: readonly number[]
  readonly weight: number
  /** Where its telling words stand. */
  readonly words: readonly { readonly start: number; readonly end: number }[]
}

/** What a character of a word that tells nothing (农村, 申请) still weighs. */
export const DULL = 0.2
/** Joints and marks weigh nothing. */
const SILENT = /[^\p{L}\p{N}]|[的和与或及]/u

/** `rarityOf` says of a word from 0 to 1 how much it tells among the items held. */
export function makeFace(text: string, rarityOf: (term: string) => number): Face {
  const weights: number[] = [...text].flatMap((character) => Array.from(character, () => (SILENT.test(character) ? 0 : DULL)))
  const words: { start: number; end: number }[] = []
  for (const term of termsOf(text)) {
    const weight = rarityOf(term)
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + 1)) {
      const end = start + term.length
      words.push({ start, end })
      for (let at = start; at < end; at += 1) weights[at] = Math.max(weights[at] ?? 0, weight)
    }
  }
  return { text, weights, weight: weights.reduce((sum, weight) => sum + weight, 0), words }
}

/** How much of a face stands in a text. */
export interface Cover {
  /** Of its weight, 0 to 1. */
  readonly share: number
  /** Characters of the longest stretch that stands in the text as it is. */
  readonly longest: number
  /** How many different telling words stand in it, those inside others not counted. */
  readonly words: number
  /** The stretches, in the face's order, with their places in the text. */
  readonly runs: readonly { readonly start: number; readonly end: number; readonly at: number }[]
}

/**
 * Lays a text over a face, the longest stretches first from the left, none shorter than two characters: 留守儿童和困境儿童信息登记 over
 * `摸清留守儿童、困境儿童底数,信息登记一人一档` → 留守儿童, 困境儿童, 信息登记.
 */
export function coverFace({ text: face, weights, weight, words }: Face, text: string): Cover {
  const runs: { start: number; end: number; at: number }[] = []
  const covered = new Uint8Array(face.length)
  let share = 0
  let longest = 0
  for (let start = 0; start < face.length - 1;) {
    let end = start
    let at = -1
    for (let next = start + 2; next <= face.length; next += 1) {
      const found = text.indexOf(face.slice(start, next), Math.max(0, at))
      if (found < 0) break
      end = next
      at = found
    }
    if (end === start) {
      start += 1
      continue
    }
    runs.push({ start, end, at })
    longest = Math.max(longest, end - start)
    for (let place = start; place < end; place += 1) {
      share += weights[place] ?? 0
      covered[place] = 1
    }
    start = end
  }
  const standing = words.filter((word) => covered.subarray(word.start, word.end).every((one) => one === 1))
  const outermost = standing.filter((word) => !standing.some((other) => other !== word && other.start <= word.start && other.end >= word.end && other.end - other.start > word.end - word.start))
  return { share: weight === 0 ? 0 : share / weight, longest, words: new Set(outermost.map((word) => face.slice(word.start, word.end))).size, runs }
}
