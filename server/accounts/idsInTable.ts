import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { Database, Statement } from 'better-sqlite3'

/** MikroORM has SQLite compile what it asks anew each time, which takes as long as to answer this. */
const compiled = new WeakMap<Database, Map<string, Statement<[string], string>>>()

/** Those of the ids that stand in the table at the moment of reading. Asked for every page of results. */
export async function idsInTable(em: SqlEntityManager, table: string, ids: readonly string[]): Promise<readonly string[]> {
  const database = await em.getConnection('read').getNativeClient() as Database
  const statements = compiled.get(database) ?? new Map<string, Statement<[string], string>>()
  compiled.set(database, statements)
  const query = `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`
  const statement = statements.get(table) ?? database.prepare<[string], string>(query).pluck()
  statements.set(table, statement)
  em.config.getLogger().logQuery({ query })
  return statement.all(JSON.stringify(ids))
}
