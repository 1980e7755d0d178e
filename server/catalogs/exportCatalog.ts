import { currentEditionOf, findEdition } from './api/catalogLoaders.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { KnownError } from '../errors.ts'
import type { Level } from '../ingest/AnnotatedText.ts'
import { Catalog } from './Catalog.ts'
import { LEVELS, type CatalogRow } from './CatalogRow.ts'
import type { ExportFormat, ExportHead } from './export/exportRows.ts'
import { rowOf } from './HeldItem.ts'
import type { ItemFilter } from './itemFilter.ts'
import { listAllItems, SORTS, type ItemSort } from './listItems.ts'
import { titleOf } from './titleOf.ts'

/** Writes items as a file, where that keeps nobody waiting. */
export interface ListExporter {
  export(rows: readonly CatalogRow[], head: ExportHead, format: ExportFormat): Promise<Uint8Array>
}

/** What the address of an export asks for: the same as `catalogItems`. */
export interface ExportQuery {
  readonly edition: string | null
  readonly filter: ItemFilter
  readonly sort: ItemSort
  readonly descending: boolean
}

/** `?departments=民政局&departments=水利局&levels=VILLAGE&text=…&sort=NAME&edition=edn_…`. @throws KnownError INVALID */
export function readExportQuery(query: Readonly<Record<string, unknown>>): ExportQuery {
  const many = (name: string) => [query[name] ?? []].flat().map(String)
  const one = (name: string) => many(name)[0] ?? null
  const sort = SORTS.find((known) => known === (one('sort') ?? 'LIST'))
  if (!sort) throw new KnownError('INVALID', `sort 要是 ${SORTS.join('、')} 之一`, ['sort'])
  const levels = many('levels')
  const unknown = levels.find((level) => !LEVELS.includes(level as Level))
  if (unknown !== undefined) throw new KnownError('INVALID', `levels 要是 ${LEVELS.join('、')} 中的几个（收到“${unknown}”）`, ['levels'])
  return {
    edition: one('edition'), sort, descending: one('descending') === 'true',
    filter: { departments: many('departments'), levels: levels as Level[], itemTypes: many('itemTypes'), domains: many('domains'), text: one('text') },
  }
}

/** A catalogue's items as a file, of the present edition or another the viewer may see. @throws KnownError NOT_FOUND */
export async function exportCatalog(context: RequestContext, exporter: ListExporter, slug: string, query: ExportQuery, format: ExportFormat): Promise<{ name: string; bytes: Uint8Array }> {
  const catalog = await context.em.findOne(Catalog, { slug })
  const edition = catalog && (query.edition ? await findEdition(context, query.edition) : await currentEditionOf(context, catalog.id))
  if (!catalog || edition?.catalog.id !== catalog.id) throw new KnownError('NOT_FOUND', '没有这个清单，或没有这一版')
  const items = await listAllItems(context.em, { ...query, editions: [edition.id] })
  const name = `${titleOf(catalog, edition)}第${edition.number}版`
  return { name, bytes: await exporter.export(items.map(rowOf), { title: name, kind: catalog.kind }, format) }
}
