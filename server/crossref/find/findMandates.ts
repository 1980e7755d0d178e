import type { FindingContext } from './FindingContext.ts'
import { matchItems } from './matchItems.ts'
import { HANDFUL, SHOWN } from './thresholds.ts'
import type { EndRef, FoundLink, TextSource } from './values.ts'

type Lookups = Pick<FindingContext, 'items' | 'catalogs'>

/**
 * What the directives of a text order, MANDATES, and what its passages name outside of them, MENTIONS: catalogues as a whole, and items.
 * Where a sentence means the list, it is not linked to what the list holds by the same words.
 */
export function findMandates({ document, passages, directives }: Pick<TextSource, 'document' | 'passages' | 'directives'>, lookups: Lookups): FoundLink[] {
  const links: FoundLink[] = []
  const ordered = new Map<string, Set<string>>()
  for (const { id, passage, text } of directives) {
    const own = namedIn(text, { kind: 'DIRECTIVE', id }, 'MANDATES', lookups)
    links.push(...own)
    const known = ordered.get(passage) ?? new Set()
    ordered.set(passage, known)
    for (const { to } of own) known.add(to.id)
  }
  for (const { id, text } of passages) {
    const known = ordered.get(id)
    links.push(...namedIn(text, { kind: 'PASSAGE', id }, 'MENTIONS', lookups).filter(({ to }) => !known?.has(to.id)))
  }
  // A statute speaks of its matter in every sentence, and items name the articles they rest on: what is not sure is noise there.
  return keepPlaces(document.kind === 'REGULATION' ? links.filter(({ score }) => score >= SHOWN) : links)
}

function namedIn(text: string, from: EndRef, type: 'MANDATES' | 'MENTIONS', { items, catalogs }: Lookups): FoundLink[] {
  const lists = catalogs.match(text)
  const inLists = matchItems(text, items).filter(({ start, end }) => !lists.some((list) => start < list.end && list.start < end))
  return [
    ...lists.map(({ catalog, score, evidence }): FoundLink => ({ type, from, to: { kind: 'CATALOG', id: catalog.id }, score, evidence })),
    ...inLists.slice(0, HANDFUL).map(({ entry, score, evidence }): FoundLink => ({ type, from, to: { kind: 'ITEM', id: entry.item.id }, score, evidence })),
  ]
}

/** Of the many places at which one document names one thing the surest handful of each type; what it says everywhere it says nowhere in particular. */
function keepPlaces(links: readonly FoundLink[]): FoundLink[] {
  const byTarget = new Map<string, FoundLink[]>()
  for (const link of links) {
    const key = `${link.type} ${link.to.id}`
    const places = byTarget.get(key)
    if (places) places.push(link)
    else byTarget.set(key, [link])
  }
  const kept = new Set([...byTarget.values()].flatMap((places) => places.sort((a, b) => b.score - a.score).slice(0, HANDFUL)))
  return links.filter((link) => kept.has(link))
}
