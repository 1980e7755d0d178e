import { rankHits } from '../rankHits.ts'
import type { Term } from './planQuery.ts'
import { rarityOf, type Counted } from './WordCounts.ts'

/** Of what Meilisearch found, so many are looked at closely; a page further down keeps its order. What holds some of a sentence is ordered by it so roughly that the best may stand far down. */
export function countCandidates(sentence: boolean): number {
  return sentence ? 1000 : 300
}

export interface Candidate {
  readonly key: string
  readonly parent: string | null
  /** Its place among the entries of its document or edition. */
  readonly order: number
  /** Its own text, and titles and headings around it, folded and without inner marks. */
  readonly bare: string
  readonly bareAround: string
  /** Holds all that was asked for. */
  readonly whole: boolean
}

export interface RankedCandidate {
  readonly key: string
  readonly score: number
}

/** The constants of BM25 as SQLite has them, so that both engines rank alike. */
const K1 = 1.2
const B = 0.75
/** How much it counts that much of a sentence is held: the root of its share. */
const COVERAGE = 0.5
/** Far more than a document or an edition has entries. */
const MOST_ENTRIES = 10_000_000

/**
 * Meilisearch ranks by rules and knows neither how rare a word is nor how often it stands in a text. So the best of its
 * hits are ranked as the embedded engine does: BM25, times how much of a sentence is held, the neighbours' and the
 * document's share. What holds all comes before what holds some. Scores fall from one to the next.
 */
export function rankCandidates(candidates: readonly Candidate[], terms: readonly Term[], counted: Counted, sentence: boolean): RankedCandidate[] {
  const close = countCandidates(sentence)
  const head = candidates.slice(0, close)
  const average = head.reduce((sum, { bare }) => sum + bare.length, 0) / Math.max(1, head.length)
  const weights = terms.map((term) => ({ ...term, rarity: rarityOf(term.text, counted) }))
  const most = weights.reduce((sum, { rarity }) => sum + rarity, 0)
  const parents = new Map<string, number>()
  const rows = new Map<number, Candidate>()
  const parentOfRow = new Map<number, number>()
  const scored = head.map((candidate, at) => {
    const { bare, bareAround, parent, order } = candidate
    let score = 0
    let held = 0
    for (const { text, around, rarity } of weights) {
      const count = countIn(bare, text) + around * countIn(bareAround, text)
      if (count > 0) held += rarity
      score += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * bare.length / Math.max(1, average)))
    }
    const number = parent === null ? 0 : parents.get(parent) ?? parents.size + 1
    if (parent !== null) parents.set(parent, number)
    // Entries of one document are neighbours as they are in reading; what belongs to none has no neighbours.
    const row = number === 0 ? -2 * (at + 1) : number * MOST_ENTRIES + order
    rows.set(row, candidate)
    parentOfRow.set(row, number)
    return { row, score: sentence && most > 0 ? score * (held / most) ** COVERAGE : score }
  })
  const ranked = rankHits(scored, (row) => parentOfRow.get(row) ?? 0)
  const isWhole = ({ row }: { readonly row: number }): boolean => rows.get(row)?.whole === true
  const some = ranked.filter((hit) => !isWhole(hit))
  const lead = some[0]?.score ?? 0
  const ordered = [...ranked.filter(isWhole).map(({ row, score }) => ({ row, score: score + lead })), ...some]
  const least = ordered.at(-1)?.score ?? 1
  return [
    ...ordered.map(({ row, score }) => ({ key: rows.get(row)?.key ?? '', score })),
    ...candidates.slice(close).map(({ key }, at) => ({ key, score: least / (at + 2) })),
  ]
}

function countIn(text: string, term: string): number {
  let count = 0
  for (let at = text.indexOf(term); at >= 0 && term !== ''; at = text.indexOf(term, at + term.length)) count++
  return count
}
