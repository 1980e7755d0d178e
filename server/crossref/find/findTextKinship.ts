import { compareWording, type Wording } from './compareWording.ts'
import { fingerprintText } from './fingerprintText.ts'
import { HANDFUL, OFFERED } from './thresholds.ts'
import type { FoundLink, TextSource } from './values.ts'

/** A passage or quotation, as texts are compared. */
export interface KinText {
  readonly end: { readonly kind: 'PASSAGE' | 'QUOTATION'; readonly id: string }
  readonly document: string
  /** ISO 8601 day of its document. */
  readonly date: string | null
  readonly text: string
}

/** Finds the texts that share at least one fingerprint with those given; a fingerprint that more than COMMON_MARK texts have may be passed over. */
export type KinLookup = (marks: readonly number[]) => readonly KinText[]

/** A clause that so many texts have (以习近平同志为核心的党中央) leads to none of them. */
export const COMMON_MARK = 50

/** Letters that two quotations must share; below that they are a phrase. */
const SHORTEST_QUOTE = 8
const SHORTEST_PASSAGE = 40

/** What is remembered of a document: each passage and quotation with its fingerprints, to be stored and looked up again. */
export function kinTextsOf({ document, passages, quotations }: TextSource): { readonly text: KinText; readonly marks: readonly number[] }[] {
  const kin = (end: KinText['end'], text: string): KinText => ({ end, document: document.id, date: document.date, text })
  return [
    ...passages.map(({ id, text }) => kin({ kind: 'PASSAGE', id }, text)),
    ...quotations.map(({ id, text }) => kin({ kind: 'QUOTATION', id }, text)),
  ].map((text) => ({ text, marks: fingerprintText(text.text) }))
}

/**
 * What the words of one document share with other documents: the same quotation with its variants, QUOTES; the passage where quoted words
 * stand as their author's own, QUOTES; nearly the same passage, SIMILAR. One document costs a lookup for each of its passages and
 * quotations, however many are held. `lookup` must not give the document's own texts, or they are passed over here: a document that quotes itself is not linked to itself.
 */
export function findTextKinship(source: TextSource, lookup: KinLookup): FoundLink[] {
  return kinTextsOf(source).flatMap(({ text, marks }) => {
    const links = lookup(marks).flatMap((other) => (other.document === text.document ? [] : linkOf(text, other) ?? []))
    return links.sort((a, b) => b.score - a.score).slice(0, HANDFUL)
  })
}

function linkOf(one: KinText, other: KinText): FoundLink | null {
  if (one.end.kind === 'PASSAGE' && other.end.kind === 'PASSAGE') return similar(one, other)
  if (one.end.kind === 'QUOTATION' && other.end.kind === 'QUOTATION') return sameQuotation(one, other)
  return one.end.kind === 'QUOTATION' ? origin(one, other) : origin(other, one)
}

function similar(one: KinText, other: KinText): FoundLink | null {
  if (Math.min(one.text.length, other.text.length) < SHORTEST_PASSAGE) return null
  const wording = compareWording(one.text, other.text)
  const score = 2 * wording.shared / (wording.left + wording.right)
  return linkBetween('SIMILAR', one, other, score)
}

function sameQuotation(one: KinText, other: KinText): FoundLink | null {
  const wording = compareWording(one.text, other.text)
  return linkBetween('QUOTES', one, other, shareOfShorter(wording))
}

/** Where the quoted words stand in a passage that is nobody's quotation of them: the passage's own words, or a longer stretch that holds them. */
function origin(quotation: KinText, passage: KinText): FoundLink | null {
  const wording = compareWording(quotation.text, passage.text)
  const score = wording.left < SHORTEST_QUOTE ? 0 : wording.shared / wording.left
  return score < OFFERED ? null : { type: 'QUOTES', from: quotation.end, to: passage.end, score, evidence: { from: quotation.text, to: passage.text } }
}

function shareOfShorter({ shared, left, right }: Wording): number {
  const shorter = Math.min(left, right)
  return shorter < SHORTEST_QUOTE ? 0 : shared / shorter
}

/** From the later document to the earlier; of one day, or without a day, by id, so that both ways of finding it give one link. */
function linkBetween(type: 'SIMILAR' | 'QUOTES', one: KinText, other: KinText, score: number): FoundLink | null {
  if (score < OFFERED) return null
  const [later, earlier] = isLater(one, other) ? [one, other] : [other, one]
  return { type, from: later.end, to: earlier.end, score, evidence: { from: later.text, to: earlier.text } }
}

function isLater(one: KinText, other: KinText): boolean {
  const byDate = (one.date ?? '').localeCompare(other.date ?? '')
  return byDate !== 0 && one.date !== null && other.date !== null ? byDate > 0 : one.document > other.document
}
