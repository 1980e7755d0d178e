import { isAllowed } from '../../accounts/policy.ts'
import { inGroups, inOrder, loader, type NodeKind, type RequestContext } from '../../accounts/RequestContext.ts'
import { User } from '../../accounts/User.ts'
import { Catalog } from '../Catalog.ts'
import { CatalogEdition, OPEN_STATUSES, type EditionStatus } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { Department } from '../Department.ts'
import { heldItemOf, ITEM_PREFIXES, type HeldItem } from '../HeldItem.ts'
import { ITEM_TYPES } from './CatalogItemType.ts'

/*
 * As in documents: each function answers for one thing, and the questions of one kind go to the database as one statement. What only
 * those who work on catalogues may see is left out here, so that it is left out everywhere.
 */

/** What a request has read is outdated by what it changes. */
export function forgetWhatWasRead({ loaders, em }: RequestContext): void {
  loaders.clear()
  em.clear()
}

/** The states of editions that the viewer may see. */
export function visibleStatuses(context: RequestContext): EditionStatus[] {
  return ['PUBLISHED', 'SUPERSEDED', ...(isAllowed(context, 'CatalogEdition.open') ? OPEN_STATUSES : [])]
}

export function findCatalog(context: RequestContext, id: string): Promise<Catalog | null> {
  return loader<string, Catalog | null>(context, 'catalog', async (ids) =>
    inOrder(ids, await context.em.find(Catalog, { id: { $in: [...ids] } }), (row) => row.id)).load(id)
}

/** The edition, if the viewer may see it. */
export function findEdition(context: RequestContext, id: string): Promise<CatalogEdition | null> {
  return loader<string, CatalogEdition | null>(context, 'edition', async (ids) =>
    inOrder(ids, await context.em.find(CatalogEdition, { id: { $in: [...ids] }, status: { $in: visibleStatuses(context) } }), (row) => row.id)).load(id)
}

/** The editions of a catalogue that the viewer may see, oldest first. */
export function editionsOf(context: RequestContext, catalogId: string): Promise<readonly CatalogEdition[]> {
  return loader<string, readonly CatalogEdition[]>(context, 'editions of catalog', async (ids) => inGroups(
    ids,
    await context.em.find(CatalogEdition, { catalog: { $in: [...ids] }, status: { $in: visibleStatuses(context) } }, { orderBy: { number: 'asc' } }),
    (row) => row.catalog.id,
  )).load(catalogId)
}

export async function currentEditionOf(context: RequestContext, catalogId: string): Promise<CatalogEdition | null> {
  return (await editionsOf(context, catalogId)).find(({ status }) => status === 'PUBLISHED') ?? null
}

/** The published editions of all catalogues of a kind. */
export function currentEditionsOf({ em }: RequestContext, kind: CatalogKind): Promise<CatalogEdition[]> {
  return em.find(CatalogEdition, { status: 'PUBLISHED', catalog: { kind } }, { orderBy: { id: 'asc' } })
}

/** The edition that an edition is compared with: for one being worked on what is published now, else what was published before it. */
export async function editionBefore(context: RequestContext, edition: CatalogEdition): Promise<CatalogEdition | null> {
  if (OPEN_STATUSES.includes(edition.status)) return currentEditionOf(context, edition.catalog.id)
  return edition.before ? findEdition(context, edition.before.id) : null
}

/** The item, if the viewer may see its edition. */
export function findItem(context: RequestContext, id: string): Promise<HeldItem | null> {
  return loader<string, HeldItem | null>(context, 'item', async (ids) => inOrder(ids, await loadVisibleItems(context, { id: { $in: [...ids] } }), (row) => row.id)).load(id)
}

/** The items with these lineages, of all editions that the viewer may see. */
export function itemsOfLineage(context: RequestContext, lineage: string): Promise<readonly HeldItem[]> {
  return loader<string, readonly HeldItem[]>(context, 'items of lineage', async (lineages) =>
    inGroups(lineages, await loadVisibleItems(context, { lineage: { $in: [...lineages] } }), (row) => row.lineage)).load(lineage)
}

async function loadVisibleItems(context: RequestContext, where: { id: { $in: string[] } } | { lineage: { $in: string[] } }): Promise<HeldItem[]> {
  const items = await context.em.find(CatalogItem, { ...where, edition: { status: { $in: visibleStatuses(context) } } }, { populate: ['department'], orderBy: { id: 'asc' } })
  return items.map(heldItemOf)
}

export function findDepartment(context: RequestContext, id: string): Promise<Department | null> {
  return loader<string, Department | null>(context, 'department', async (ids) =>
    inOrder(ids, await context.em.find(Department, { id: { $in: [...ids] } }), (row) => row.id)).load(id)
}

/** The name of a user; null for the system itself, and for viewers who may not know it. */
export async function nameOfUser(context: RequestContext, id: string | null | undefined): Promise<string | null> {
  if (!id || !isAllowed(context, 'CatalogEdition.people')) return null
  const user = await loader<string, User | null>(context, 'user', async (ids) => inOrder(ids, await context.em.find(User, { id: { $in: [...ids] } }), (row) => row.id)).load(id)
  return user?.name ?? null
}

/** A row that vanished between two statements of one request is a fault, not an answer. */
export async function demand<Row>(found: Promise<Row | null>, id: string): Promise<Row> {
  const row = await found
  if (row === null) throw new Error(`${id} is gone`)
  return row
}

const ITEM_ACTIONS = {
  SERVICE: 'Node.ServiceItem', ENFORCEMENT: 'Node.EnforcementItem', COORDINATION: 'Node.CoordinationItem', BASIC_DUTY: 'Node.BasicDutyItem', RECALLED: 'Node.RecalledItem',
} as const satisfies Record<CatalogKind, NodeKind['action']>

/** The kinds of things of catalogues that have an id of their own. */
export const catalogNodes: readonly NodeKind[] = [
  { prefix: 'cat', typeName: 'Catalog', action: 'Node.Catalog', load: (ids, context) => Promise.all(ids.map((id) => findCatalog(context, id))) },
  { prefix: 'edn', typeName: 'CatalogEdition', action: 'Node.CatalogEdition', load: (ids, context) => Promise.all(ids.map((id) => findEdition(context, id))) },
  { prefix: 'dep', typeName: 'Department', action: 'Node.Department', load: (ids, context) => Promise.all(ids.map((id) => findDepartment(context, id))) },
  ...(Object.keys(ITEM_PREFIXES) as CatalogKind[]).map((kind): NodeKind => ({
    prefix: ITEM_PREFIXES[kind], typeName: ITEM_TYPES[kind], action: ITEM_ACTIONS[kind], load: (ids, context) => Promise.all(ids.map((id) => findItem(context, id))),
  })),
]
