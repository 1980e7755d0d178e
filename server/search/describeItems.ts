import type { Catalog } from '../catalogs/Catalog.ts'
import type { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import type { CatalogKind } from '../catalogs/CatalogRow.ts'
import { formatField } from '../catalogs/formatField.ts'
import { departmentOf, levelsOf, type HeldItem } from '../catalogs/HeldItem.ts'
import { fieldsOfKind, KIND_LABELS, labelOf } from '../catalogs/rowFields.ts'
import { titleOf } from '../catalogs/titleOf.ts'
import type { IndexEntry } from './SearchEngine.ts'
import type { SearchKind } from './SearchKind.ts'

/** The kinds of items that are hits; basic duties and recalled items are none of the kinds a search knows. */
const KINDS: Readonly<Partial<Record<CatalogKind, SearchKind>>> = { SERVICE: 'SERVICE_ITEM', ENFORCEMENT: 'ENFORCEMENT_ITEM', COORDINATION: 'COORDINATION_ITEM' }

/** What is said of every item and tells nothing of this one. */
const UNTOLD = new Set(['name', 'source', 'note'])

/** One entry for each item of a published edition. `aliases` are the other names of departments, by name. */
export function describeItems(catalog: Catalog, edition: CatalogEdition, items: readonly HeldItem[], aliases: ReadonlyMap<string, readonly string[]>): IndexEntry[] {
  const kind = KINDS[catalog.kind]
  if (kind === undefined) return []
  const title = titleOf(catalog, edition)
  return items.map((item) => {
    const departments = [...new Set([departmentOf(item), ...item.duties.map(({ party }) => party).filter((party) => aliases.has(party))])]
    return {
      id: item.id,
      kind,
      parent: { id: edition.id, slug: catalog.slug, title },
      title: item.name,
      context: [title, KIND_LABELS[catalog.kind], item.code, ...departments.flatMap((name) => aliases.get(name) ?? [])].join('\n'),
      text: [item.name, ...tellFields(item)].join('\n'),
      url: `/catalogs/${catalog.slug}/items/${encodeURIComponent(item.code)}`,
      date: edition.effectiveDate ?? null,
      levels: levelsOf(item),
      departments,
      documentKind: null,
      itemType: item.itemType,
      suggestions: [{ text: item.name, kind }],
    }
  })
}

/** 主管部门：民政局, a line for each field that says something. */
function tellFields(item: HeldItem): string[] {
  return fieldsOfKind(item.kind).filter((field) => !UNTOLD.has(field)).flatMap((field) => {
    const text = formatField(item, field)
    return text === null ? [] : [`${labelOf(field, item.kind)}：${text}`]
  })
}
