import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { CatalogEdition } from './CatalogEdition.ts'
import { CatalogItem } from './CatalogItem.ts'
import { changesOf } from './compare/compareEditions.ts'
import type { FieldChange } from './compare/EditionComparison.ts'
import { heldItemOf, type HeldItem } from './HeldItem.ts'
import { ItemSuccession } from './ItemSuccession.ts'

export type ItemEvent = 'ADDED' | 'SAME' | 'CHANGED' | 'MERGED' | 'SPLIT'

/** One state of an item: how it stood in an edition, and how it came to. */
export interface ItemState {
  readonly edition: CatalogEdition
  readonly item: HeldItem
  readonly event: ItemEvent
  readonly changes: readonly (Omit<FieldChange, 'field'> & { readonly field: FieldChange['field'] | 'code' })[]
  /** The items it was merged or split from. */
  readonly from: readonly HeldItem[]
}

/**
 * How an item stood in each of these editions of its catalogue (oldest first), in a constant number of statements. An edition that holds it
 * without a difference to the one before says SAME.
 */
export async function traceItem(em: SqlEntityManager, lineage: string, editions: readonly CatalogEdition[]): Promise<ItemState[]> {
  const steps = await em.find(ItemSuccession, { to: lineage, edition: { $in: editions.map(({ id }) => id) } }, { orderBy: { id: 'asc' } })
  const lineages = [lineage, ...steps.map(({ from }) => from)]
  const items = (await em.find(CatalogItem, { lineage: { $in: lineages }, edition: { $in: editions.map(({ id }) => id) } }, { populate: ['department'] })).map(heldItemOf)
  const states: ItemState[] = []
  for (const edition of editions) {
    const item = items.find((one) => one.editionId === edition.id && one.lineage === lineage)
    if (!item) continue
    const before = states.at(-1)?.item
    const taken = before ? [] : steps.filter((step) => step.edition.id === edition.id)
    const from = taken.flatMap((step) => latest(items, step.from, edition.before?.id))
    const changes = before ? allChanges(before, item) : []
    states.push({ edition, item, event: taken[0]?.how ?? (before ? (changes.length > 0 ? 'CHANGED' : 'SAME') : 'ADDED'), changes, from })
  }
  return states
}

function latest(items: readonly HeldItem[], lineage: string, editionId: string | undefined): HeldItem[] {
  return items.filter((item) => item.lineage === lineage && item.editionId === editionId)
}

/** Name and code come first. */
export function allChanges(from: HeldItem, to: HeldItem): ItemState['changes'] {
  const heads = (['code', 'name'] as const).filter((field) => from[field] !== to[field]).map((field) => ({ field, from: from[field], to: to[field] }))
  return [...heads, ...changesOf(from, to)]
}
