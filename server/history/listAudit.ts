import { raw, type FilterQuery } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { AuditEntry } from './AuditEntry.ts'

const LIST = 'audit'

/** A field that is not set, or empty, does not narrow. */
export interface AuditFilter {
  /** Actions, or what they begin with: `edition` for all that was done to editions. */
  readonly actions?: readonly string[] | null
  /** User ids; `system` for what the system itself did. */
  readonly actors?: readonly string[] | null
  /** Node ids of what it was done to. */
  readonly subjects?: readonly string[] | null
  /** Words in its facts: name or code of an item, title of a list. */
  readonly text?: string | null
  /** Days, both inclusive, in the server's time. */
  readonly dateFrom?: string | null
  readonly dateTo?: string | null
}

export interface AuditPage {
  readonly filter: AuditFilter | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page of the audit log, latest first. @throws KnownError INVALID */
export async function listAudit(em: SqlEntityManager, { filter, first, after }: AuditPage): Promise<Connection<AuditEntry>> {
  const size = readPageSize(first)
  const wanted = readFilter(filter ?? {})
  const behind = after ? decodeCursor(LIST, ['number'], after)[0] : null
  const rows = await em.find(AuditEntry, { $and: [wanted, behind === null ? {} : { id: { $lt: behind } }] }, { orderBy: { id: 'desc' }, limit: size + 1 })
  return buildConnection({ rows, size, totalCount: await em.count(AuditEntry, wanted), after, cursorOf: ({ id }) => encodeCursor(LIST, [id]) })
}

/** The filtered log from the latest to the first, a thousand entries at a time. */
export async function* readAudit(em: SqlEntityManager, filter: AuditFilter): AsyncGenerator<readonly AuditEntry[]> {
  const wanted = readFilter(filter)
  for (let behind = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await em.fork().find(AuditEntry, { $and: [wanted, { id: { $lt: behind } }] }, { orderBy: { id: 'desc' }, limit: 1000 })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    behind = last.id
  }
}

function readFilter({ actions, actors, subjects, text, dateFrom, dateTo }: AuditFilter): FilterQuery<AuditEntry> {
  const parts: FilterQuery<AuditEntry>[] = []
  if (actions?.length) parts.push({ $or: actions.flatMap((action) => [{ action }, { action: { $like: `${action.replace(/[%_]/g, '_')}.%` } }]) })
  if (actors?.length) parts.push({ $or: actors.map((actor) => ({ actor: actor === 'system' ? null : actor })) })
  if (subjects?.length) parts.push({ subject: { $in: [...subjects] } })
  if (text?.trim()) parts.push({ [raw((alias) => `instr(${alias}.detail, ?)`, [JSON.stringify(text.trim()).slice(1, -1)])]: { $gt: 0 } })
  if (dateFrom) parts.push({ at: { $gte: new Date(`${dateFrom}T00:00:00`) } })
  if (dateTo) parts.push({ at: { $lt: dayAfter(dateTo) } })
  return parts.length > 0 ? { $and: parts } : {}
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + 1)
  return date
}
