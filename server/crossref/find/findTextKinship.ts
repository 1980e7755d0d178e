import { compareWording, type Wording } from './compareWording.ts'
import { fingerprintText } from './fingerprintText.ts'
import { keepBest } from './keepBest.ts'
import { HANDFUL } from './thresholds.ts'
import type { FoundLink, TextSource } from './values.ts'

/** A passage or quotation, as texts are compared. */
export interface KinText {
  readonly end: { readonly kind: 'PASSAGE' | 'QUOTATION'; readonly id: string }
  readonly document: string
  /** ISO 8601 day of its document. */
  readonly date: string | null
  readonly text: string
  /** Its fingerprints, where the lookup has them at hand; otherwise they are made again. */
  readonly marks?: readonly number[]
}

/** Finds the texts that share at least one fingerprint with those given; a fingerprint that more than COMMON_MARK texts have may be passed over. */
export type KinLookup = (marks: readonly number[]) => readonly KinText[]

/** A clause that so many texts have (以习近平同志为核心的党中央) leads to none of them. */
export const COMMON_MARK = 100
/** Two texts are compared letter by letter, which costs the product of their lengths, when they share so much of the fingerprints of the one that has fewer. */
const WORTH_COMPARING = 0.4

/** Letters that two quotations must share; below that they are a phrase. */
const SHORTEST_QUOTE = 8
const SHORTEST_PASSAGE = 40
/** Texts that have less of their words in common say something similar, but not the same. */
const SAME_WORDS = 0.6

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
 * quotations, however many are held. Texts of the document itself are passed over: a document that quotes itself is not linked to itself.
 */
export function findTextKinship(source: TextSource, lookup: KinLookup): FoundLink[] {
  const passageOf = new Map(source.quotations.map(({ id, passage }) => [id, passage]))
  const marksOf = rememberMarks()
  const links = kinTextsOf(source).flatMap(({ text, marks }) => {
    const own = new Set(marks)
    const others = lookup(marks).filter((other) => {
      if (other.document === text.document) return false
      const theirs = marksOf(other)
      return theirs.filter((mark) => own.has(mark)).length >= WORTH_COMPARING * Math.min(own.size, theirs.length)
    })
    const quoted = others.filter(({ end }) => end.kind === 'QUOTATION')
    const pairs = others.flatMap((other) => {
      // What a passage only quotes is not its own.
      if (text.end.kind === 'QUOTATION' && other.end.kind === 'PASSAGE' && quoted.some(({ text: words }) => other.text.includes(words) && isSameQuotation(text.text, words))) return []
      if (text.end.kind === 'PASSAGE' && other.end.kind === 'QUOTATION' && source.quotations.some(({ id, text: words }) => passageOf.get(id) === text.end.id && isSameQuotation(words, other.text))) return []
      return linkOf(text, other) ?? []
    })
    return pairs.sort((a, b) => b.score - a.score).slice(0, HANDFUL)
  })
  return keepBest(links)
}

/** Each text that comes up is fingerprinted once. */
function rememberMarks(): (text: KinText) => readonly number[] {
  const known = new Map<KinText, readonly number[]>()
  return (text) => {
    if (text.marks) return text.marks
    const marks = known.get(text) ?? fingerprintText(text.text)
    known.set(text, marks)
    return marks
  }
}

function linkOf(one: KinText, other: KinText): FoundLink | null {
  if (one.end.kind === 'PASSAGE' && other.end.kind === 'PASSAGE') return similarPassages(one, other)
  if (one.end.kind === 'QUOTATION' && other.end.kind === 'QUOTATION') return sameQuotations(one, other)
  return one.end.kind === 'QUOTATION' ? wordsOfPassage(one, other) : wordsOfPassage(other, one)
}

/** By what both have of all their letters: a passage within a longer one is not the same passage. */
function similarPassages(one: KinText, other: KinText): FoundLink | null {
  if (Math.min(one.text.length, other.text.length) < SHORTEST_PASSAGE) return null
  const wording = compareWording(one.text, other.text)
  return linkBetween('SIMILAR', one, other, 2 * wording.joined / (wording.left + wording.right), wording)
}

function sameQuotations(one: KinText, other: KinText): FoundLink | null {
  const wording = compareWording(one.text, other.text)
  return linkBetween('QUOTES', one, other, shareOfShorter(wording), wording)
}

function isSameQuotation(one: string, other: string): boolean {
  return shareOfShorter(compareWording(one, other)) >= SAME_WORDS
}

function wordsOfPassage(quotation: KinText, passage: KinText): FoundLink | null {
  const wording = compareWording(quotation.text, passage.text)
  const score = wording.left < SHORTEST_QUOTE ? 0 : wording.joined / wording.left
  return score < SAME_WORDS ? null : { type: 'QUOTES', from: quotation.end, to: passage.end, score, evidence: { from: quotation.text, to: sharedStretch(wording, 'RIGHT') } }
}

/** Who quotes leaves out more than he changes. */
function shareOfShorter({ joined, left, right }: Wording): number {
  const shorter = Math.min(left, right)
  return shorter < SHORTEST_QUOTE ? 0 : joined / shorter
}

/** From the later document to the earlier; of one day, or without a day, by id, so that both ways of finding it give one link. */
function linkBetween(type: 'SIMILAR' | 'QUOTES', one: KinText, other: KinText, score: number, wording: Wording): FoundLink | null {
  if (score < SAME_WORDS) return null
  const ends = { one: { end: one.end, words: sharedStretch(wording, 'LEFT') }, other: { end: other.end, words: sharedStretch(wording, 'RIGHT') } }
  const [later, earlier] = isLater(one, other) ? [ends.one, ends.other] : [ends.other, ends.one]
  return { type, from: later.end, to: earlier.end, score, evidence: { from: later.words, to: earlier.words } }
}

/** One side's words from the first to the last stretch that both have. */
function sharedStretch({ parts }: Wording, side: 'LEFT' | 'RIGHT'): string {
  const own = parts.filter((part) => part.side === 'SAME' || part.side === side)
  const first = own.findIndex((part) => part.side === 'SAME')
  const last = own.findLastIndex((part) => part.side === 'SAME')
  return own.slice(first, last + 1).map((part) => part.text).join('')
}

function isLater(one: KinText, other: KinText): boolean {
  if (one.date !== null && other.date !== null && one.date !== other.date) return one.date > other.date
  return one.document > other.document
}
