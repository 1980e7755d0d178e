import { defineEntity, p } from '@mikro-orm/core'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'

const FigureSchema = defineEntity({
  name: 'Figure',
  properties: {
    id: p.string().primary(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    passage: () => p.manyToOne(Passage).deleteRule('cascade').index(),
    start: p.integer(),
    end: p.integer(),
    text: p.string(),
    value: p.double(),
    unit: p.string().nullable(),
    noun: p.string().nullable().index(),
    approximate: p.boolean(),
  },
})

/** 数据: 884个网格 · 超过600次 · 100人左右 */
export class Figure extends FigureSchema.class {}
FigureSchema.setClass(Figure)
