import { createRequire } from 'node:module'
import { simplifyCharacters } from '../../text/simplify.ts'

/**
 * How probable one character is after another, from two sources: the words of jieba's dictionary with their frequencies
 * (general Chinese) and the document itself (its own terms, and what its sentences look like across words and punctuation).
 * Compares readings of a damaged run; texts are given in any script and folded to simplified characters.
 */
export class CharacterModel {
  readonly #pairs = new Map<number, number>()
  readonly #singles = new Map<number, number>()
  #total = 0

  /** `document`: the text whose bigrams count beside the dictionary's; damaged places in it do little harm. */
  constructor(document: string) {
    const text = fold(document.length > LONGEST_SAMPLE ? document.slice(0, LONGEST_SAMPLE) : document)
    for (let i = 0; i + 1 < text.length; i++) {
      add(this.#pairs, pair(text.charCodeAt(i), text.charCodeAt(i + 1)), 1)
      add(this.#singles, text.charCodeAt(i), 1)
    }
    this.#total = text.length
  }

  /** Natural logarithm of the probability of the text after `previous` (one character or none). */
  logProbability(text: string, previous = ''): number {
    const folded = fold(previous.slice(-1) + text)
    let sum = 0
    for (let i = Math.min(previous.length, 1); i < folded.length; i++) {
      sum += Math.log(this.#probability(i === 0 ? -1 : folded.charCodeAt(i - 1), folded.charCodeAt(i)))
    }
    return sum
  }

  #probability(before: number, unit: number): number {
    const words = dictionary()
    const single = 0.5 * (this.#singles.get(unit) ?? 0) / (this.#total + 1) + 0.5 * (words.singles.get(unit) ?? 0) / words.total
    const code = pair(before, unit)
    const inDocument = (this.#pairs.get(code) ?? 0) / ((this.#singles.get(before) ?? 0) + 2)
    const inWords = (words.pairs.get(code) ?? 0) / ((words.singles.get(before) ?? 0) + 1000)
    return 0.4 * inDocument + 0.3 * inWords + 0.3 * single + 1e-8
  }
}

const LONGEST_SAMPLE = 200_000

/** Punctuation is compared full-width, as the decoded bytes have it. */
function fold(text: string): string {
  return simplifyCharacters(text).replaceAll(/[!-/:-@]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}

function pair(before: number, unit: number): number {
  return before * 0x10000 + unit
}

function add(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

interface WordCounts {
  readonly pairs: ReadonlyMap<number, number>
  readonly singles: ReadonlyMap<number, number>
  readonly total: number
}

let counts: WordCounts | null = null

/** Read at the first suspicious run of the process: takes about a fifth of a second. */
function dictionary(): WordCounts {
  if (counts !== null) return counts
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict') as { dict: Uint8Array }
  const pairs = new Map<number, number>()
  const singles = new Map<number, number>()
  let total = 0
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency = ''] = line.split(' ')
    const count = Number(frequency)
    if (!(count >= 3)) continue
    for (let i = 0; i < word.length; i++) {
      add(singles, word.charCodeAt(i), count)
      if (i > 0) add(pairs, pair(word.charCodeAt(i - 1), word.charCodeAt(i)), count)
    }
    total += count * word.length
  }
  counts = { pairs, singles, total }
  return counts
}
