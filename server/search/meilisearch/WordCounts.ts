import { allOf } from './writeFilter.ts'
import type { MeilisearchServer } from './MeilisearchServer.ts'
import { writePhrase } from './writeTokens.ts'
import { LOCALES } from './indexSettings.ts'

/** How rare words are changes slowly; what was counted is believed for so long. */
const BELIEVED_MS = 30_000
const MAX_REMEMBERED = 20_000

export interface Counted {
  readonly entries: number
  /** In how many entries a word stands, in their own texts. */
  readonly countOf: (word: string) => number
}

/** How much a word tells of a text that holds it, as BM25 has it: nothing if all do. */
export function rarityOf(word: string, { entries, countOf }: Counted): number {
  return Math.log(1 + Math.max(0, entries - countOf(word)) / (countOf(word) + 0.5))
}

/** In how many entries words stand: what BM25 asks for, and Meilisearch keeps to itself. */
export class WordCounts {
  readonly #server: MeilisearchServer
  readonly #index: string
  readonly #remembered = new Map<string, number>()
  #until = 0

  constructor(server: MeilisearchServer, index: string) {
    this.#server = server
    this.#index = index
  }

  async count(words: readonly string[], signal?: AbortSignal): Promise<Counted> {
    const [entries = 0, ...counts] = await this.countTogether([[], ...words.map((word) => [word])], signal)
    const known = new Map(words.map((word, at) => [word, counts[at] ?? 0]))
    return { entries, countOf: (word) => known.get(word) ?? 0 }
  }

  /** In how many entries all texts of each group stand, each in a row; of a group of none, all entries. */
  async countTogether(groups: readonly (readonly string[])[], signal?: AbortSignal): Promise<number[]> {
    if (Date.now() > this.#until || this.#remembered.size > MAX_REMEMBERED) this.forget()
    const phrases = groups.map((texts) => texts.map((text) => writePhrase(text, 'own')))
    const written = phrases.map((group) => (group.includes(null) ? null : group.join(' ')))
    const counts = new Map(written.map((q) => [q, q === null ? 0 : this.#remembered.get(q)]))
    const unknown = [...counts].flatMap(([q, count]) => (q !== null && count === undefined ? [q] : []))
    if (unknown.length > 0) {
      const queries = unknown.map((q) => ({
        indexUid: this.#index, q, matchingStrategy: 'all', filter: allOf([]), limit: 0, attributesToRetrieve: [], locales: LOCALES,
      }))
      const { results } = await this.#server.read<{ results: { estimatedTotalHits: number }[] }>('multi-search', { queries }, signal)
      for (const [at, q] of unknown.entries()) {
        const count = results[at]?.estimatedTotalHits ?? 0
        this.#remembered.set(q, count)
        counts.set(q, count)
      }
    }
    return written.map((q) => counts.get(q) ?? 0)
  }

  /** After something was written. */
  forget(): void {
    this.#remembered.clear()
    this.#until = Date.now() + BELIEVED_MS
  }
}
