import { defineEntity, p } from '@mikro-orm/core'

/** One field before and after, as text for people. */
export interface FieldDifference {
  field: string
  from: string | null
  to: string | null
}

const RevisionSchema = defineEntity({
  name: 'Revision',
  properties: {
    id: p.string().primary(),
    /** Node id of what was revised. */
    subject: p.string(),
    /** 1 for the first. */
    number: p.integer(),
    at: p.datetime(),
    /** User id; null: the system itself (start data, command line). */
    actor: p.string().nullable(),
    reason: p.text().nullable(),
    differences: p.json<FieldDifference[]>(),
    /** SHA-256 of the source file this revision was read from, for documents. */
    sourceSha256: p.string().nullable().index(),
  },
  uniques: [{ properties: ['subject', 'number'] }],
})

/** What a thing was changed into, by whom, when and why. Written in the transaction of the change, never changed after. */
export class Revision extends RevisionSchema.class {}
RevisionSchema.setClass(Revision)
