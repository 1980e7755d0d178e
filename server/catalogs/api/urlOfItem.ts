import type { RequestContext } from '../../accounts/RequestContext.ts'
import type { HeldItem } from '../HeldItem.ts'
import { currentEditionOf, demand, findCatalog, findEdition } from './catalogLoaders.ts'

/** The path in the web client that opens an item, in its edition where that is not the present one. */
export async function urlOfItem(context: RequestContext, { editionId, code }: Pick<HeldItem, 'editionId' | 'code'>): Promise<string> {
  const edition = await demand(findEdition(context, editionId), editionId)
  const catalog = await demand(findCatalog(context, edition.catalog.id), edition.catalog.id)
  const current = await currentEditionOf(context, catalog.id)
  return `/catalogs/${catalog.slug}/items/${encodeURIComponent(code)}${current?.id === edition.id ? '' : `?edition=${edition.number}`}`
}
