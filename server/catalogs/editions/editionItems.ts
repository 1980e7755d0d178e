import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { takeInDepartments } from '../departments.ts'
import { departmentOf, heldItemOf, ITEM_PREFIXES, levelsOf, maskOf, wordsOf, type HeldItem } from '../HeldItem.ts'

/** Rows of one statement, so that it stays below the number of variables that a statement may have. */
const CHUNK = 500
/** Items read at a time: some 50 ms. */
const PART = 2000

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

/** All items of an edition, in their order; read in parts, so that a long list does not keep others waiting. */
export async function loadItems(em: SqlEntityManager, editionId: string): Promise<HeldItem[]> {
  const held: HeldItem[] = []
  for (let behind = 0; ;) {
    const part = await em.find(CatalogItem, { edition: editionId, position: { $gt: behind } }, {
      orderBy: { position: 'asc' }, limit: PART, populate: ['department'], disableIdentityMap: true,
    })
    held.push(...part.map(heldItemOf))
    const last = part.at(-1)
    if (!last || part.length < PART) return held
    behind = last.position
    await setImmediate()
  }
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
    await setImmediate()
  }
  edition.itemCount = rows.length
}

/** The columns that repeat what the row says, for the database to search, sort and count by. */
export function columnsOf(row: CatalogRow) {
  return {
    kind: row.kind, code: row.code, name: row.name, levels: maskOf(levelsOf(row)), itemType: row.itemType, domain: row.domain, words: wordsOf(row), row,
  }
}
