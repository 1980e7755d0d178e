import { defineEntity, p } from '@mikro-orm/core'

const LinkTaskSchema = defineEntity({
  name: 'LinkTask',
  properties: {
    /** Grows with every task. A task is deleted in the transaction that writes what it led to: it is done once, and not before. */
    id: p.integer().primary().autoincrement(),
    /** Id of the document, catalogue or department whose links may have changed; or words, see `wordsSubject`. */
    subject: p.string().index(),
    /** Everything about the subject may have changed; else, of a document, only the lists that it may lead to. */
    isWhole: p.boolean(),
    createdAt: p.datetime(),
  },
})

/** Says, in the transaction of a change, that links must follow it. */
export class LinkTask extends LinkTaskSchema.class {}
LinkTaskSchema.setClass(LinkTask)
