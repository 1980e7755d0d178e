import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { ItemSuccession } from '../../catalogs/ItemSuccession.ts'
import { endKindOf } from '../ends.ts'
import { findLikest } from './likeness.ts'
import { readOwners } from './readOwners.ts'

/** Merges of merges are followed so far. */
const MOST_STEPS = 20

export interface LostEnd {
  readonly end: string
  /** The document or catalogue. */
  readonly owner: string
  /** What it said when it was decided upon. */
  readonly words: string | null
  /** Where it was before it was carried there. */
  readonly before: string | null
}

/** What took the place of an end that is gone; several where an item was split, none where nothing did. */
export async function findHeirs(em: SqlEntityManager, lost: LostEnd): Promise<string[]> {
  if (lost.before !== null && (await readOwners(em, [lost.before])).size > 0) return [lost.before]
  const kind = endKindOf(lost.end)
  if (kind === 'ITEM') return findSuccessors(em, lost.end)
  if (lost.words === null || (kind !== 'PASSAGE' && kind !== 'DIRECTIVE')) return []
  const texts = await em.execute<{ id: string; text: string }[]>(`select id, text from ${kind === 'DIRECTIVE' ? 'directive' : 'passage'} where document_id = ? order by start, id`, [lost.owner])
  const likest = findLikest(lost.words, texts)
  return likest ? [likest.id] : []
}

/** The items of the published edition that an item was merged into or split into, step by step. */
async function findSuccessors(em: SqlEntityManager, lineage: string): Promise<string[]> {
  let lineages = [lineage]
  const seen = new Set(lineages)
  for (let step = 0; step < MOST_STEPS && lineages.length > 0; step += 1) {
    const next = await em.find(ItemSuccession, { from: { $in: lineages } }, { orderBy: { id: 'asc' } })
    lineages = [...new Set(next.map(({ to }) => to))].filter((to) => !seen.has(to))
    for (const to of lineages) seen.add(to)
    const present = await readOwners(em, lineages)
    if (present.size > 0) return lineages.filter((to) => present.has(to))
  }
  return []
}
