import type { MediaType } from '../RawFile.ts'
import type { CleanText } from '../CleanText.ts'
import type { AnnotatedText, OutlineSection, QuotationSpan, Span } from '../AnnotatedText.ts'
import { damagedSpans } from './damagedSpans.ts'
import { findCitations } from './findCitations.ts'
import { findDirectives } from './findDirectives.ts'
import { findFigures } from './findFigures.ts'
import { findFormulations } from './findFormulations.ts'
import { findHeadings } from './findHeadings.ts'
import { findLaterUses, knownNames } from './findLaterUses.ts'
import { findQuotations } from './findQuotations.ts'
import type { Heading } from './Heading.ts'
import { outlineText } from './outlineText.ts'
import { pairQuotes } from './pairQuotes.ts'
import { readHead } from './readHead.ts'
import { splitLines } from './splitLines.ts'
import { splitPassages } from './splitPassages.ts'

/**
 * The last pure stage: reads a clean text and what its file is called, writes head, outline, passages and what stands in each passage.
 * The same text gives the same annotation; all offsets are UTF-16 code units of the clean text.
 */
export function annotateText(clean: CleanText, hint: { readonly fileName: string, readonly mediaType: MediaType }): AnnotatedText {
  const { text } = clean
  const { head, bodyStart } = readHead(clean, hint)
  const lines = splitLines(clean, bodyStart)
  const headings = findHeadings(text, lines)
  const outline = outlineText(headings, text.length)
  const damage = damagedSpans(clean)
  const passages = splitPassages(text, lines, headings, damage)

  const said: QuotationSpan[] = []
  const own = passages.map((passage, index) => {
    const before = passages[index - 1]
    const spoke = before && before.section === passage.section ? said.at(-1)?.speaker ?? null : null
    const quotes = pairQuotes(text, passage, damage)
    const quotations = findQuotations(text, passage, quotes, damage, spoke)
    said.push(...quotations)
    return { passage, quotes, quotations, citations: findCitations(text, passage, head.title), named: findFormulations(text, passage, quotes, quotations) }
  })
  const known = knownNames(own.flatMap(({ named }) => named))
  const headingsOf = headingsWithin(headings)
  const marked = own.map(({ passage, quotes, quotations, citations, named }) => {
    const later = findLaterUses(text, passage, known, mergeSpans([...named, ...citations]))
    const formulations = [...named, ...later].sort((a, b) => a.start - b.start)
    const closed = mergeSpans([...quotes, ...quotations, ...citations])
    const names = mergeSpans([...formulations, ...quotes.filter((pair) => !quotations.some(({ start }) => start === pair.innerStart)), ...citations])
    const directives = findDirectives(text, passage, {
      kind: head.kind, titles: titlesAbove(outline, passage.section), headings: headingsOf(passage), closed, said: quotations,
    })
    return { formulations, figures: findFigures(text, passage, names), directives }
  })
  const directives = marked.flatMap((marks) => marks.directives)
  const citations = own.flatMap((marks) => marks.citations)
  const figures = marked.flatMap((marks) => marks.figures)
  const formulations = marked.flatMap((marks) => marks.formulations)
  return { head, outline, passages, directives, quotations: said, citations, figures, formulations }
}

/** Asked for one passage after the other, gives the headings that begin in it. */
function headingsWithin(headings: readonly Heading[]): (passage: Span) => Heading[] {
  let next = 0
  return (passage) => {
    while ((headings[next]?.end ?? Infinity) <= passage.start) next += 1
    const within: Heading[] = []
    for (let at = next; (headings[at]?.start ?? Infinity) < passage.end; at += 1) within.push(...headings.slice(at, at + 1))
    return within
  }
}

/** The headings a passage stands under, innermost first. */
function titlesAbove(outline: readonly OutlineSection[], section: number | null): string[] {
  const titles: string[] = []
  for (let at = section; at !== null; at = outline[at]?.parent ?? null) titles.push(outline[at]?.heading ?? '')
  return titles
}

/** Sorted, and one where they overlap. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && start < last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else merged.push({ start, end })
  }
  return merged
}
