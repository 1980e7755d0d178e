import { masksAmong } from './coverMasks.ts'
import type { ReadDocument } from './documentQueries.ts'
import type { Span } from './findHits.ts'
import type { Mark } from './layoutText.ts'
import { isUncertain } from './mergeRepairs.ts'
import type { ShownRepair } from './mergeRepairs.ts'

/**
 * Everything a document knows about ranges of its text, as marks; an id is the place in the list it comes from.
 * Repairs that are not asked for are left out, unless they are guesses: those are always flagged.
 */
export function collectMarks(document: ReadDocument, repairs: readonly ShownRepair[], repairsShown: boolean, hits: readonly Span[]): Mark[] {
  const mark = (kind: Mark['kind']) => ({ start, end }: Span, index: number): Mark => ({ kind, id: String(index), start, end })
  return [
    ...document.directives.map(mark('directive')),
    ...document.quotations.map((quotation) => withQuotationMarks(document.cleanText, quotation)).map(mark('quotation')),
    ...document.citations.map(mark('citation')),
    ...document.formulationUses.map(mark('formulation')),
    ...document.figures.map(mark('figure')),
    ...repairs.map(mark('repair')).filter((_, index) => repairsShown || repairs.slice(index, index + 1).some(isUncertain)),
    ...masksAmong(document.repairs).map(mark('mask')),
    ...hits.map(mark('hit')),
  ]
}

/** 强调，“[基层强则国家强]”。: a quotation set apart takes its quotation marks and the stop after them along. */
function withQuotationMarks(text: string, { start, end }: Span): Span {
  const opens = '“‘「『'.includes(text[start - 1] ?? ' ')
  if (!opens || !'”’」』'.includes(text[end] ?? ' ')) return { start, end }
  return { start: start - 1, end: '。，；！？'.includes(text[end + 1] ?? ' ') ? end + 2 : end + 1 }
}
