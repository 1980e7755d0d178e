import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { FinderThread } from './FinderThread.ts'
import { loadHeldTexts } from './loadHeldTexts.ts'
import { loadList } from './loadList.ts'

const BATCH = 50

/** Keeps the finder in line with the database, whoever wrote to it: tells it what has changed since it was told last. */
export class HeldState {
  readonly #thread: FinderThread
  /** Latest revision of each document. */
  readonly #texts = new Map<string, number>()
  /** State of each catalogue: its published edition, its names, and those of the departments. */
  readonly #lists = new Map<string, string>()
  #lastFormulation = 0

  constructor(thread: FinderThread) {
    this.#thread = thread
  }

  /** The next finder knows nothing. */
  forget(): void {
    this.#texts.clear()
    this.#lists.clear()
    this.#lastFormulation = 0
  }

  async tellChanges(em: SqlEntityManager): Promise<void> {
    await this.#tellLists(em)
    await this.#tellFormulations(em)
    await this.#tellTexts(em)
  }

  async #tellTexts(em: SqlEntityManager): Promise<void> {
    // Read from the index alone.
    const held = await em.execute<{ id: string; revision: number }[]>("select subject as id, max(number) as revision from revision where subject > 'doc_' and subject < 'doc~' group by subject")
    const changed = held.filter(({ id, revision }) => this.#texts.get(id) !== revision)
    for (let at = 0; at < changed.length; at += BATCH) {
      const batch = changed.slice(at, at + BATCH)
      await this.#thread.call('learnTexts', await loadHeldTexts(em, batch.map(({ id }) => id)))
      for (const { id, revision } of batch) this.#texts.set(id, revision)
      await setImmediate()
    }
  }

  async #tellLists(em: SqlEntityManager): Promise<void> {
    const held = await em.execute<{ id: string; state: string }[]>(
      `select c.id as id, c.revision || ' ' || coalesce((select e.id from catalog_edition e where e.catalog_id = c.id and e.status = 'PUBLISHED'), '') || ' '
       || (select count(*) || ' ' || coalesce(sum(d.revision), 0) from department d) as state from catalog c`,
    )
    const changed = held.filter(({ id, state }) => this.#lists.get(id) !== state)
    if (changed.length === 0) return
    const lists = []
    for (const { id } of changed) lists.push({ catalog: id, list: await loadList(em, id) })
    await this.#thread.call('learnLists', lists)
    for (const { id, state } of changed) this.#lists.set(id, state)
  }

  async #tellFormulations(em: SqlEntityManager): Promise<void> {
    const fresh = await em.execute<{ rowid: number; id: string; name: string }[]>('select rowid, id, name from formulation where rowid > ? order by rowid', [this.#lastFormulation])
    if (fresh.length === 0) return
    await this.#thread.call('learnFormulations', fresh.map(({ id, name }) => ({ id, name })))
    this.#lastFormulation = fresh.at(-1)?.rowid ?? this.#lastFormulation
  }
}
