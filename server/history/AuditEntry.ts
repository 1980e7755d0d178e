import { defineEntity, p } from '@mikro-orm/core'

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  properties: {
    id: p.integer().primary().autoincrement(),
    at: p.datetime().index(),
    /** User id; null: the system itself. */
    actor: p.string().nullable(),
    /** Stable code: document.create · document.revise · user.create … */
    action: p.string().index(),
    /** Node id of what it was done to. */
    subject: p.string().nullable(),
    /** Facts for people; never a secret. */
    detail: p.json<Record<string, string | number | boolean | null>>(),
  },
})

/** Who did what to which thing. Written in the transaction of the deed. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry)
