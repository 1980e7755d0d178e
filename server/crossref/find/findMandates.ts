import type { FindingContext } from './FindingContext.ts'
import { matchItems } from './matchItems.ts'
import { HANDFUL } from './thresholds.ts'
import type { EndRef, FoundLink, TextSource } from './values.ts'

/**
 * What the directives of a text order, MANDATES, and what its passages name outside of them, MENTIONS: catalogues as a whole, and items.
 * Where a sentence means the list, it is not linked to what the list holds.
 */
export function findMandates({ passages, directives }: TextSource, { items, catalogs }: FindingContext): FoundLink[] {
  const links: FoundLink[] = []
  const ordered = new Map<string, Set<string>>()
  for (const { id, passage, text } of directives) {
    const own = namedIn(text, { kind: 'DIRECTIVE', id }, 'MANDATES', { items, catalogs })
    links.push(...own)
    const known = ordered.get(passage) ?? new Set()
    ordered.set(passage, known)
    for (const { to } of own) known.add(to.id)
  }
  for (const { id, text } of passages) {
    const known = ordered.get(id)
    links.push(...namedIn(text, { kind: 'PASSAGE', id }, 'MENTIONS', { items, catalogs }).filter(({ to }) => !known?.has(to.id)))
  }
  return links
}

function namedIn(text: string, from: EndRef, type: 'MANDATES' | 'MENTIONS', { items, catalogs }: Pick<FindingContext, 'items' | 'catalogs'>): FoundLink[] {
  const lists = catalogs.match(text)
  const inLists = matchItems(text, items).filter(({ start, end }) => !lists.some((list) => start < list.end && list.start < end))
  return [
    ...lists.map(({ catalog, score, evidence }): FoundLink => ({ type, from, to: { kind: 'CATALOG', id: catalog.id }, score, evidence })),
    ...inLists.slice(0, HANDFUL).map(({ entry, score, evidence }): FoundLink => ({ type, from, to: { kind: 'ITEM', id: entry.item.id }, score, evidence })),
  ]
}
