import { setImmediate } from 'node:timers/promises'
import type { EntityData, EntityName } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'

/** Rows of one statement: some milliseconds of work, after which requests that wait may go first. */
const CHUNK = 200

/**
 * Writes rows in the caller's transaction, in the place of those with the same id. Beside the unit of work, because a book of a hundred
 * thousand rows would keep the event loop busy for many seconds there; references are given as ids.
 */
export async function putRows<Row extends object>(em: SqlEntityManager, entity: EntityName<Row>, rows: readonly EntityData<Row>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await em.createQueryBuilder(entity).insert(rows.slice(at, at + CHUNK) as never).onConflict('id' as never).merge().execute()
    await setImmediate()
  }
}
