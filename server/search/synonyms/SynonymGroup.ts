import { defineEntity, p } from '@mikro-orm/core'

const SynonymGroupSchema = defineEntity({
  name: 'SynonymGroup',
  properties: {
    /** syn_… */
    id: p.string().primary(),
    /** The first of the terms, by which groups are listed. */
    name: p.string().index(),
    /** As curators write them, two or more. */
    terms: p.json<string[]>(),
    /** Only the first finds the others: 两病 → 高血压, but who looks for 高血压 does not mean 糖尿病. */
    oneWay: p.boolean(),
    /** Number of the latest revision. */
    revision: p.integer(),
  },
})

/** 同义词: terms of which one finds what the others find. */
export class SynonymGroup extends SynonymGroupSchema.class {}
SynonymGroupSchema.setClass(SynonymGroup)
