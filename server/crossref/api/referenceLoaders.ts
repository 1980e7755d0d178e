import type { ObjectQuery } from '@mikro-orm/core'
import { isAllowed } from '../../accounts/policy.ts'
import { inGroups, inOrder, loader, type NodeKind, type NodeValue, type RequestContext } from '../../accounts/RequestContext.ts'
import { findEdition } from '../../catalogs/api/catalogLoaders.ts'
import type { HeldItem } from '../../catalogs/HeldItem.ts'
import { Directive } from '../../documents/Directive.ts'
import { CrossReference } from '../CrossReference.ts'
import { SHOWN } from '../find/thresholds.ts'
import type { CrossReferenceType } from './CrossReferenceType.ts'
import { findEnd, traceEnd } from './endLoaders.ts'

/** A link with its ends as the viewer may see them. */
export interface SeenReference extends CrossReferenceType {
  readonly fromEnd: string
  readonly toEnd: string
  readonly decidedBy: string | null
}

/** The links that a page shows to the viewer: those confirmed and those the finder is sure of; to curators also those it offers. */
export function shownTo(context: RequestContext): ObjectQuery<CrossReference> {
  if (isAllowed(context, 'CrossReference.offered')) return { status: { $in: ['CONFIRMED', 'SUGGESTED'] } }
  return { $or: [{ status: 'CONFIRMED' }, { status: 'SUGGESTED', score: { $gte: SHOWN } }] }
}

/** The links of an end that the viewer may see, surest first. All that are asked for at a time are read together, with all they lead to. */
export function referencesOf(context: RequestContext, end: string): Promise<readonly SeenReference[]> {
  return loader<string, readonly SeenReference[]>(context, 'cross references of end', async (ends) => {
    const wanted = new Set(ends)
    const rows = await context.em.find(CrossReference, {
      $and: [{ $or: [{ fromEnd: { $in: [...ends] } }, { toEnd: { $in: [...ends] } }] }, shownTo(context)],
    }, { orderBy: { status: 'asc', score: 'desc', id: 'asc' } })
    const seen = await seeReferences(context, rows)
    const byEnd = new Map<string, SeenReference[]>(ends.map((one) => [one, []]))
    for (const reference of seen) {
      for (const one of new Set([reference.fromEnd, reference.toEnd])) if (wanted.has(one)) byEnd.get(one)!.push(reference)
    }
    return ends.map((one) => byEnd.get(one)!)
  }).load(end)
}

/** The links of a passage and of the directives in it. */
export async function referencesOfPassage(context: RequestContext, passage: string): Promise<SeenReference[]> {
  const ends = [passage, ...await directivesIn(context, passage)]
  const all = (await Promise.all(ends.map((end) => referencesOf(context, end)))).flat()
  return [...new Map(all.map((reference) => [reference.id, reference])).values()]
}

/** The links of an item, and what orders the whole list it stands in: 将154项政务服务事项依法下放乡村 is about each of them. */
export async function referencesOfItem(context: RequestContext, { lineage, editionId }: Pick<HeldItem, 'lineage' | 'editionId'>): Promise<SeenReference[]> {
  const [own, edition] = await Promise.all([referencesOf(context, lineage), findEdition(context, editionId)])
  const ofList = edition ? await referencesOf(context, edition.catalog.id) : []
  return [...own, ...ofList.filter(({ type, toEnd }) => type === 'MANDATES' && toEnd === edition?.catalog.id)]
}

async function directivesIn(context: RequestContext, passage: string): Promise<string[]> {
  const found = await loader<string, readonly Directive[]>(context, 'directives of passage', async (ids) => inGroups(
    ids, await context.em.find(Directive, { passage: { $in: [...ids] } }, { orderBy: { start: 'asc', id: 'asc' } }), (row) => row.passage.id,
  )).load(passage)
  return found.map(({ id }) => id)
}

/** The rows with their ends, in their order; those with an end that is gone, or not the viewer's to see, are left out. */
export async function seeReferences(context: RequestContext, rows: readonly CrossReference[], { traced = false } = {}): Promise<SeenReference[]> {
  const see = (end: string, owner: string) => (traced ? traceEnd(context, end, owner) : findEnd(context, end))
  const ends = await Promise.all(rows.map((row) => Promise.all([see(row.fromEnd, row.fromOwner), see(row.toEnd, row.toOwner)])))
  return rows.flatMap((row, index) => {
    const [from = null, to = null] = ends[index] ?? []
    return from && to ? [describe(row, from, to)] : []
  })
}

function describe(row: CrossReference, from: NodeValue, to: NodeValue): SeenReference {
  const { id, type, status, origin, needsReview, version, fromEnd, toEnd, fromEvidence = null, toEvidence = null, reviewReason = null, reason = null, decidedBy = null, decidedAt = null } = row
  return {
    id, type, status, origin, needsReview, version, fromEnd, toEnd, fromEvidence, toEvidence, reviewReason, reason, decidedBy, decidedAt, from, to,
    score: origin === 'FOUND' ? Number(row.score) : null,
    evidence: [...new Set([fromEvidence, toEvidence])].filter((words) => words !== null).join(' ↔ ') || null,
  }
}

/** Links by their ids; curators see those rejected and those with an end that is gone, too. */
export const crossReferenceNodes: NodeKind = {
  prefix: 'xrf', typeName: 'CrossReference', action: 'Node.CrossReference',
  load: async (ids, context) => {
    const traced = isAllowed(context, 'CrossReference.offered')
    const rows = await context.em.find(CrossReference, { $and: [{ id: { $in: [...ids] } }, traced ? {} : shownTo(context)] })
    return inOrder(ids, await seeReferences(context, rows, { traced }), ({ id }) => id)
  },
}
