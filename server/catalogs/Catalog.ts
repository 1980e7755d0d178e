import { defineEntity, p } from '@mikro-orm/core'
import type { CatalogKind } from './CatalogRow.ts'

const CatalogSchema = defineEntity({
  name: 'Catalog',
  properties: {
    /** cat_… */
    id: p.string().primary(),
    slug: p.string().unique(),
    /** Without the words 示范数据, which `titleOf` adds while what it holds is a demonstration. */
    title: p.string(),
    kind: p.string().$type<CatalogKind>().index(),
    /** Other names under which texts speak of it. */
    aliases: p.json<string[]>(),
    /** Number of the latest revision. Writing it takes the write lock before anything of the catalogue is read. */
    revision: p.integer(),
    createdAt: p.datetime(),
  },
})

/** 清单、目录: a list of items that is kept in editions. */
export class Catalog extends CatalogSchema.class {}
CatalogSchema.setClass(Catalog)
