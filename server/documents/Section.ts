import { defineEntity, p } from '@mikro-orm/core'
import { SourceDocument } from './SourceDocument.ts'

const SectionSchema = defineEntity({
  name: 'Section',
  properties: {
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    /** Place in the outline, depth first, from 0. */
    position: p.integer(),
    number: p.string().nullable(),
    heading: p.text(),
    /** 1 is the outermost. */
    level: p.integer(),
    /** The heading's own span in the clean text; `bodyEnd` is where the section ends. */
    start: p.integer(),
    end: p.integer(),
    bodyEnd: p.integer(),
    /** Position of the enclosing section. */
    parent: p.integer().nullable(),
  },
})

/** A heading of a document's outline. */
export class Section extends SectionSchema.class {}
SectionSchema.setClass(Section)
