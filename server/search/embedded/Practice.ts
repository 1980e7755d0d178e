import { understandQuery } from '../understandQuery.ts'
import type { IndexReader } from './IndexReader.ts'

const WORDS = 150
/** Stands in no text: a search without it finds what any other finds, and is not taken for one that somebody asked. */
const NOWHERE = '政典'.repeat(8)
/** One word in so many is looked at for a slip as well. */
const SLIPS = 4

/** Asks for words of the index, so that nobody's first search waits for what is then compiled, and read from dictionaries. */
export class Practice {
  readonly #reader: IndexReader
  #words: readonly string[] | null = null
  #searched = 0
  #typed = 0

  constructor(reader: IndexReader) {
    this.#reader = reader
  }

  /** For so many milliseconds, or until all is asked; the first question reads what all need, however long that takes. */
  async search(mostMs: number): Promise<void> {
    const end = performance.now() + mostMs
    if (this.#searched === 0) this.#ask('政典')
    const words = this.#mostUsed()
    for (; this.#searched < words.length && performance.now() < end; this.#searched++) {
      const word = words[this.#searched] ?? ''
      this.#ask(this.#searched % 3 === 0 ? word : `${word} ${words.at(-this.#searched) ?? ''}`)
      if (this.#searched % SLIPS === 0) await this.#reader.rescue(word)
    }
  }

  type(mostMs: number): void {
    const end = performance.now() + mostMs
    const words = this.#mostUsed()
    for (; this.#typed < words.length && performance.now() < end; this.#typed++) this.#reader.suggest(words[this.#typed]?.slice(0, 2) ?? '', 1)
  }

  #ask(words: string): void {
    this.#reader.search({ query: understandQuery(`${words} -${NOWHERE}`), filter: {}, offset: 0, limit: 20 })
  }

  #mostUsed(): readonly string[] {
    this.#words ??= this.#reader.mostUsedWords(WORDS)
    return this.#words
  }
}
