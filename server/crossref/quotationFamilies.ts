import type { ObjectQuery } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Passage } from '../documents/Passage.ts'
import { Quotation } from '../documents/Quotation.ts'
import { diffText, shareOf, type DiffPart } from '../text/diffText.ts'
import { CrossReference } from './CrossReference.ts'
import { passagesQuotingPopular } from './popularQuotations.ts'

/** Two quotations with less in common are of other words. */
const SAME_WORDS = 0.5
const MOST_PASSAGES = 100

/** The same words in another place, as they are said there. */
export interface QuotationVariant {
  readonly passage: Passage
  readonly text: string
  readonly speaker: string | null
  readonly verb: string | null
  /** Not quoted there, but said. */
  readonly isOwnWords: boolean
  readonly isExact: boolean
  /** Against the quotation the family is of. */
  readonly differences: readonly DiffPart[]
}

export interface QuotationFamily {
  readonly quotation: Quotation
  /** Oldest first, those in undated texts last. */
  readonly variants: readonly QuotationVariant[]
}

/**
 * For each quotation of a passage the places that have the same words: those linked with the passage by QUOTES, directly or by way of a third; of a
 * quotation that so many have that they are not linked, some of these.
 * `shown`: condition on the links that the viewer may see. Constant number of statements.
 */
export async function quotationFamilies(em: SqlEntityManager, passage: string, shown: ObjectQuery<CrossReference>): Promise<QuotationFamily[]> {
  const own = await em.find(Quotation, { passage }, { orderBy: { start: 'asc', id: 'asc' } })
  if (own.length === 0) return []
  const near = await linksOf(em, [passage], shown)
  const far = await linksOf(em, [...new Set(near.flatMap(({ fromEnd, toEnd }) => [fromEnd, toEnd]))], shown)
  const links = [...near, ...far]
  const linked = [...new Set(links.flatMap(({ fromEnd, toEnd }) => [fromEnd, toEnd]))].filter((end) => end !== passage && end.startsWith('psg_'))
  const others = [...new Set([...linked, ...await passagesQuotingPopular(em, { passage, quotations: own, most: MOST_PASSAGES })])].slice(0, MOST_PASSAGES)
  const passages = await em.find(Passage, { id: { $in: others } }, { populate: ['document'] })
  const quoted = Map.groupBy(await em.find(Quotation, { passage: { $in: others } }, { orderBy: { start: 'asc', id: 'asc' } }), (quotation) => quotation.passage.id)
  return own.map((quotation) => ({
    quotation,
    variants: passages.flatMap((place) => bestVariant(quotation, place, quoted.get(place.id) ?? [], wordsAt(links, place.id)) ?? []).sort(byDate),
  }))
}

function linksOf(em: SqlEntityManager, ends: string[], shown: ObjectQuery<CrossReference>): Promise<CrossReference[]> {
  return em.find(CrossReference, { $and: [{ type: 'QUOTES', $or: [{ fromEnd: { $in: ends } }, { toEnd: { $in: ends } }] }, shown] }, { orderBy: { score: 'desc', id: 'asc' }, limit: MOST_PASSAGES })
}

/** What the links say stands in a passage. */
function wordsAt(links: readonly CrossReference[], passage: string): string[] {
  const words = links.flatMap((link) => [link.fromEnd === passage ? link.fromEvidence : null, link.toEnd === passage ? link.toEvidence : null])
  return words.filter((text) => typeof text === 'string')
}

/** The quotation there that says the same, else the words that a link points out. */
function bestVariant(quotation: Quotation, passage: Passage, quoted: readonly Quotation[], pointedOut: readonly string[]): QuotationVariant | null {
  const candidates = [
    ...quoted.map(({ text, speaker = null, verb = null }) => ({ text, speaker, verb, isOwnWords: false })),
    ...pointedOut.map((text) => ({ text, speaker: null, verb: null, isOwnWords: true })),
  ].map((candidate) => ({ ...candidate, differences: diffText(quotation.text, candidate.text) }))
  const ranked = candidates.map((candidate) => ({ candidate, share: shareOf(candidate.differences) })).filter(({ share }) => share >= SAME_WORDS).sort((a, b) => b.share - a.share)
  const best = ranked[0]?.candidate
  return best ? { ...best, passage, isExact: best.differences.every(({ kind }) => kind === 'SAME') } : null
}

function byDate(one: QuotationVariant, other: QuotationVariant): number {
  return (dateOf(one) ?? '9999').localeCompare(dateOf(other) ?? '9999') || one.passage.id.localeCompare(other.passage.id)
}

function dateOf({ passage }: QuotationVariant): string | null {
  return (passage.document).date ?? null
}
