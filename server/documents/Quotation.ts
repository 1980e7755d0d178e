import { defineEntity, p } from '@mikro-orm/core'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'

const QuotationSchema = defineEntity({
  name: 'Quotation',
  properties: {
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    passage: () => p.manyToOne(Passage).deleteRule('cascade').index(),
    start: p.integer(),
    end: p.integer(),
    text: p.text(),
    speaker: p.string().nullable(),
    /** 强调 · 指出 */
    verb: p.string().nullable(),
  },
})

/** 引文: words of somebody, with the one who said them. */
export class Quotation extends QuotationSchema.class {}
QuotationSchema.setClass(Quotation)
