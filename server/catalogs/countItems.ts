import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { Level } from '../ingest/AnnotatedText.ts'
import { LEVELS } from './CatalogRow.ts'
import { listDepartments } from './departments.ts'
import { LEVEL_LABELS } from './formatField.ts'
import { maskOf } from './HeldItem.ts'
import { whereOf, type ItemFilter } from './itemFilter.ts'

export interface CountedValue {
  readonly value: string
  readonly label: string
  readonly count: number
}

export interface ItemFacet {
  readonly name: 'department' | 'level' | 'itemType' | 'domain'
  readonly values: readonly CountedValue[]
}

/** One row of the picture of a list: a department, and how many of its items are carried out at each level. */
export interface DistributionRow {
  readonly departmentId: string
  readonly count: number
  readonly levels: readonly { readonly level: Level; readonly count: number }[]
}

type Counts = Readonly<Record<string, number>>

const LEVEL_SUMS = LEVELS.map((level) => `sum((i.levels & ${maskOf([level])}) <> 0) as "${level}"`).join(', ')
/**
 * How the items divide by department, level, type and domain, most frequent first. Each is counted under the filters of the others, so that
 * the counts say what choosing one more value would give.
 */
export async function countFacets(em: SqlEntityManager, editions: readonly string[], filter: ItemFilter): Promise<ItemFacet[]> {
  return [
    { name: 'department', values: await nameDepartments(em, await countValues(em, editions, { ...filter, departments: null }, 'i.department_id')) },
    { name: 'level', values: await countLevels(em, editions, { ...filter, levels: null }) },
    { name: 'itemType', values: await countValues(em, editions, { ...filter, itemTypes: null }, 'i.item_type') },
    { name: 'domain', values: await countValues(em, editions, { ...filter, domains: null }, 'i.domain') },
  ]
}

/** How the items of each department divide by level, the departments with most items first. */
export async function distributeItems(em: SqlEntityManager, editions: readonly string[], filter: ItemFilter): Promise<DistributionRow[]> {
  const { sql, params } = await whereOf(em, editions, filter)
  const rows = await em.execute<({ id: string; count: number } & Counts)[]>(
    `select i.department_id as id, count(*) as count, ${LEVEL_SUMS} from catalog_item i where ${sql} group by i.department_id order by count(*) desc, i.department_id`, [...params],
  )
  return rows.map((row) => ({ departmentId: row.id, count: row.count, levels: levelCounts(row) }))
}

async function countValues(em: SqlEntityManager, editions: readonly string[], filter: ItemFilter, column: string): Promise<CountedValue[]> {
  const { sql, params } = await whereOf(em, editions, filter)
  const rows = await em.execute<{ value: string; count: number }[]>(
    `select ${column} as value, count(*) as count from catalog_item i where ${sql} and ${column} is not null group by ${column} order by count(*) desc, ${column}`, [...params],
  )
  return rows.map(({ value, count }) => ({ value, label: value, count }))
}

/** Departments are filtered and shown by their names. */
async function nameDepartments(em: SqlEntityManager, counted: readonly CountedValue[]): Promise<CountedValue[]> {
  const names = new Map((await listDepartments(em)).map(({ id, name }) => [id, name]))
  return counted.map(({ value, count }) => ({ value: names.get(value) ?? value, label: names.get(value) ?? value, count }))
}

async function countLevels(em: SqlEntityManager, editions: readonly string[], filter: ItemFilter): Promise<CountedValue[]> {
  const { sql, params } = await whereOf(em, editions, filter)
  const [row = {}] = await em.execute<Counts[]>(`select ${LEVEL_SUMS} from catalog_item i where ${sql}`, [...params])
  return levelCounts(row).map(({ level, count }) => ({ value: level, label: LEVEL_LABELS[level], count }))
}

/** From the top down, those that occur. */
function levelCounts(row: Counts): { level: Level; count: number }[] {
  return LEVELS.map((level) => ({ level, count: row[level] ?? 0 })).filter(({ count }) => count > 0)
}
