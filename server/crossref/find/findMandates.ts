import type { FindingContext } from './FindingContext.ts'
import { keepBest } from './keepBest.ts'
import { matchItems, type Resembled } from './matchItems.ts'
import { isOwnMatter } from './ownMatter.ts'
import type { Resemblance } from './Resemblance.ts'
import { HANDFUL, OFFERED, SHOWN } from './thresholds.ts'
import type { EndRef, FoundLink, SourceDirective, SourceHead, SourcePassage, TextSource } from './values.ts'

type Lookups = Pick<FindingContext, 'items' | 'catalogs'>

/** Below this even a search that comes upon the item first does not make it worth offering. */
const DOUBTFUL = 0.3

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * What a text orders, MANDATES from the directive, and what it names without ordering it, MENTIONS from the passage: catalogues as a whole,
 * and items. Read sentence by sentence; what a sentence names belongs to the directive in which the words stand. Where the words mean the
 * list, they are not linked to what the list holds. What a search says of the directives helps; without it finding goes by the words alone.
 */
export function findMandates({ document, passages, directives }: Pick<TextSource, 'document' | 'passages' | 'directives'>, lookups: Lookups, resemblances: readonly Resemblance[] = []): FoundLink[] {
  const orders = Map.groupBy(directives, ({ passage }) => passage)
  const similar = new Map(resemblances.map((resemblance) => [resemblance.directive, resemblance]))
  const links = passages.flatMap((passage) => {
    const own = keepBest(linksOfPassage(document, passage, orders.get(passage.id) ?? [], lookups, { similar }))
    const ordered = new Set(own.filter(({ type }) => type === 'MANDATES').map(({ to }) => to.id))
    return own.filter(({ type, to }) => type === 'MANDATES' || !ordered.has(to.id))
  })
  // A statute speaks of its matter in every sentence, and items name the articles they rest on: what is not sure is noise there.
  const sure = document.kind === 'REGULATION' ? links.filter(({ score }) => score >= SHOWN) : links
  return keepHandful(keepHandful(sure, ({ type, from }) => `${type} ${from.id}`), ({ type, to }) => `${type} ${to.id}`)
}

/** The directives that may lead to an item, but not surely by their words alone: those about which to ask a search. */
export function findDoubtful({ document, passages, directives }: Pick<TextSource, 'document' | 'passages' | 'directives'>, lookups: Lookups): string[] {
  const orders = Map.groupBy(directives, ({ passage }) => passage)
  const links = passages.flatMap((passage) => (orders.has(passage.id) ? linksOfPassage(document, passage, orders.get(passage.id) ?? [], lookups, { least: DOUBTFUL }) : []))
  return [...new Set(links.filter(({ type, to, score }) => type === 'MANDATES' && to.kind === 'ITEM' && score < SHOWN).map(({ from }) => from.id))]
}

function linksOfPassage(
  { kind, title }: SourceHead, { id, text }: SourcePassage, directives: readonly SourceDirective[], { items, catalogs }: Lookups,
  { similar = new Map(), least = OFFERED }: { readonly similar?: ReadonlyMap<string, Resemblance>; readonly least?: number },
): FoundLink[] {
  const placed = placeDirectives(text, directives)
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end)
    const lists = catalogs.match(words)
    const inLists = matchItems(words, items, { resembled: resembledBy(sentence, placed, similar), least })
      .filter(({ start, end }) => !lists.some((list) => start < list.end && list.start < end))
      .filter(({ entry }) => kind !== 'REGULATION' || isOwnMatter(entry, title, words))
    const link = (to: EndRef, { start, end, score, evidence }: Stretch & Pick<FoundLink, 'score' | 'evidence'>): FoundLink => {
      const directive = directiveAt(placed, { start: sentence.start + start, end: sentence.start + end })
      // Words that begin in one directive and end in another are told in those of the one they are given to.
      const own = directive && !directive.text.includes(evidence.from) ? { ...evidence, from: directive.text } : evidence
      return directive
        ? { type: 'MANDATES', from: { kind: 'DIRECTIVE', id: directive.id }, to, score, evidence: own }
        : { type: 'MENTIONS', from: { kind: 'PASSAGE', id }, to, score, evidence }
    }
    return [
      ...lists.map((match) => link({ kind: 'CATALOG', id: match.catalog.id }, match)),
      ...inLists.map((match) => link({ kind: 'ITEM', id: match.entry.item.id }, match)),
    ]
  })
}

/** What was found for the directives that stand in a sentence. */
function resembledBy(sentence: Stretch, directives: readonly (SourceDirective & Stretch)[], similar: ReadonlyMap<string, Resemblance>): Resembled | undefined {
  const found = directives.filter(({ start, end }) => start < sentence.end && sentence.start < end).flatMap(({ id }) => similar.get(id) ?? [])
  return found.length === 0 ? undefined : {
    items: new Set(found.flatMap(({ items }) => items)), nearest: new Set(found.flatMap(({ items }) => items.slice(0, 1))), synonyms: found.flatMap(({ synonyms }) => synonyms),
  }
}

function sentencesOf(text: string): Stretch[] {
  return [...text.matchAll(/[^。！？；!?;\n]+[。！？；!?;\n]*/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Where each directive stands in its passage; they come in reading order. */
function placeDirectives(text: string, directives: readonly SourceDirective[]): (SourceDirective & Stretch)[] {
  let from = 0
  return directives.flatMap((directive) => {
    const start = text.indexOf(directive.text, from)
    if (start < 0) return []
    from = start + 1
    return [{ ...directive, start, end: start + directive.text.length }]
  })
}

/** The directive that holds most of a stretch; of two that hold as much the later, which says what is to be done. */
function directiveAt(directives: readonly (SourceDirective & Stretch)[], { start, end }: Stretch): SourceDirective | null {
  let best: SourceDirective | null = null
  let most = 0
  for (const directive of directives) {
    const overlap = Math.min(end, directive.end) - Math.max(start, directive.start)
    if (overlap > 0 && overlap >= most) {
      most = overlap
      best = directive
    }
  }
  return best
}

/** Of the links that share a key the surest handful: what a document says everywhere it says nowhere in particular, and what leads everywhere leads nowhere. */
function keepHandful(links: readonly FoundLink[], keyOf: (link: FoundLink) => string): FoundLink[] {
  const groups = Map.groupBy(links, keyOf)
  const kept = new Set([...groups.values()].flatMap((group) => group.sort((a, b) => b.score - a.score).slice(0, HANDFUL)))
  return links.filter((link) => kept.has(link))
}
