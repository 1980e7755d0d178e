import { defineEntity, p } from '@mikro-orm/core'
import { SourceDocument } from './SourceDocument.ts'

const SentenceMarkSchema = defineEntity({
  name: 'SentenceMark',
  properties: {
    id: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    /** Hash of a sentence without punctuation and blanks, below 2^48. */
    mark: p.double().index(),
  },
})

/** A sample of a document's sentences, by which another copy of the same text is recognised. */
export class SentenceMark extends SentenceMarkSchema.class {}
SentenceMarkSchema.setClass(SentenceMark)
