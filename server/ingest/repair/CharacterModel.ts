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
    const length = Math.min(document.length, LONGEST_SAMPLE)
    for (let i = 0; i + 1 < length; i++) {
      const unit = foldUnit(document.charCodeAt(i))
      add(this.#pairs, pair(unit, foldUnit(document.charCodeAt(i + 1))), 1)
      add(this.#singles, unit, 1)
    }
    this.#total = length
  }

  /** Natural logarithm of the probability of the text after `previous`, of which the last two characters count. */
  logProbability(text: string, previous = ''): number {
    let earlier = previous.length < 2 ? -1 : foldUnit(previous.charCodeAt(previous.length - 2))
    let before = previous === '' ? -1 : foldUnit(previous.charCodeAt(previous.length - 1))
    let sum = 0
    for (let i = 0; i < text.length; i++) {
      const unit = foldUnit(text.charCodeAt(i))
      sum += Math.log(this.#probability(earlier, before, unit))
      earlier = before
      before = unit
    }
    return sum
  }

  #probability(earlier: number, before: number, unit: number): number {
    const words = dictionary()
    const single = 0.5 * (this.#singles.get(unit) ?? 0) / (this.#total + 1) + 0.5 * (words.singles.get(unit) ?? 0) / words.total
    const code = pair(before, unit)
    const inDocument = (this.#pairs.get(code) ?? 0) / ((this.#singles.get(before) ?? 0) + 2)
    const inWords = (words.pairs.get(code) ?? 0) / ((words.singles.get(before) ?? 0) + 1000)
    const inLongWords = (words.triples.get(triple(earlier, before, unit)) ?? 0) / ((words.pairs.get(pair(earlier, before)) ?? 0) + 10)
    return 0.3 * inDocument + 0.25 * inWords + 0.2 * inLongWords + 0.25 * single + 1e-8
  }
}

const LONGEST_SAMPLE = 200_000

let folds: Uint16Array | null = null

/** Simplified characters and full-width punctuation, as the decoded bytes have it. */
function foldUnit(unit: number): number {
  if (folds === null) {
    folds = new Uint16Array(0x10000)
    for (let each = 0; each < 0x10000; each++) {
      const character = String.fromCharCode(each)
      folds[each] = /[!-/:-@]/.test(character) ? each + 0xfee0 : simplifyCharacters(character).charCodeAt(0)
    }
  }
  return folds[unit] ?? unit
}

function pair(before: number, unit: number): number {
  return before * 0x10000 + unit
}

function triple(earlier: number, before: number, unit: number): number {
  return (earlier * 0x10000 + before) * 0x10000 + unit
}

function add(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

interface WordCounts {
  readonly pairs: ReadonlyMap<number, number>
  readonly triples: ReadonlyMap<number, number>
  readonly singles: ReadonlyMap<number, number>
  readonly total: number
}

/** A dictionary has no punctuation. Shares of all characters, as counted in speeches: a text too short to show them (a query) has sentences too. */
const MARKS = [['，', 0.05], ['。', 0.02], ['、', 0.02], ['；', 0.005], ['：', 0.005]] as const

let counts: WordCounts | null = null

/** Read at the first suspicious run of the process: takes about a fifth of a second. */
function dictionary(): WordCounts {
  if (counts !== null) return counts
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict') as { dict: Uint8Array }
  const pairs = new Map<number, number>()
  const triples = new Map<number, number>()
  const singles = new Map<number, number>()
  let total = 0
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency = ''] = line.split(' ')
    const count = Number(frequency)
    if (!(count >= 10)) continue
    for (let i = 0; i < word.length; i++) {
      add(singles, word.charCodeAt(i), count)
      if (i > 1) add(triples, triple(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i)), count)
      if (i > 0) add(pairs, pair(word.charCodeAt(i - 1), word.charCodeAt(i)), count)
    }
    total += count * word.length
  }
  for (const [mark, share] of MARKS) singles.set(mark.charCodeAt(0), Math.round(total * share))
  counts = { pairs, triples, singles, total }
  return counts
}
