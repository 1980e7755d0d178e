import 'reflect-metadata'
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql'
import { KnownError } from '../errors.ts'

const DEFAULT_PAGE = 20
const LARGEST_PAGE = 100

@ObjectType('PageInfo', { description: '这一页在整个列表中的位置', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: '后面还有没有' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: '前面还有没有' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: '这一页第一条的游标' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: '这一页最后一条的游标，用作下一页的 after' })
  endCursor!: string | null
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: '要多少条，默认 20，最多 100；0 表示只要总数' })
  first?: number | null

  @Field(() => String, { nullable: true, description: '从这个游标之后开始' })
  after?: string | null
}

export interface Edge<Item> {
  readonly cursor: string
  readonly node: Item
}

export interface Connection<Item> {
  readonly totalCount: number
  readonly edges: readonly Edge<Item>[]
  readonly pageInfo: PageInfo
}

/** How many to give: 20 when it is not said, never more than 100. @throws KnownError INVALID below 0 */
export function readPageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_PAGE
  if (first < 0) throw new KnownError('INVALID', `first 不能是负数（收到 ${first}），请改为 0 到 100 之间的整数`, ['first'])
  return Math.min(first, LARGEST_PAGE)
}

/** An opaque cursor: the list it belongs to and the sort key of the entry it stands behind. */
export function encodeCursor(list: string, key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url')
}

/**
 * The sort key in a cursor of this list; `shape` gives the types it must have.
 * @throws KnownError INVALID when the cursor is not one that this list gave out
 */
export function decodeCursor<const Key extends readonly ('string' | 'number')[]>(
  list: string, shape: Key, cursor: string,
): { -readonly [Place in keyof Key]: Key[Place] extends 'number' ? number : string } {
  const [name, ...key] = parseCursor(cursor)
  const fits = name === list && key.length === shape.length && shape.every((type, place) => typeof key[place] === type)
  if (!fits) throw new KnownError('INVALID', '游标无效：请原样使用本列表上一页返回的 endCursor', ['after'])
  return key as never
}

function parseCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/**
 * One page as a connection. `rows` are the entries after the cursor, one more than `size` where there are more, so that the next page
 * is known of without another statement.
 */
export function buildConnection<Item>(
  { rows, size, totalCount, after, cursorOf }:
  { rows: readonly Item[]; size: number; totalCount: number; after: string | null | undefined; cursorOf: (row: Item) => string },
): Connection<Item> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: cursorOf(node), node }))
  return {
    totalCount,
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** The GraphQL types `<name>Edge` and `<name>Connection` over a type of node; `what` names the entries in Chinese. */
export function createConnectionType(name: string, what: string, nodeType: () => ClassType): ClassType<Connection<unknown>> {
  @ObjectType(`${name}Edge`, { description: `列表中的一条${what}`, simpleResolvers: true })
  class EdgeType {
    @Field(() => String, { description: '这一条的游标' })
    cursor!: string

    @Field(nodeType, { description: `${what}本身` })
    node!: unknown
  }

  @ObjectType(`${name}Connection`, { description: `分页的${what}列表`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => Int, { description: '总共多少条，不只这一页' })
    totalCount!: number

    @Field(() => [EdgeType], { description: '这一页的各条' })
    edges!: readonly Edge<unknown>[]

    @Field(() => PageInfo, { description: '分页信息' })
    pageInfo!: PageInfo
  }

  return ConnectionType
}
