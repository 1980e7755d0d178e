import { raw, type ObjectQuery } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { Catalog } from '../catalogs/Catalog.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { CrossReference, type ReferenceStatus, type ReferenceType } from './CrossReference.ts'
import { PREFIXES, type EndKind } from './ends.ts'

const LIST = 'cross references'

/** A field that is not set does not narrow; values of one field widen each other, fields narrow each other. */
export interface ReferenceFilter {
  readonly statuses?: readonly ReferenceStatus[] | null
  readonly types?: readonly ReferenceType[] | null
  /** What the link leads from, and to. */
  readonly fromKinds?: readonly EndKind[] | null
  readonly toKinds?: readonly EndKind[] | null
  /** Ids or slugs; either side is in one of them. */
  readonly documents?: readonly string[] | null
  readonly catalogs?: readonly string[] | null
  readonly needsReview?: boolean | null
  readonly minScore?: number | null
  readonly maxScore?: number | null
}

export interface ReferenceCount {
  readonly status: ReferenceStatus
  readonly type: ReferenceType
  readonly needsReview: boolean
  readonly count: number
}

export interface ReferencePage {
  readonly filter: ReferenceFilter
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page of links: those that need another look first, then the surest. @throws KnownError INVALID */
export async function listReferences(em: SqlEntityManager, { filter, first, after }: ReferencePage): Promise<Connection<CrossReference>> {
  const size = readPageSize(first)
  const wanted = await readFilter(em, filter)
  const rows = await em.find(CrossReference, { $and: [wanted, after ? behind(after) : {}] }, { orderBy: { needsReview: 'desc', score: 'desc', id: 'asc' }, limit: size + 1 })
  return buildConnection({
    rows, size, totalCount: await em.count(CrossReference, wanted), after, cursorOf: ({ needsReview, score, id }) => encodeCursor(LIST, [needsReview ? 1 : 0, Number(score), id]),
  })
}

/** How many links of each status and type pass the filter's other fields. */
export async function countReferences(em: SqlEntityManager, filter: ReferenceFilter): Promise<ReferenceCount[]> {
  const wanted = await readFilter(em, { ...filter, statuses: null, types: null, needsReview: null })
  const rows = await em.createQueryBuilder(CrossReference, 'r').select(['r.status', 'r.type', 'r.needsReview', raw('count(*) as count')]).where(wanted as never)
    .groupBy(['r.status', 'r.type', 'r.needsReview']).execute<(Omit<ReferenceCount, 'needsReview'> & { needsReview: boolean | number })[]>('all')
  return rows.map(({ status, type, needsReview, count }) => ({ status, type, needsReview: Boolean(needsReview), count }))
}

function behind(after: string): ObjectQuery<CrossReference> {
  const [flag, score, id] = decodeCursor(LIST, ['number', 'number', 'string'], after)
  const needsReview = flag === 1
  return { $or: [...needsReview ? [{ needsReview: false }] : [], { needsReview, score: { $lt: score } }, { needsReview, score, id: { $gt: id } }] }
}

async function readFilter(em: SqlEntityManager, { statuses, types, fromKinds, toKinds, documents, catalogs, needsReview, minScore, maxScore }: ReferenceFilter): Promise<ObjectQuery<CrossReference>> {
  const parts: ObjectQuery<CrossReference>[] = []
  if (statuses?.length) parts.push({ status: { $in: [...statuses] } })
  if (types?.length) parts.push({ type: { $in: [...types] } })
  if (fromKinds?.length) parts.push({ $or: fromKinds.map((kind) => ({ fromEnd: { $like: `${PREFIXES[kind]}\\_%` } })) })
  if (toKinds?.length) parts.push({ $or: toKinds.map((kind) => ({ toEnd: { $like: `${PREFIXES[kind]}\\_%` } })) })
  if (documents?.length) parts.push(ownedBy(await idsOf(em, SourceDocument, documents)))
  if (catalogs?.length) parts.push(ownedBy(await idsOf(em, Catalog, catalogs)))
  if (typeof needsReview === 'boolean') parts.push({ needsReview })
  if (typeof minScore === 'number') parts.push({ score: { $gte: minScore } })
  if (typeof maxScore === 'number') parts.push({ score: { $lt: maxScore } })
  return parts.length > 0 ? { $and: parts } : {}
}

function ownedBy(owners: readonly string[]): ObjectQuery<CrossReference> {
  return { $or: [{ fromOwner: { $in: [...owners] } }, { toOwner: { $in: [...owners] } }] }
}

async function idsOf(em: SqlEntityManager, entity: typeof SourceDocument | typeof Catalog, named: readonly string[]): Promise<string[]> {
  const rows = await em.find(entity as typeof Catalog, { $or: [{ id: { $in: [...named] } }, { slug: { $in: [...named] } }] }, { fields: ['id'] })
  return rows.map(({ id }) => id)
}
