import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { CatalogItem } from './CatalogItem.ts'
import type { CatalogKind } from './CatalogRow.ts'
import { heldItemOf, type HeldItem } from './HeldItem.ts'
import { ItemSuccession } from './ItemSuccession.ts'

/** What a code leads to among the items that count now. */
export interface FoundByCode {
  readonly items: readonly HeldItem[]
  /** For an old code: how it became what it is now. */
  readonly note: string | null
  /** For an old code: number of the last edition that had it. */
  readonly lastEdition: number | null
}

/** Merges of merges are followed so far. */
const MOST_STEPS = 20

/**
 * The present items a code leads to, in the catalogues of a kind or in one of them: the item that has it, else those that the item which
 * had it last became. An old code of an item that is gone leads to none, and the note says so; null for a code that was never used.
 */
export async function findByCode(em: SqlEntityManager, code: string, among: { readonly kind: CatalogKind } | { readonly slug: string }): Promise<FoundByCode | null> {
  const catalog = 'kind' in among ? { kind: among.kind } : { slug: among.slug }
  const held = await em.find(CatalogItem, { code, edition: { status: { $in: ['PUBLISHED', 'SUPERSEDED'] }, catalog } }, {
    populate: ['edition', 'department'], orderBy: { edition: { publishedAt: 'desc', number: 'desc' } },
  })
  const present = held.find(({ edition }) => edition.status === 'PUBLISHED')
  if (present) return { items: [heldItemOf(present)], note: null, lastEdition: null }
  const last = held[0]
  if (!last) return null
  const { lineages, how } = await followSuccessions(em, last.lineage)
  const items = (await em.find(CatalogItem, { lineage: { $in: lineages }, edition: { status: 'PUBLISHED', catalog } }, { populate: ['department'], orderBy: { position: 'asc' } })).map(heldItemOf)
  const { number } = last.edition
  return { items, note: `编码 ${code} 是第${number}版“${last.name}”的编码，${describe(items, how)}`, lastEdition: number }
}

async function followSuccessions(em: SqlEntityManager, lineage: string): Promise<{ lineages: string[]; how: 'MERGED' | 'SPLIT' | null }> {
  let lineages = [lineage]
  let how: 'MERGED' | 'SPLIT' | null = null
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await em.find(ItemSuccession, { from: { $in: lineages } })
    const further = [...new Set([...lineages, ...next.map(({ to }) => to)])]
    how ??= next[0]?.how ?? null
    if (further.length === lineages.length) break
    lineages = further
  }
  return { lineages, how }
}

function describe(items: readonly HeldItem[], how: 'MERGED' | 'SPLIT' | null): string {
  const names = items.map(({ code, name }) => `“${name}”（${code}）`).join('、')
  if (items.length === 0) return '这一事项现已取消'
  if (how === 'MERGED') return `这一事项已并入${names}`
  return how === 'SPLIT' ? `这一事项已拆分为${names}` : `现为${names}`
}
