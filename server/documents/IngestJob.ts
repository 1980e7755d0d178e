import { defineEntity, p } from '@mikro-orm/core'

export type IngestJobState = 'RUNNING' | 'DONE'

/** What to do with files that look like another copy of a document: ask a person, store as its revision, or keep apart. */
export type CopyPolicy = 'ASK' | 'REVISE' | 'SEPARATE'

const IngestJobSchema = defineEntity({
  name: 'IngestJob',
  properties: {
    id: p.string().primary(),
    state: p.string().$type<IngestJobState>().index(),
    /** User id; null: the command line or the start data. */
    actor: p.string().nullable(),
    copies: p.string().$type<CopyPolicy>(),
    createdAt: p.datetime(),
    /** The process that works on it and its last sign of life: a job of a dead process is taken over. */
    ownerPid: p.integer(),
    aliveAt: p.datetime(),
  },
})

/** A batch of files on their way in. It outlives the process: what is still waiting is taken up at the next start. */
export class IngestJob extends IngestJobSchema.class {}
IngestJobSchema.setClass(IngestJob)
