import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { TaskLoop } from '../background/TaskLoop.ts'
import { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { IndexTask } from './IndexTask.ts'
import { explainIndexFault } from './explainIndexFault.ts'
import { loadEntries } from './loadEntries.ts'
import type { SearchEngine, SubjectEntries } from './SearchEngine.ts'

/** Documents taken together: enough to make few transactions, few enough to fit into memory. */
const BATCH = 50
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 30_000

export interface IndexerOptions {
  readonly orm: MikroORM
  readonly engine: SearchEngine
  /** Is told of every failure; the indexer itself goes on trying. */
  readonly onFault: (error: unknown) => void
}

/**
 * Brings the index in line with the database: applies index tasks in order, each once, whoever wrote them. While the
 * engine is away it waits longer and longer, and then goes on where it stopped.
 */
export class Indexer {
  readonly #orm: MikroORM
  readonly #engine: SearchEngine
  readonly #loop: TaskLoop
  #checked = false

  constructor({ orm, engine, onFault }: IndexerOptions) {
    this.#orm = orm
    this.#engine = engine
    this.#loop = new TaskLoop({ doNext: () => this.#applyNext(), retryMs: (failures) => Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS), onFault })
  }

  start(): void {
    this.#loop.start()
  }

  /** Says that there may be tasks; without it they are noticed within a second. */
  wake(): void {
    this.#loop.wake()
  }

  /** Resolves when everything committed before the call can be found. */
  drain(): Promise<void> {
    return this.#loop.drain()
  }

  /** The like for someone who will not wait for an engine that is away: answers why the index does not follow now, else null. */
  tryToDrain(): Promise<string | null> {
    return this.#loop.tryToDrain().then(() => null, explainIndexFault)
  }

  /** Why the index does not follow the database now, in Chinese for whoever runs the server; null: it does. */
  get fault(): string | null {
    const { fault } = this.#loop
    return fault === null ? null : explainIndexFault(fault)
  }

  /** Builds the whole index anew, while the old one answers. Tasks written meanwhile are applied afterwards. */
  async reindex(): Promise<void> {
    const em = this.#em()
    const [newest] = await em.find(IndexTask, {}, { orderBy: { id: 'desc' }, limit: 1 })
    await this.#engine.rebuild(this.#allEntries(), newest?.id ?? 0)
    await this.#forgetBefore(em, newest?.id ?? 0)
  }

  /** Ends after the batch in hand. */
  close(): Promise<void> {
    return this.#loop.close()
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
}
