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
    if (Date.now() > this.#until || this.#remembered.size > MAX_REMEMBERED) this.forget()
    const unknown = ['', ...words].filter((word) => !this.#remembered.has(word))
    if (unknown.length > 0) {
      const queries = unknown.map((word) => ({
        indexUid: this.#index, q: writePhrase(word, 'own') ?? '', matchingStrategy: 'all', filter: allOf([]), limit: 0, attributesToRetrieve: [], locales: LOCALES,
      }))
      const { results } = await this.#server.read<{ results: { estimatedTotalHits: number }[] }>('multi-search', { queries }, signal)
      unknown.forEach((word, at) => this.#remembered.set(word, results[at]?.estimatedTotalHits ?? 0))
    }
    return { entries: this.#remembered.get('') ?? 0, countOf: (word) => this.#remembered.get(word) ?? 0 }
  }

  /** After something was written. */
  forget(): void {
    this.#remembered.clear()
    this.#until = Date.now() + BELIEVED_MS
  }
}
