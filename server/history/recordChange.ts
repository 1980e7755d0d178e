import type { EntityManager } from '@mikro-orm/core'
import { AuditEntry } from './AuditEntry.ts'
import { createId } from '../accounts/createId.ts'
import { Revision, type FieldDifference } from './Revision.ts'

/** A change as the person who made it would tell it. */
export interface Change {
  readonly subject: string
  readonly revisionNumber: number
  readonly action: string
  /** User id; null: the system itself. */
  readonly actor: string | null
  readonly reason: string | null
  readonly differences: readonly FieldDifference[]
  readonly sourceSha256?: string
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Adds the revision and the audit entry of a change to the unit of work; the caller's flush writes them with the change itself. */
export function recordChange(em: EntityManager, change: Change): void {
  const at = new Date()
  em.create(Revision, {
    id: createId('rev'),
    subject: change.subject,
    number: change.revisionNumber,
    at,
    actor: change.actor,
    reason: change.reason,
    differences: [...change.differences],
    sourceSha256: change.sourceSha256 ?? null,
  })
  em.create(AuditEntry, {
    at,
    actor: change.actor,
    action: change.action,
    subject: change.subject,
    detail: { ...change.detail },
  })
}
