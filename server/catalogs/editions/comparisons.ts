import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { compareHeld, type HeldComparison } from './compareHeld.ts'
import { loadItems } from './editionItems.ts'

const MOST_KEPT = 8

/** Comparisons made lately, by the two states compared: comparing 20,000 items takes seconds, and people look at one comparison many times. */
const kept = new Map<string, HeldComparison>()

/** What became of the items of one edition (null: of nothing) in another. */
export async function compareTwo(em: SqlEntityManager, before: CatalogEdition | null, after: CatalogEdition, departmentsState: string): Promise<HeldComparison> {
  const key = [departmentsState, before?.id, before?.version, after.id, after.version].join(' ')
  const known = kept.get(key)
  if (known) return known
  const comparison = compareHeld(before ? await loadItems(em, before.id) : [], await loadItems(em, after.id))
  kept.set(key, comparison)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return comparison
}
