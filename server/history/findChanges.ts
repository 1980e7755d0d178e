import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { inOrder } from '../accounts/RequestContext.ts'
import type { AuditEntry } from './AuditEntry.ts'
import { Revision } from './Revision.ts'

/** The revisions that were written together with audit entries, in the order of the entries; null where a deed changed no fields. One statement. */
export async function findChanges(em: SqlEntityManager, entries: readonly AuditEntry[]): Promise<(Revision | null)[]> {
  const subjects = [...new Set(entries.flatMap(({ subject }) => subject ?? []))]
  const moments = [...new Map(entries.map(({ at }) => [at.getTime(), at])).values()]
  const revisions = subjects.length === 0 ? [] : await em.find(Revision, { subject: { $in: subjects }, at: { $in: moments } })
  return inOrder(entries.map(keyOf), revisions, keyOf)
}

function keyOf({ subject, at }: { readonly subject?: string | null | undefined; readonly at: Date }): string {
  return `${subject ?? ''} ${at.getTime()}`
}
