import DataLoader from 'dataloader'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { Action, Asker } from './policy.ts'
import type { User } from './User.ts'

/** Where a request keeps its session on the other side: a cookie. */
export interface SessionCookie {
  readonly token: string | null
  write(token: string, expiresAt: Date): void
  clear(): void
}

/** A kind of thing that has an id of its own. The id's prefix tells the kind: `psg_4k2c0x9d1m8q7w3e` is a Passage. */
export interface NodeKind {
  readonly prefix: string
  /** Name of the GraphQL type. */
  readonly typeName: string
  /** What the viewer must be allowed to do to see one. */
  readonly action: Action
  /** The things with these ids, in their order; null where there is none, or none this viewer may see. */
  readonly load: (ids: readonly string[], context: RequestContext) => Promise<readonly (NodeValue | null)[]>
  /** The table of the database that holds them, where whoever may see the kind may see all that stands there. */
  readonly table?: string
}

/** All kinds, by prefix. */
export type NodeKinds = ReadonlyMap<string, NodeKind>

export interface NodeValue {
  readonly id: string
}

/** What every resolver is handed. One per request; nothing in it outlives the request. */
export interface RequestContext extends Asker {
  /** A fork of its own: what one request loads, another never sees. */
  readonly em: SqlEntityManager
  readonly viewer: User | null
  readonly nodeKinds: NodeKinds
  readonly session: SessionCookie
  readonly remoteAddress: string
  /** Aborted when whoever asked has hung up: nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** Resolves when the answer has been sent, or cannot be any more. */
  readonly answered: Promise<void>
  readonly loaders: Map<string, unknown>
}

/** A statement may have 32,766 variables in SQLite; no page comes near this many keys. */
const MOST_KEYS = 5000

/**
 * The request's loader of that name: the keys asked for while one list is being answered go to `batch` together, in one statement.
 * `batch` answers one value per key, in the order of the keys. The name alone finds the loader again, so it belongs to one batch.
 */
export function loader<Key, Value>(
  context: Pick<RequestContext, 'loaders'>, name: string, batch: (keys: readonly Key[]) => Promise<readonly Value[]>,
): DataLoader<Key, Value> {
  const held = context.loaders.get(name) as DataLoader<Key, Value> | undefined
  if (held) return held
  const made = new DataLoader<Key, Value>(async (keys) => batch(keys), { maxBatchSize: MOST_KEYS, batchScheduleFn: setImmediate })
  context.loaders.set(name, made)
  return made
}

/** Puts the rows a batch found in the order of the keys it was asked for; null where there is none. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return keys.map((key) => byKey.get(key) ?? null)
}

/** Groups the rows a batch found by the keys it was asked for, keeping their order. */
export function inGroups<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]))
  for (const row of rows) groups.get(keyOf(row))?.push(row)
  return keys.map((key) => groups.get(key) ?? [])
}
