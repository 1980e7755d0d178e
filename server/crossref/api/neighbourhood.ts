import type { NodeValue, RequestContext } from '../../accounts/RequestContext.ts'
import { Directive } from '../../documents/Directive.ts'
import { CrossReference, type ReferenceStatus, type ReferenceType } from '../CrossReference.ts'
import { endOf, findEnd } from './endLoaders.ts'
import { shownTo } from './referenceLoaders.ts'

export interface NeighbourhoodNode {
  readonly node: NodeValue
  /** Links away from the centre. */
  readonly distance: number
}

export interface NeighbourhoodLink {
  /** Node ids. */
  readonly from: string
  readonly to: string
  /** Null: `from` is a part of `to`. */
  readonly type: ReferenceType | null
  readonly status: ReferenceStatus | null
  readonly score: number | null
  readonly crossReference: string | null
}

export interface Neighbourhood {
  readonly nodes: readonly NeighbourhoodNode[]
  readonly links: readonly NeighbourhoodLink[]
  readonly truncated: boolean
}

const FARTHEST = 3
/** Links read for a step: so many that the nodes run out first. */
const LINKS_PER_NODE = 4

interface Link {
  readonly from: string
  readonly to: string
  readonly reference: CrossReference | null
}

/**
 * What lies around a thing: breadth first, surest first, at most `limit` nodes no farther than three links. Each step is one statement, and a
 * thing met twice is one node, so circles end. `end`: the id links keep the centre under.
 */
export async function findNeighbourhood(context: RequestContext, center: NodeValue, end: string, limit: number): Promise<Neighbourhood> {
  const distances = new Map([[end, 0]])
  const links = new Map<string, Link>()
  let truncated = false
  let frontier = [end]
  for (let step = 1; step <= FARTHEST && frontier.length > 0; step += 1) {
    const found = [...step === 1 ? await partsOf(context, end) : [], ...await linksOf(context, frontier, limit)]
    const next: string[] = []
    for (const link of found) {
      const other = distances.has(link.from) ? link.to : link.from
      if (!distances.has(other)) {
        if (distances.size >= limit) {
          truncated = true
          continue
        }
        distances.set(other, step)
        next.push(other)
      }
      links.set(link.reference?.id ?? `${link.from} ${link.to}`, link)
    }
    frontier = next
  }
  if (frontier.length > 0 && (await linksOf(context, frontier, limit)).some(({ from, to }) => !distances.has(from) || !distances.has(to))) truncated = true
  return { ...await showNodes(context, center, distances, [...links.values()]), truncated }
}

async function linksOf({ em, ...context }: RequestContext, ends: string[], limit: number): Promise<Link[]> {
  const rows = await em.find(CrossReference, { $and: [{ $or: [{ fromEnd: { $in: ends } }, { toEnd: { $in: ends } }] }, shownTo({ em, ...context })] }, {
    orderBy: { status: 'asc', score: 'desc', id: 'asc' }, limit: limit * LINKS_PER_NODE,
  })
  return rows.map((reference) => ({ from: reference.fromEnd, to: reference.toEnd, reference }))
}

/** A directive is seen with its passage, a passage with the directives in it that lead on. */
async function partsOf({ em }: RequestContext, end: string): Promise<Link[]> {
  if (end.startsWith('dir_')) {
    const directive = await em.findOne(Directive, { id: end })
    return directive ? [{ from: end, to: directive.passage.id, reference: null }] : []
  }
  if (!end.startsWith('psg_')) return []
  const rows = await em.execute<{ id: string }[]>(
    `select d.id as id from directive d where d.passage_id = ? and exists (select 1 from cross_reference r where (r.from_end = d.id or r.to_end = d.id) and r.status <> 'REJECTED') order by d.start, d.id`, [end],
  )
  return rows.map(({ id }) => ({ from: id, to: end, reference: null }))
}

/** Only what the viewer may see, and the links between. An item that is not in the present edition stays the centre it was asked for as. */
async function showNodes(context: RequestContext, center: NodeValue, distances: ReadonlyMap<string, number>, links: readonly Link[]): Promise<Pick<Neighbourhood, 'nodes' | 'links'>> {
  const ends = [...distances.keys()]
  const found = await Promise.all(ends.map(async (one, index) => await findEnd(context, one) ?? (index === 0 ? center : null)))
  const ids = new Map(found.flatMap((node, index) => (node ? [[ends[index]!, node.id] as const] : [])))
  return {
    nodes: found.flatMap((node) => (node ? [{ node, distance: distances.get(endOf(node) ?? '') ?? 0 }] : [])),
    links: links.flatMap(({ from, to, reference }) => {
      const [fromId, toId] = [ids.get(from), ids.get(to)]
      if (fromId === undefined || toId === undefined) return []
      return [{
        from: fromId, to: toId, type: reference?.type ?? null, status: reference?.status ?? null,
        score: reference?.origin === 'FOUND' ? Number(reference.score) : null, crossReference: reference?.id ?? null,
      }]
    }),
  }
}
