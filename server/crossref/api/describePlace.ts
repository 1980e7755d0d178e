import type { NodeValue, RequestContext } from '../../accounts/RequestContext.ts'
import { currentEditionOf, demand, findCatalog, findEdition } from '../../catalogs/api/catalogLoaders.ts'
import { urlOfItem } from '../../catalogs/api/urlOfItem.ts'
import { Catalog } from '../../catalogs/Catalog.ts'
import { departmentOf, type HeldItem } from '../../catalogs/HeldItem.ts'
import { titleOf } from '../../catalogs/titleOf.ts'
import { Directive } from '../../documents/Directive.ts'
import { documentOf, passageOf, sectionsOf } from '../../documents/documentLoaders.ts'
import { Formulation } from '../../documents/Formulation.ts'
import { headingsAbove } from '../../documents/headingsAbove.ts'
import { Passage } from '../../documents/Passage.ts'
import { SourceDocument } from '../../documents/SourceDocument.ts'
import { linesOfItem } from '../linesOfItem.ts'
import { isItem } from './endLoaders.ts'
import type { ReferencePlaceType } from './ReferencePlaceType.ts'

/** Where a thing stands, in words: everything that is asked for on one page is read together. */
export async function describePlace(context: RequestContext, node: NodeValue): Promise<ReferencePlaceType> {
  if (isItem(node)) return describeItem(context, node)
  if (node instanceof Catalog) return describeCatalog(context, node)
  if (node instanceof Passage) return { ...await describePassage(context, node), kind: 'PASSAGE', id: node.id, text: node.text }
  if (node instanceof Directive) return { ...await describePassage(context, await passageOf(context, node)), kind: 'DIRECTIVE', id: node.id, text: node.text }
  if (node instanceof SourceDocument) return describeDocument(node)
  if (node instanceof Formulation) return { ...NOTHING, kind: 'FORMULATION', id: node.id, title: node.name, url: `/formulations/${node.id}` }
  throw new Error(`${node.id} has no place`)
}

const NOTHING = { place: [], text: null, date: null, catalogKind: null } as const

async function describePassage(context: RequestContext, passage: Passage) {
  const document = await documentOf(context, passage)
  const outline = passage.section ? await sectionsOf(context, document.id) : []
  return { title: document.title, place: headingsAbove(outline, passage), url: `/documents/${document.slug}#${passage.id}`, date: document.date ?? null, catalogKind: null }
}

function describeDocument({ id, title, slug, speaker, date }: SourceDocument): ReferencePlaceType {
  return { ...NOTHING, kind: 'DOCUMENT', id, title, place: speaker ? [speaker] : [], url: `/documents/${slug}`, date: date ?? null }
}

async function describeItem(context: RequestContext, item: HeldItem): Promise<ReferencePlaceType> {
  const edition = await demand(findEdition(context, item.editionId), item.editionId)
  const catalog = await demand(findCatalog(context, edition.catalog.id), edition.catalog.id)
  return {
    ...NOTHING, kind: 'ITEM', id: item.id, title: item.name, place: [titleOf(catalog, edition), departmentOf(item)], text: linesOfItem(item).join('\n'),
    url: await urlOfItem(context, item), catalogKind: item.kind,
  }
}

async function describeCatalog(context: RequestContext, catalog: Catalog): Promise<ReferencePlaceType> {
  return { ...NOTHING, kind: 'CATALOG', id: catalog.id, title: titleOf(catalog, await currentEditionOf(context, catalog.id)), url: `/catalogs/${catalog.slug}`, catalogKind: catalog.kind }
}
