import { defineEntity, p } from '@mikro-orm/core'
import { Formulation } from './Formulation.ts'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'

const FormulationUseSchema = defineEntity({
  name: 'FormulationUse',
  properties: {
    id: p.string().primary(),
    formulation: () => p.manyToOne(Formulation).deleteRule('cascade').index(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    passage: () => p.manyToOne(Passage).deleteRule('cascade').index(),
    start: p.integer(),
    end: p.integer(),
  },
})

/** One place where a formulation is used. */
export class FormulationUse extends FormulationUseSchema.class {}
FormulationUseSchema.setClass(FormulationUse)
