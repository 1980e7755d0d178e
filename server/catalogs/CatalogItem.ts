import { defineEntity, p } from '@mikro-orm/core'
import type { CatalogKind, CatalogRow } from './CatalogRow.ts'
import { CatalogEdition } from './CatalogEdition.ts'
import { Department } from './Department.ts'

const CatalogItemSchema = defineEntity({
  name: 'CatalogItem',
  properties: {
    /** A row of its own in each edition; the prefix tells the kind, see `ITEM_PREFIXES`. */
    id: p.string().primary(),
    edition: () => p.manyToOne(CatalogEdition).deleteRule('cascade'),
    /** lin_…: the same matter in all editions, whatever its code and name. */
    lineage: p.string().index(),
    /** Place in the list, growing, with holes where items were removed. */
    position: p.integer(),
    kind: p.string().$type<CatalogKind>(),
    code: p.string().index(),
    name: p.string(),
    department: () => p.manyToOne(Department).index(),
    /** One bit for each level, see `maskOf`. */
    levels: p.integer(),
    itemType: p.string().nullable(),
    domain: p.string().nullable(),
    /** All its words, folded, for searching within a list. */
    words: p.text().lazy(),
    row: p.json<CatalogRow>(),
    /** 1, and one more with each edit. */
    version: p.integer(),
    updatedAt: p.datetime(),
    /** User id; null: an import of the command line or the start data. */
    updatedBy: p.string().nullable(),
  },
  uniques: [{ properties: ['edition', 'code'] }, { properties: ['edition', 'position'] }],
  // Counting reads this index alone, not the rows, which are long.
  indexes: [{ properties: ['edition', 'department', 'levels', 'itemType', 'domain'] }],
})

/** 事项: one item of one edition, whatever the kind of its catalogue. */
export class CatalogItem extends CatalogItemSchema.class {}
CatalogItemSchema.setClass(CatalogItem)
