import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { takeInDepartments } from '../departments.ts'
import { departmentOf, heldItemOf, ITEM_PREFIXES, levelsOf, maskOf, wordsOf, type HeldItem } from '../HeldItem.ts'

/** Rows of one statement, so that it stays below the number of variables that a statement may have. */
const CHUNK = 500

/** A row and the lineage it goes on; null: a new one. */
export interface PlacedRow {
  readonly row: CatalogRow
  readonly lineage: string | null
}

export interface WriteOptions {
  readonly actor: string | null
  /** Is told after each chunk how many rows have been written. */
  readonly onProgress?: (written: number) => void
}

/** All items of an edition, in their order. */
export async function loadItems(em: SqlEntityManager, editionId: string): Promise<HeldItem[]> {
  const items = await em.find(CatalogItem, { edition: editionId }, { orderBy: { position: 'asc' }, populate: ['department'], disableIdentityMap: true })
  return items.map(heldItemOf)
}

/** Puts rows in the place of all items of an edition, in the caller's transaction. */
export async function replaceItems(em: SqlEntityManager, edition: CatalogEdition, rows: readonly PlacedRow[], { actor, onProgress }: WriteOptions): Promise<void> {
  await em.flush()
  await em.nativeDelete(CatalogItem, { edition: edition.id })
  const departments = await takeInDepartments(em, new Set(rows.map(({ row }) => departmentOf(row))))
  const updatedAt = new Date()
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK).map(({ row, lineage }, index) => ({
      id: createId(ITEM_PREFIXES[row.kind]),
      edition: edition.id,
      lineage: lineage ?? createId('lin'),
      position: start + index + 1,
      department: departments.get(departmentOf(row))!.id,
      ...columnsOf(row),
      version: 1,
      updatedAt,
      updatedBy: actor,
    }))
    await em.insertMany(CatalogItem, chunk)
    onProgress?.(start + chunk.length)
  }
  edition.itemCount = rows.length
}

/** The columns that repeat what the row says, for the database to search, sort and count by. */
export function columnsOf(row: CatalogRow) {
  return {
    kind: row.kind, code: row.code, name: row.name, levels: maskOf(levelsOf(row)), itemType: row.itemType, domain: row.domain, words: wordsOf(row), row,
  }
}
