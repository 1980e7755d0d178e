import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { CatalogItem } from '../catalogs/CatalogItem.ts'
import { heldItemOf, type HeldItem } from '../catalogs/HeldItem.ts'
import { SHOWN } from './find/thresholds.ts'

/** Which suggestions and decisions every reader sees, of `cross_reference r`. */
const IS_SEEN = `(r.status = 'CONFIRMED' or r.status = 'SUGGESTED' and r.score >= ${SHOWN})`

/** Whether a text orders or names the item `i`, by a link that every reader sees. */
export const HAS_TEXT = `exists (
  select 1 from cross_reference r where (r.to_end = i.lineage and r.from_end < 'lin_' or r.from_end = i.lineage and r.to_end < 'lin_')
  and r.type in ('MANDATES', 'MENTIONS') and ${IS_SEEN})`

/** How many directives order each of these lists as a whole. */
export async function countListMandates(em: SqlEntityManager, catalogs: readonly string[]): Promise<Map<string, number>> {
  const rows = await em.execute<{ catalog: string; count: number }[]>(
    `select r.to_end as catalog, count(*) as count from cross_reference r
     where r.to_end in (${catalogs.map(() => '?').join(', ')}) and r.type = 'MANDATES' and r.from_end like 'dir\\_%' escape '\\' and ${IS_SEEN} group by r.to_end`, [...catalogs],
  )
  return new Map(rows.map(({ catalog, count }) => [catalog, count]))
}

export interface DepartmentCoverage {
  readonly editionId: string
  readonly departmentId: string
  readonly total: number
  readonly covered: number
}

/** How many items of each department texts order or name, in these editions; the department with most items first. */
export async function countCoverage(em: SqlEntityManager, editions: readonly string[]): Promise<DepartmentCoverage[]> {
  if (editions.length === 0) return []
  return em.execute<DepartmentCoverage[]>(
    `select i.edition_id as editionId, i.department_id as departmentId, count(*) as total, sum(${HAS_TEXT}) as covered from catalog_item i
     where i.edition_id in (${editions.map(() => '?').join(', ')}) group by i.edition_id, i.department_id order by total desc, i.department_id`, [...editions],
  )
}

/** A page of the items that no text orders or names, as the list has them. @throws KnownError INVALID */
export async function listUncovered(em: SqlEntityManager, edition: string, { first, after }: { first?: number | null; after?: string | null }): Promise<Connection<HeldItem>> {
  const size = readPageSize(first)
  const list = `uncovered ${edition}`
  const behind = after ? decodeCursor(list, ['number'], after)[0] : 0
  const ids = await em.execute<{ id: string }[]>(
    `select i.id as id from catalog_item i where i.edition_id = ? and i.position > ? and not ${HAS_TEXT} order by i.position limit ?`, [edition, behind, size + 1],
  )
  const [counted] = await em.execute<{ count: number }[]>(`select count(*) as count from catalog_item i where i.edition_id = ? and not ${HAS_TEXT}`, [edition])
  const items = await em.find(CatalogItem, { id: { $in: ids.map(({ id }) => id) } }, { populate: ['department'], orderBy: { position: 'asc' } })
  return buildConnection({ rows: items.map(heldItemOf), size, totalCount: counted?.count ?? 0, after, cursorOf: ({ position }) => encodeCursor(list, [position]) })
}
