import { KnownError } from '../../errors.ts'
import type { MeilisearchSettings } from '../../settings.ts'
import { segment } from '../../text/segment.ts'
import { rescueHomophones } from '../rescueHomophones.ts'
import type { EngineHealth, KnownWord, SearchAnswer, SearchEngine, SearchRequest, SubjectEntries, Suggestion } from '../SearchEngine.ts'
import { EMPTY_ANSWER, EntryReader, orEmpty } from './EntryReader.ts'
import { IndexWriter } from './IndexWriter.ts'
import { nameIndexes } from './indexSettings.ts'
import { MeilisearchServer } from './MeilisearchServer.ts'
import { TermFinder } from './TermFinder.ts'

/**
 * A Meilisearch server in a process, or on a machine, of its own. Nothing is asked of it before the first call, so that it may
 * be away when we start; while it is away every call fails with UNAVAILABLE, and works again as soon as it is back.
 *
 * It passes the same contract as the embedded engine. What differs beyond it, and is meant to:
 * - Words are cut by us and looked for as runs of characters; Meilisearch's own dictionary has no say (see writeTokens).
 * - Of more than ten words the ten rarest must all be there, because Meilisearch looks at ten.
 * - Of more than four words either all but one or a single one must stand in the text itself, the rest may stand in title and headings.
 * - What holds everything in its title and headings only counts as whole here, as partial there; either way only where no text holds any of it.
 * - A sentence finds what holds one of its ten rarest words; the embedded engine takes more, as long as they are rare enough.
 * - Of more than 300 hits, 1000 for a sentence, which are ranked closely is up to Meilisearch (short texts, and such as begin with the words, first; of a
 *   sentence what holds the rarest word, or the rarest two together), and those behind them stay in its order.
 * - A phrase is checked three characters at a time: a text that holds all its parts in other places is a rare false hit.
 * - Counts under other filters are asked for beside the hits: what is written in between may show in one and not in the other.
 */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch'
  /** Its server may have processors of its own, but what it finds is ranked on our event loop: more at once would hold up everybody and answer no sooner. */
  readonly concurrency = 4
  readonly #server: MeilisearchServer
  readonly #reader: EntryReader
  readonly #terms: TermFinder
  readonly #writer: IndexWriter
  /** Writes go one after the other: each is many calls that no other may come between. */
  #lastWrite: Promise<unknown> = Promise.resolve()

  /** `origin` names the database whose contents the index holds; the index of another one is built anew. */
  constructor(settings: MeilisearchSettings, origin: string) {
    const { entries, terms } = nameIndexes(settings.name)
    this.#server = new MeilisearchServer(settings)
    this.#reader = new EntryReader(this.#server, entries)
    this.#terms = new TermFinder(this.#server, terms)
    this.#writer = new IndexWriter(this.#server, settings.name, origin)
    // Queries are cut into words on the event loop: the first one would wait for the dictionary, and everybody with it.
    segment('')
  }

  position(): Promise<number | null> {
    return this.#writer.position()
  }

  apply(subjects: readonly SubjectEntries[], position: number): Promise<void> {
    return this.#write(() => this.#writer.apply(subjects, position))
  }

  rebuild(batches: AsyncIterable<readonly SubjectEntries[]>, position: number): Promise<void> {
    return this.#write(() => this.#writer.rebuild(batches, position))
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    return orEmpty(this.#reader.search(request, signal), EMPTY_ANSWER)
  }

  suggest(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Suggestion[]> {
    return orEmpty(this.#terms.suggest(prefix, limit, signal), [])
  }

  respell(letters: string, signal?: AbortSignal): Promise<string | null> {
    return orEmpty(this.#terms.respell(letters, signal), null)
  }

  soundAlikes(words: readonly string[], signal?: AbortSignal): Promise<readonly (readonly KnownWord[])[]> {
    return orEmpty(this.#terms.soundAlikes(words, signal), words.map(() => []))
  }

  rescue(folded: string, signal?: AbortSignal): Promise<string | null> {
    return rescueHomophones(folded, {
      soundAlikes: (words) => this.soundAlikes(words, signal),
      countEntries: (groups) => this.countEntries(groups, signal),
    })
  }

  countEntries(groups: readonly (readonly string[])[], signal?: AbortSignal): Promise<readonly number[]> {
    return orEmpty(this.#reader.counts.countTogether(groups, signal), groups.map(() => 0))
  }

  /** A server of its own has its own ways. */
  practise(): Promise<void> {
    return Promise.resolve()
  }

  async health(): Promise<EngineHealth> {
    try {
      return { available: true, entries: await orEmpty(this.#reader.entries(), 0) }
    } catch (error) {
      const { message, cause } = error instanceof KnownError ? error : new Error(String(error))
      return { available: false, reason: cause instanceof Error ? cause.message : message }
    }
  }

  async close(): Promise<void> {
    this.#server.close()
    await this.#lastWrite
  }

  #write(work: () => Promise<void>): Promise<void> {
    const done = this.#lastWrite.then(work, work).finally(() => { this.#reader.counts.forget() })
    this.#lastWrite = done.catch(() => undefined)
    return done
  }
}
