import { defineEntity, p } from '@mikro-orm/core'

const IndexTaskSchema = defineEntity({
  name: 'IndexTask',
  properties: {
    /** Grows with every task and is never used again: the position of a search index is the last one it has applied. */
    id: p.integer().primary().autoincrement(),
    /** Node id of the document or edition whose entries are to be brought in line with the database, be it that it is gone; or of a department. */
    subject: p.string(),
    createdAt: p.datetime(),
  },
})

/** Says, in the transaction of a change, that the search index must follow it. */
export class IndexTask extends IndexTaskSchema.class {}
IndexTaskSchema.setClass(IndexTask)
