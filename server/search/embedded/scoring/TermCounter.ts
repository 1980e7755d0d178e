import { foldForSearch } from '../../foldForSearch.ts'

const HAN = /^\p{Script=Han}+$/u
const NUMBER = /^\p{N}$/u
const LETTER = /^[^\P{L}\p{Script=Han}]$/u

/** A text of the index that terms are counted in. */
export class CountedText {
  readonly raw: string
  #folded: string | null = null

  constructor(raw: string) {
    this.raw = raw
  }

  /** As terms are written; made only where it may make a difference. */
  get folded(): string {
    this.#folded ??= foldForSearch(this.raw).text
    return this.#folded
  }
}

/** Counts how often one folded term stands in texts. */
export class TermCounter {
  readonly #term: string
  readonly #isHan: boolean

  constructor(term: string) {
    this.#term = term
    this.#isHan = HAN.test(term)
  }

  /** In a text that is known to hold it, at least once. A number counts where it stands whole, as the index has it: 1 is not in 21. */
  timesIn(text: CountedText): number {
    if (!this.#isHan) return Math.max(1, countWhole(text.folded, this.#term))
    const asWritten = this.timesAsWritten(text)
    return asWritten > 0 ? asWritten : Math.max(1, countIn(text.folded, this.#term))
  }

  /** Not in the other script, nor in capitals; it need not be there. */
  timesAsWritten({ raw }: CountedText): number {
    return countIn(raw, this.#term)
  }
}

function countIn(text: string, term: string): number {
  let times = 0
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) times++
  return times
}

function countWhole(text: string, term: string): number {
  let times = 0
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const end = at + term.length
    if (!goOn(text.charAt(at - 1), text.charAt(at)) && !goOn(text.charAt(end - 1), text.charAt(end))) times++
  }
  return times
}

/** Whether two neighbours belong to one number, or one word of letters. */
function goOn(before: string, after: string): boolean {
  return (NUMBER.test(before) && NUMBER.test(after)) || (LETTER.test(before) && LETTER.test(after))
}
