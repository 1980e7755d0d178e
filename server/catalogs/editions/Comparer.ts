import { raw, type SqlEntityManager } from '@mikro-orm/sqlite'
import type { CatalogEdition } from '../CatalogEdition.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { compareEditions } from '../compare/compareEditions.ts'
import type { EditionComparison } from '../compare/EditionComparison.ts'
import { Department } from '../Department.ts'
import { loadItems } from './editionItems.ts'
import type { HeldComparison } from './HeldComparison.ts'

/** Compares lists that would keep the event loop from answering for seconds. */
export interface LongComparer {
  compare(before: readonly CatalogRow[], after: readonly CatalogRow[]): Promise<EditionComparison>
}

/** Items of both lists together that are compared on the spot: some 100 ms. */
const FEW = 1500
const MOST_KEPT = 8

/** Compares editions, long ones elsewhere, and keeps the latest comparisons, because people look at one comparison many times. */
export class Comparer {
  readonly #elsewhere: LongComparer
  readonly #kept = new Map<string, Promise<HeldComparison>>()

  constructor(elsewhere: LongComparer) {
    this.#elsewhere = elsewhere
  }

  /** What became of the items of one list in another. */
  async compareRows(before: readonly CatalogRow[], after: readonly CatalogRow[]): Promise<EditionComparison> {
    return before.length + after.length <= FEW ? compareEditions(before, after) : this.#elsewhere.compare(before, after)
  }

  /** What became of the items of one edition (null: of nothing) in another. */
  async compareEditions(em: SqlEntityManager, before: CatalogEdition | null, after: CatalogEdition): Promise<HeldComparison> {
    const [departments] = await em.createQueryBuilder(Department, 'd').select(raw('sum(d.revision) as state')).execute<{ state: number }[]>('all')
    const key = [departments?.state, before?.id, before?.version, after.id, after.version].join(' ')
    const known = this.#kept.get(key)
    if (known) return known
    const comparison = this.#compareHeld(em, before, after)
    this.#kept.set(key, comparison)
    comparison.catch(() => { this.#kept.delete(key) })
    for (const oldest of this.#kept.keys()) if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest)
    return comparison
  }

  /** Comparing answers with the rows it was given, or with copies of them, so held items stay held items. */
  async #compareHeld(em: SqlEntityManager, before: CatalogEdition | null, after: CatalogEdition): Promise<HeldComparison> {
    return await this.compareRows(before ? await loadItems(em, before.id) : [], await loadItems(em, after.id)) as HeldComparison
  }
}
