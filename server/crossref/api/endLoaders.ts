import { loadNode } from '../../accounts/Node.ts'
import { inOrder, loader, type NodeValue, type RequestContext } from '../../accounts/RequestContext.ts'
import type { EditionStatus } from '../../catalogs/CatalogEdition.ts'
import { CatalogItem } from '../../catalogs/CatalogItem.ts'
import { heldItemOf, ITEM_PREFIXES, type HeldItem } from '../../catalogs/HeldItem.ts'
import { endKindOf } from '../ends.ts'

const ITEMS: readonly string[] = Object.values(ITEM_PREFIXES)

/** What an end is now, as the viewer may see it; null where it is gone. An item is the one of the published edition. */
export function findEnd(context: RequestContext, end: string): Promise<NodeValue | null> {
  return endKindOf(end) === 'ITEM' ? findPresentItem(context, end) : loadNode(context, end)
}

/** What an end is, or the nearest to it that is still there: of an item its last state, of a passage its document. */
export async function traceEnd(context: RequestContext, end: string, owner: string): Promise<NodeValue | null> {
  return await findEnd(context, end) ?? (endKindOf(end) === 'ITEM' ? findFormerItem(context, end) : loadNode(context, owner))
}

/** The id under which links keep a thing; null for what has no links. */
export function endOf(node: NodeValue): string | null {
  if (isItem(node)) return node.lineage
  return /^(?:doc|psg|dir|frm|cat)_/.test(node.id) ? node.id : null
}

export function isItem(node: NodeValue): node is HeldItem {
  return ITEMS.includes(node.id.slice(0, 3))
}

function findPresentItem(context: RequestContext, lineage: string): Promise<HeldItem | null> {
  return loader<string, HeldItem | null>(context, 'present item of lineage', async (lineages) =>
    inOrder(lineages, await loadItems(context, lineages, 'PUBLISHED'), (item) => item.lineage)).load(lineage)
}

function findFormerItem(context: RequestContext, lineage: string): Promise<HeldItem | null> {
  return loader<string, HeldItem | null>(context, 'former item of lineage', async (lineages) =>
    inOrder(lineages, await loadItems(context, lineages, 'SUPERSEDED'), (item) => item.lineage)).load(lineage)
}

/** The latest comes last. */
async function loadItems({ em }: RequestContext, lineages: readonly string[], status: EditionStatus): Promise<HeldItem[]> {
  const items = await em.find(CatalogItem, { lineage: { $in: [...lineages] }, edition: { status } }, { populate: ['department', 'edition'], orderBy: { edition: { number: 'asc' } } })
  return items.map(heldItemOf)
}
