import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { KnownError } from '../errors.ts'
import { CatalogItem } from './CatalogItem.ts'
import { loadItems } from './editions/editionItems.ts'
import { heldItemOf, type HeldItem } from './HeldItem.ts'
import { whereOf, type ItemFilter } from './itemFilter.ts'

/** LIST: as the list has them. TYPE: by type, or by domain where items have that instead. */
export const SORTS = ['LIST', 'CODE', 'NAME', 'TYPE', 'DEPARTMENT', 'LEVEL', 'LIMIT'] as const
export type ItemSort = (typeof SORTS)[number]

export interface ItemListRequest {
  /** Ids of the editions whose items are listed, one after the other. */
  readonly editions: readonly string[]
  readonly filter: ItemFilter
  readonly sort: ItemSort
  readonly descending?: boolean
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  /** Entries passed over, for jumping into a long list; not together with `after`. */
  readonly offset?: number | null | undefined
}

/** The promised time, else the statutory one. */
const LIMIT = `coalesce(json_extract(i."row", '$.committedLimit'), json_extract(i."row", '$.statutoryLimit'))`

/** Days, seven for five working days and thirty for a month, with leading zeros; what has no limit comes last. */
const LIMIT_IN_DAYS = `printf('%09.2f', case json_extract(${LIMIT}, '$.unit')
  when 'IMMEDIATE' then 0 when 'WORKING_DAY' then json_extract(${LIMIT}, '$.amount') * 1.4
  when 'CALENDAR_DAY' then json_extract(${LIMIT}, '$.amount') when 'MONTH' then json_extract(${LIMIT}, '$.amount') * 30 else 999999 end)`

const SORT_KEYS: Readonly<Record<ItemSort, string>> = {
  LIST: 'i.edition_id', CODE: 'i.code', NAME: 'i.name', TYPE: "coalesce(i.item_type, i.domain, '')", DEPARTMENT: 'd.name', LEVEL: "printf('%03d', i.levels)",
  LIMIT: LIMIT_IN_DAYS,
}

function fromClause(sort: ItemSort): string {
  return `from catalog_item i${sort === 'DEPARTMENT' ? ' join department d on d.id = i.department_id' : ''}`
}

interface PlaceRow {
  readonly id: string
  readonly key: string
  readonly position: number
}

/** A page of items, in three statements whatever its size. Items that sort alike stand as the list has them. @throws KnownError INVALID */
export async function listItems(em: SqlEntityManager, request: ItemListRequest): Promise<Connection<HeldItem>> {
  const { sort, descending = false, after, offset } = request
  const size = readPageSize(request.first)
  if (offset && after) throw new KnownError('INVALID', 'offset 与 after 只能用一个，请去掉其中一个', ['offset'])
  if (offset && offset < 0) throw new KnownError('INVALID', `offset 不能是负数（收到 ${offset}）`, ['offset'])
  const list = `items ${sort}${descending ? ' descending' : ''}`
  const where = await whereOf(em, request.editions, request.filter)
  const from = fromClause(sort)
  const way = descending ? 'desc' : 'asc'
  const key = SORT_KEYS[sort]
  const behind = after ? decodeCursor(list, ['string', 'number', 'string'], after) : null
  // The list's own order holds among equals, whichever way the keys go.
  const beyond = behind ? ` and (${key} ${descending ? '<' : '>'} ? or (${key} = ? and (i.position, i.id) > (?, ?)))` : ''
  const places = await em.execute<PlaceRow[]>(
    `select i.id as id, ${key} as "key", i.position as position ${from} where ${where.sql}${beyond} order by ${key} ${way}, i.position, i.id limit ? offset ?`,
    [...where.params, ...behind ? [behind[0], behind[0], behind[1], behind[2]] : [], size + 1, offset ?? 0],
  )
  const [counted] = await em.execute<{ count: number }[]>(`select count(*) as count from catalog_item i where ${where.sql}`, where.params)
  const items = new Map((await em.find(CatalogItem, { id: { $in: places.map(({ id }) => id) } }, { populate: ['department'] })).map((item) => [item.id, item]))
  const page = buildConnection({
    rows: places, size, totalCount: counted?.count ?? 0, after, cursorOf: (place) => encodeCursor(list, [place.key, place.position, place.id]),
  })
  return {
    ...page,
    pageInfo: { ...page.pageInfo, hasPreviousPage: page.pageInfo.hasPreviousPage || Boolean(offset) },
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: heldItemOf(items.get(node.id)!) })),
  }
}

/** The items of a filtered, sorted list, all of them, for an export. */
export async function listAllItems(em: SqlEntityManager, { editions, filter, sort, descending = false }: ItemListRequest): Promise<HeldItem[]> {
  const where = await whereOf(em, editions, filter)
  const key = SORT_KEYS[sort]
  const places = await em.execute<{ id: string }[]>(
    `select i.id as id ${fromClause(sort)} where ${where.sql} order by ${key} ${descending ? 'desc' : 'asc'}, i.position, i.id`, where.params,
  )
  const byId = new Map<string, HeldItem>()
  for (const edition of editions) for (const item of await loadItems(em, edition)) byId.set(item.id, item)
  return places.map(({ id }) => byId.get(id)!)
}
