import { rankHits } from '../embedded/rankHits.ts'
import type { Term } from './planQuery.ts'

/** Of what Meilisearch found, so many are looked at closely; a page further down keeps its order. */
export const CANDIDATES = 300

export interface Candidate {
  readonly key: string
  readonly parent: string | null
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

/**
 * Meilisearch ranks by rules and knows neither how rare a word is nor how often it stands in a text. So the best of its
 * hits are ranked as the embedded engine does: BM25, and the share of the document. What holds all comes before what holds some.
 * Scores fall from one to the next.
 */
export function rankCandidates(candidates: readonly Candidate[], terms: readonly Term[], countOf: (word: string) => number, entries: number): RankedCandidate[] {
  const head = candidates.slice(0, CANDIDATES)
  const average = head.reduce((sum, { bare }) => sum + bare.length, 0) / Math.max(1, head.length)
  const weights = terms.map((term) => ({ ...term, rarity: Math.log(1 + Math.max(0, entries - countOf(term.text)) / (countOf(term.text) + 0.5)) }))
  const scored = head.map(({ bare, bareAround }, row) => ({
    row,
    score: weights.reduce((sum, { text, around, rarity }) => {
      const held = countIn(bare, text) + around * countIn(bareAround, text)
      return sum + rarity * held * (K1 + 1) / (held + K1 * (1 - B + B * bare.length / Math.max(1, average)))
    }, 0),
  }))
  const parents = new Map<string, number>()
  const parentOf = (row: number): number => {
    const parent = head[row]?.parent
    if (!parent) return 0
    const number = parents.get(parent) ?? parents.size + 1
    parents.set(parent, number)
    return number
  }
  const ranked = rankHits(scored, parentOf)
  const isWhole = ({ row }: { readonly row: number }): boolean => head[row]?.whole === true
  const some = ranked.filter((hit) => !isWhole(hit))
  const lead = some[0]?.score ?? 0
  const ordered = [...ranked.filter(isWhole).map(({ row, score }) => ({ row, score: score + lead })), ...some]
  const least = ordered.at(-1)?.score ?? 1
  return [
    ...ordered.map(({ row, score }) => ({ key: head[row]?.key ?? '', score })),
    ...candidates.slice(CANDIDATES).map(({ key }, at) => ({ key, score: least / (at + 2) })),
  ]
}

function countIn(text: string, term: string): number {
  let count = 0
  for (let at = text.indexOf(term); at >= 0 && term !== ''; at = text.indexOf(term, at + term.length)) count++
  return count
}
