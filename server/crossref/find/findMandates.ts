import type { FindingContext } from './FindingContext.ts'
import { keepBest } from './keepBest.ts'
import { matchItems } from './matchItems.ts'
import { HANDFUL, SHOWN } from './thresholds.ts'
import type { EndRef, FoundLink, SourceDirective, SourcePassage, TextSource } from './values.ts'

type Lookups = Pick<FindingContext, 'items' | 'catalogs'>

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * What a text orders, MANDATES from the directive, and what it names without ordering it, MENTIONS from the passage: catalogues as a whole,
 * and items. Read sentence by sentence; what a sentence names belongs to the directive in which the words stand. Where the words mean the
 * list, they are not linked to what the list holds.
 */
export function findMandates({ document, passages, directives }: Pick<TextSource, 'document' | 'passages' | 'directives'>, lookups: Lookups): FoundLink[] {
  const orders = Map.groupBy(directives, ({ passage }) => passage)
  const links = passages.flatMap((passage) => {
    const own = keepBest(linksOfPassage(passage, orders.get(passage.id) ?? [], lookups))
    const ordered = new Set(own.filter(({ type }) => type === 'MANDATES').map(({ to }) => to.id))
    return own.filter(({ type, to }) => type === 'MANDATES' || !ordered.has(to.id))
  })
  // A statute speaks of its matter in every sentence, and items name the articles they rest on: what is not sure is noise there.
  const sure = document.kind === 'REGULATION' ? links.filter(({ score }) => score >= SHOWN) : links
  return keepHandful(keepHandful(sure, ({ type, from }) => `${type} ${from.id}`), ({ type, to }) => `${type} ${to.id}`)
}

function linksOfPassage({ id, text }: SourcePassage, directives: readonly SourceDirective[], { items, catalogs }: Lookups): FoundLink[] {
  const placed = placeDirectives(text, directives)
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end)
    const lists = catalogs.match(words)
    const inLists = matchItems(words, items).filter(({ start, end }) => !lists.some((list) => start < list.end && list.start < end))
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
