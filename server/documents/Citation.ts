import { defineEntity, p } from '@mikro-orm/core'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'

const CitationSchema = defineEntity({
  name: 'Citation',
  properties: {
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    passage: () => p.manyToOne(Passage).deleteRule('cascade').index(),
    start: p.integer(),
    end: p.integer(),
    /** Without the title marks. */
    title: p.string().index(),
  },
})

/** 引用文件: a pointer 《…》 to another document or catalogue. */
export class Citation extends CitationSchema.class {}
CitationSchema.setClass(Citation)
