import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { IndexTask } from './IndexTask.ts'
import { explainIndexFault } from './explainIndexFault.ts'
import { loadEntries } from './loadEntries.ts'
import type { SearchEngine, SubjectEntries } from './SearchEngine.ts'

/** Documents taken together: enough to make few transactions, few enough to fit into memory. */
const BATCH = 50
const POLL_MS = 1000
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 30_000

export interface IndexerOptions {
  readonly orm: MikroORM
  readonly engine: SearchEngine
  /** Is told of every failure; the indexer itself goes on trying. */
  readonly onFault: (error: unknown) => void
}

/** Someone who wants to know when everything can be found, or, if impatient, that it cannot be for now. */
interface Waiting {
  readonly done: () => void
  readonly failed?: (fault: string) => void
}

/**
 * Brings the index in line with the database: applies index tasks in order, each once, whoever wrote them. While the
 * engine is away it waits longer and longer, and then goes on where it stopped.
 */
export class Indexer {
  readonly #orm: MikroORM
  readonly #engine: SearchEngine
  readonly #onFault: IndexerOptions['onFault']
  #work: Promise<void> | null = null
  #closing = false
  #checked = false
  #wanted = false
  #wakeUp = (): void => undefined
  #waiting: Waiting[] = []
  #fault: string | null = null

  constructor({ orm, engine, onFault }: IndexerOptions) {
    this.#orm = orm
    this.#engine = engine
    this.#onFault = onFault
  }

  start(): void {
    this.#work ??= this.#run()
  }

  /** Says that there may be tasks; without it they are noticed within a second. */
  wake(): void {
    this.#wanted = true
    this.#wakeUp()
  }

  /** Resolves when everything committed before the call can be found. */
  drain(): Promise<void> {
    this.start()
    return new Promise((resolve) => {
      this.#waiting.push({ done: resolve })
      this.wake()
    })
  }

  /** The like for someone who will not wait for an engine that is away: answers why the index does not follow now, else null. */
  tryToDrain(): Promise<string | null> {
    this.start()
    return new Promise((resolve) => {
      this.#waiting.push({ done: () => { resolve(null) }, failed: resolve })
      this.wake()
    })
  }

  /** Why the index does not follow the database now, in Chinese for whoever runs the server; null: it does. */
  get fault(): string | null {
    return this.#fault
  }

  /** Builds the whole index anew, while the old one answers. Tasks written meanwhile are applied afterwards. */
  async reindex(): Promise<void> {
    const em = this.#em()
    const [newest] = await em.find(IndexTask, {}, { orderBy: { id: 'desc' }, limit: 1 })
    await this.#engine.rebuild(this.#allEntries(), newest?.id ?? 0)
    await this.#forgetBefore(em, newest?.id ?? 0)
  }

  /** Ends after the batch in hand. */
  async close(): Promise<void> {
    this.#closing = true
    this.#wakeUp()
    await this.#work
  }

  async #run(): Promise<void> {
    let retryMs = FIRST_RETRY_MS
    while (!this.#closing) {
      const waiting = [...this.#waiting]
      this.#wanted = false
      try {
        const worked = await this.#applyNext()
        this.#fault = null
        retryMs = FIRST_RETRY_MS
        if (worked) continue
        this.#waiting = this.#waiting.filter((one) => !waiting.includes(one))
        for (const { done } of waiting) done()
        if (!this.#wanted) await this.#sleep(POLL_MS, true)
      } catch (error) {
        this.#onFault(error)
        this.#fault = explainIndexFault(error)
        for (const { failed } of this.#waiting) failed?.(this.#fault)
        this.#waiting = this.#waiting.filter(({ failed }) => failed === undefined)
        await this.#sleep(retryMs, false)
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
      }
    }
  }

  /** Whether there was something to do. */
  async #applyNext(): Promise<boolean> {
    const em = this.#em()
    const position = await this.#engine.position()
    if (position === null || !(this.#checked || await this.#follows(em, position))) {
      await this.reindex()
      this.#checked = true
      return true
    }
    this.#checked = true
    const tasks = await em.find(IndexTask, { id: { $gt: position } }, { orderBy: { id: 'asc' }, limit: BATCH })
    const last = tasks.at(-1)
    if (last === undefined) return false
    await this.#engine.apply(await loadEntries(em, [...new Set(tasks.map(({ subject }) => subject))]), last.id)
    await this.#forgetBefore(em, last.id)
    return true
  }

  /** The last task applied stays, so that an index can always be told from the index of another database. */
  async #forgetBefore(em: SqlEntityManager, position: number): Promise<void> {
    await em.nativeDelete(IndexTask, { id: { $lt: position } })
  }

  /** Whether all tasks after the position are still there; not so when another engine was at work, or the data was restored. */
  async #follows(em: SqlEntityManager, position: number): Promise<boolean> {
    const [oldest] = await em.find(IndexTask, {}, { orderBy: { id: 'asc' }, limit: 1 })
    const [newest] = await em.find(IndexTask, {}, { orderBy: { id: 'desc' }, limit: 1 })
    return oldest === undefined || newest === undefined ? position === 0 : position >= oldest.id - 1 && position <= newest.id
  }

  async* #allEntries(): AsyncGenerator<readonly SubjectEntries[]> {
    for (let after = ''; ;) {
      const em = this.#em()
      const documents = await em.find(SourceDocument, { id: { $gt: after } }, { fields: ['id'], orderBy: { id: 'asc' }, limit: BATCH })
      const last = documents.at(-1)
      if (last === undefined) break
      yield await loadEntries(em, documents.map(({ id }) => id))
      after = last.id
    }
    // One at a time: an edition may have tens of thousands of items.
    for (const { id } of await this.#em().find(CatalogEdition, { status: 'PUBLISHED' }, { fields: ['id'], orderBy: { id: 'asc' } })) yield await loadEntries(this.#em(), [id])
  }

  #em(): SqlEntityManager {
    return this.#orm.em.fork()
  }

  /** A wish for work ends the wait for more of it, but not the wait for an engine that is away. */
  #sleep(ms: number, lightly: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wakeUp = () => {
        if (!lightly && !this.#closing) return
        clearTimeout(timer)
        resolve()
      }
      if (this.#closing) this.#wakeUp()
    })
  }
}
