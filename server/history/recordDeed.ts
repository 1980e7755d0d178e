import type { RecordDeed } from '../accounts/RecordDeed.ts'
import { AuditEntry } from './AuditEntry.ts'

/** Adds an audit entry without a revision to the unit of work: for what has no fields to tell of, such as a password. */
export const recordDeed: RecordDeed = (em, { actor, action, subject, detail }) => {
  em.create(AuditEntry, { at: new Date(), actor, action, subject, detail: { ...detail } })
}
