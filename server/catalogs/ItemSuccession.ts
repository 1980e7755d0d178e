import { defineEntity, p } from '@mikro-orm/core'
import { CatalogEdition } from './CatalogEdition.ts'

const ItemSuccessionSchema = defineEntity({
  name: 'ItemSuccession',
  properties: {
    id: p.integer().primary().autoincrement(),
    /** The edition with which it happened. */
    edition: () => p.manyToOne(CatalogEdition).deleteRule('cascade').index(),
    /** Lineages. */
    from: p.string().index(),
    to: p.string().index(),
    /** Several items became one, or one became several. */
    how: p.string().$type<'MERGED' | 'SPLIT'>(),
  },
})

/** Says which items took over from one that was merged or split, so that its old code leads to them. */
export class ItemSuccession extends ItemSuccessionSchema.class {}
ItemSuccessionSchema.setClass(ItemSuccession)
