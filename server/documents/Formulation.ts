import { defineEntity, p } from '@mikro-orm/core'

const FormulationSchema = defineEntity({
  name: 'Formulation',
  properties: {
    id: p.string().primary(),
    name: p.string().unique(),
  },
})

/** 提法: the name of a mechanism or slogan, one row for all documents that use it. */
export class Formulation extends FormulationSchema.class {}
FormulationSchema.setClass(Formulation)
