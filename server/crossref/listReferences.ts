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

/**
 * What a person's word is worth most for comes first: duties and quotations, then the other links, then the uses of formulations, and of these last
 * those that the text itself marks as such, which are facts with nothing to vouch for.
 */
const rankColumn = () => raw<string>((alias) => `case when ${alias}.type in ('MANDATES', 'IMPLEMENTS', 'QUOTES') then 0 when ${alias}.to_end not like 'frm\\_%' escape '\\' then 1 when ${alias}.score < 1 then 2 else 3 end`)

/** A page of links: those that need another look first, then by what they say, of one kind the surest. @throws KnownError INVALID */
export async function listReferences(em: SqlEntityManager, { filter, first, after }: ReferencePage): Promise<Connection<CrossReference>> {
  const size = readPageSize(first)
  const wanted = await readFilter(em, filter)
  const rows = await em.find(CrossReference, { $and: [wanted, after ? behind(after) : {}] }, { orderBy: [{ needsReview: 'desc' }, { [rankColumn()]: 'asc' }, { score: 'desc', id: 'asc' }], limit: size + 1 })
  return buildConnection({
    rows, size, totalCount: await em.count(CrossReference, wanted), after, cursorOf: (link) => encodeCursor(LIST, [link.needsReview ? 1 : 0, rankOf(link), Number(link.score), link.id]),
  })
}

/** How many links of each status and type pass the filter's other fields. */
export async function countReferences(em: SqlEntityManager, filter: ReferenceFilter): Promise<ReferenceCount[]> {
  const wanted = await readFilter(em, { ...filter, statuses: null, types: null, needsReview: null })
  const rows = await em.createQueryBuilder(CrossReference, 'r').select(['r.status', 'r.type', 'r.needsReview', raw('count(*) as count')]).where(wanted as never)
    .groupBy(['r.status', 'r.type', 'r.needsReview']).execute<(Omit<ReferenceCount, 'needsReview'> & { needsReview: boolean | number })[]>('all')
  return rows.map(({ status, type, needsReview, count }) => ({ status, type, needsReview: Boolean(needsReview), count }))
}

function rankOf({ type, toEnd, score }: CrossReference): number {
  if (type === 'MANDATES' || type === 'IMPLEMENTS' || type === 'QUOTES') return 0
  if (!toEnd.startsWith(`${PREFIXES.FORMULATION}_`)) return 1
  return Number(score) < 1 ? 2 : 3
}

function behind(after: string): ObjectQuery<CrossReference> {
  const [flag, rank, score, id] = decodeCursor(LIST, ['number', 'number', 'number', 'string'], after)
  const needsReview = flag === 1
  return { $or: [
    ...needsReview ? [{ needsReview: false }] : [],
    { needsReview, [rankColumn()]: { $gt: rank } }, { needsReview, [rankColumn()]: rank, score: { $lt: score } }, { needsReview, [rankColumn()]: rank, score, id: { $gt: id } },
  ] }
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
