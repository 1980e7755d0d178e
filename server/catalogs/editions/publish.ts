import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import { recordChange } from '../../history/recordChange.ts'
import type { FieldDifference } from '../../history/Revision.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import type { EditionComparison } from '../compare/EditionComparison.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { ItemSuccession } from '../ItemSuccession.ts'
import type { CatalogState } from './lockCatalog.ts'

/** How many items of each fate a comparison found. */
export function countChanges({ added, removed, renamed, merged, split, changed }: EditionComparison): Record<string, number> {
  return { added: added.length, removed: removed.length, renamed: renamed.length, merged: merged.length, split: split.length, changed: changed.length }
}

export interface PublishRequest {
  /** User id; null: the start data or the command line. */
  readonly reviewer: string | null
  readonly reason: string | null
  /** What became of the items of the edition published so far, compared when nothing was locked; null where there is none. */
  readonly comparison: EditionComparison | null
}

/**
 * Makes an edition the one that counts, in the caller's transaction, which has locked the catalogue: its items stand already; with their
 * successions, both editions' states, revisions, audit entries and index tasks go in together or not at all.
 * @throws KnownError INVALID for an edition without items
 */
export async function publishLocked(em: SqlEntityManager, { catalog, published }: CatalogState, edition: CatalogEdition, { reviewer, reason, comparison }: PublishRequest): Promise<void> {
  if (edition.itemCount === 0) throw new KnownError('INVALID', `第${edition.number}版里没有事项，不能发布。请先导入或添加事项`)
  if (comparison) await recordSuccessions(em, edition, published, comparison)
  const before = edition.status
  Object.assign(edition, { status: 'PUBLISHED', before: published, reviewer, publishedAt: new Date(), withdrawnAt: null, version: edition.version + 1 })
  recordChange(em, {
    subject: edition.id, revisionNumber: edition.version, action: 'edition.publish', actor: reviewer, reason,
    differences: [{ field: 'status', from: before, to: 'PUBLISHED' }, ...countDifferences(comparison)],
    detail: { catalog: catalog.title, edition: edition.number, items: edition.itemCount, ...(comparison ? countChanges(comparison) : {}) },
  })
  if (!published) return
  Object.assign(published, { status: 'SUPERSEDED', version: published.version + 1 })
  recordChange(em, {
    subject: published.id, revisionNumber: published.version, action: 'edition.supersede', actor: reviewer, reason: null,
    differences: [{ field: 'status', from: 'PUBLISHED', to: 'SUPERSEDED' }],
    detail: { catalog: catalog.title, edition: published.number, by: edition.number },
  })
}

function countDifferences(comparison: EditionComparison | null): FieldDifference[] {
  if (!comparison) return []
  return Object.entries(countChanges(comparison)).filter(([, count]) => count > 0).map(([field, count]) => ({ field, from: null, to: String(count) }))
}

/** Items are led back to their lineages by their codes, which are unique in an edition. */
async function recordSuccessions(em: SqlEntityManager, edition: CatalogEdition, published: CatalogEdition | null, { merged, split }: EditionComparison): Promise<void> {
  const steps = [
    ...merged.flatMap(({ from, to }) => from.map((one) => ({ from: one, to, how: 'MERGED' as const }))),
    ...split.flatMap(({ from, to }) => to.map((one) => ({ from, to: one, how: 'SPLIT' as const }))),
  ]
  if (!published || steps.length === 0) return
  const [earlier, later] = [await lineagesOf(em, published, steps.map(({ from }) => from)), await lineagesOf(em, edition, steps.map(({ to }) => to))]
  for (const { from, to, how } of steps) em.create(ItemSuccession, { edition, from: earlier.get(from.code)!, to: later.get(to.code)!, how })
}

async function lineagesOf(em: SqlEntityManager, edition: CatalogEdition, rows: readonly CatalogRow[]): Promise<Map<string, string>> {
  const items = await em.find(CatalogItem, { edition: edition.id, code: { $in: rows.map(({ code }) => code) } }, { fields: ['code', 'lineage'], disableIdentityMap: true })
  return new Map(items.map(({ code, lineage }) => [code, lineage]))
}
