import { defineEntity, p } from '@mikro-orm/core'
import type { Modality } from '../ingest/AnnotatedText.ts'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'

const DirectiveSchema = defineEntity({
  name: 'Directive',
  properties: {
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    passage: () => p.manyToOne(Passage).deleteRule('cascade').index(),
    /** In the clean text, UTF-16 code units. */
    start: p.integer(),
    end: p.integer(),
    text: p.text(),
    modality: p.string().$type<Modality>(),
    marker: p.string().nullable(),
    addressee: p.string().nullable(),
    deadline: p.string().nullable(),
  },
})

/** 任务要求: a sentence that obliges someone. */
export class Directive extends DirectiveSchema.class {}
DirectiveSchema.setClass(Directive)
