import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Catalog } from '../../catalogs/Catalog.ts'
import { CatalogEdition } from '../../catalogs/CatalogEdition.ts'
import { Department } from '../../catalogs/Department.ts'
import { loadItems } from '../../catalogs/editions/editionItems.ts'
import { departmentOf, levelsOf } from '../../catalogs/HeldItem.ts'
import type { ListSource } from '../find/values.ts'

/** The published edition of a catalogue as finders read it; null where there is none. Items go by their lineage, under which links are kept. */
export async function loadList(em: SqlEntityManager, catalogId: string): Promise<ListSource | null> {
  const catalog = await em.findOne(Catalog, { id: catalogId })
  const edition = await em.findOne(CatalogEdition, { catalog: catalogId, status: 'PUBLISHED' })
  if (!catalog || !edition) return null
  const aliases = new Map((await em.find(Department, {})).map((department) => [department.name, department.aliases]))
  const { id, slug, title, kind } = catalog
  return {
    catalog: { id, slug, title, kind, aliases: catalog.aliases },
    edition: { id: edition.id },
    items: (await loadItems(em, edition.id)).map((item) => ({
      id: item.lineage, lineage: item.lineage, kind: item.kind, code: item.code, name: item.name,
      department: { name: departmentOf(item), aliases: aliases.get(departmentOf(item)) ?? [] },
      levels: levelsOf(item), itemType: item.itemType, domain: item.domain, legalBases: item.legalBases, duties: item.duties, materials: item.materials,
    })),
  }
}
