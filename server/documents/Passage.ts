import { defineEntity, p } from '@mikro-orm/core'
import { Section } from './Section.ts'
import { SourceDocument } from './SourceDocument.ts'

const PassageSchema = defineEntity({
  name: 'Passage',
  properties: {
    /** Survives re-ingest where the text is the same. */
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    section: () => p.manyToOne(Section).nullable().deleteRule('set null').index(),
    /** Place in the document, from 0. */
    position: p.integer(),
    /** In the clean text, UTF-16 code units. */
    start: p.integer(),
    end: p.integer(),
    text: p.text(),
  },
})

/** The unit of retrieval and citation: a numbered point or a paragraph. */
export class Passage extends PassageSchema.class {}
PassageSchema.setClass(Passage)
