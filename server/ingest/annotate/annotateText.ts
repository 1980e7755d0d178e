import type { MediaType } from '../RawFile.ts'
import type { CleanText } from '../CleanText.ts'
import type { AnnotatedText, CitationSpan, DirectiveSpan, FigureSpan, FormulationSpan, OutlineSection, QuotationSpan, Span } from '../AnnotatedText.ts'
import { damagedSpans } from './damagedSpans.ts'
import { findCitations } from './findCitations.ts'
import { findDirectives } from './findDirectives.ts'
import { findFigures } from './findFigures.ts'
import { findFormulations } from './findFormulations.ts'
import { findHeadings } from './findHeadings.ts'
import { findQuotations } from './findQuotations.ts'
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

  const directives: DirectiveSpan[] = []
  const quotations: QuotationSpan[] = []
  const citations: CitationSpan[] = []
  const figures: FigureSpan[] = []
  const formulations: FormulationSpan[] = []
  let heading = 0
  for (const [index, passage] of passages.entries()) {
    const before = passages[index - 1]
    const spoke = before && before.section === passage.section ? quotations.at(-1)?.speaker ?? null : null
    const quotes = pairQuotes(text, passage, damage)
    const said = findQuotations(text, passage, quotes, damage, spoke)
    const cited = findCitations(text, passage, head.title)
    const named = findFormulations(text, passage, quotes, said)
    while ((headings[heading]?.end ?? Infinity) <= passage.start) heading += 1
    const own = []
    for (let at = heading; (headings[at]?.start ?? Infinity) < passage.end; at += 1) own.push(...headings.slice(at, at + 1))
    const closed = mergeSpans([...quotes, ...said, ...cited])
    const names = mergeSpans([...named, ...quotes.filter((pair) => !said.some(({ start }) => start === pair.innerStart)), ...cited])
    quotations.push(...said)
    citations.push(...cited)
    formulations.push(...named)
    figures.push(...findFigures(text, passage, names))
    directives.push(...findDirectives(text, passage, {
      kind: head.kind, titles: titlesAbove(outline, passage.section), headings: own, closed, said,
    }))
  }
  return { head, outline, passages, directives, quotations, citations, figures, formulations }
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
