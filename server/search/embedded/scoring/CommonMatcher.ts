import type { Database, Statement } from 'better-sqlite3'
import type { EntryProfiles } from '../facets/EntryProfiles.ts'
import { keepBest } from '../../keepBest.ts'
import { CONTEXT_SHARE, saturate, weigh } from './bm25.ts'
import { oneToken, rarestPair, sequence, type QueryPlan } from '../planQuery.ts'
import type { ScoredRow } from '../../rankHits.ts'
import type { RowFinder } from '../rows/RowFinder.ts'
import { hasRow, type RowSet } from '../rows/RowSet.ts'
import { CountedText, TermCounter } from './TermCounter.ts'
import type { TokenCounts } from './TokenCounts.ts'

/** Only so many of the shortest are scored: a word that very many entries hold tells most of an entry that says little else. */
const CANDIDATES = 500
/** The texts of so many are looked through, for how often they say it. */
const LOOKED_THROUGH = 100

interface Term {
  readonly counter: TermCounter
  readonly weight: number
  readonly inText: RowSet
  readonly inWords: RowSet
  /** Null where titles count for nothing. */
  readonly inContext: RowSet | null
}

/** Scores what holds words that very many entries hold: bm25 over sets of rows, which SQLite's own would have to walk three times. */
export class CommonMatcher {
  readonly #profiles: EntryProfiles
  readonly #counts: TokenCounts
  readonly #finder: RowFinder
  readonly #textsOf: Statement<[string], { row: number, text: string }>

  constructor(database: Database, profiles: EntryProfiles, counts: TokenCounts, finder: RowFinder) {
    this.#profiles = profiles
    this.#counts = counts
    this.#finder = finder
    this.#textsOf = database.prepare('SELECT row, text FROM entry WHERE row IN (SELECT value FROM json_each(?))')
  }

  /** At least the best `needed` of the rows, which all hold what is wanted. What is not among the shortest follows, the shorter before the longer. */
  score(rows: readonly number[], wanted: QueryPlan, needed: number): ScoredRow[] {
    const shortness = (row: number): number => -this.#lengthOf(row)
    const candidates = this.#profiles.shortest(rows, CANDIDATES)
    const hits = this.#scoreAll(candidates, wanted)
    if (needed <= hits.length) return hits
    const scored = new Set(candidates)
    const least = hits.reduce((low, { score }) => Math.min(low, score), Infinity)
    const others = keepBest(rows.filter((row) => !scored.has(row)), needed - hits.length, shortness)
    return [...hits, ...others.map((row) => ({ row, score: least / (1 - shortness(row)) }))]
  }

  /** First as if each said each term once; those that are then best by how often they do. */
  #scoreAll(rows: readonly number[], { terms, runs, isOneWord }: QueryPlan): ScoredRow[] {
    const weighed = terms.map((text) => this.#termOf(text, isOneWord))
    const whole = runs.map((text) => ({ counter: new TermCounter(text), weight: this.#weight(text) }))
    const scores = new Float64Array(rows.length)
    rows.forEach((row, at) => { scores[at] = this.#score(row, weighed, null) })
    const head = keepBest(rows.map((_, at) => at), LOOKED_THROUGH, (at) => scores[at] ?? 0)
    const places = new Map<number, number>()
    for (const at of head) places.set(rows[at] ?? 0, at)
    for (const { row, text } of this.#textsOf.all(JSON.stringify([...places.keys()]))) {
      const counted = new CountedText(text)
      const bonus = whole.reduce((sum, { counter, weight }) => sum + weight * saturate(counter.timesAsWritten(counted), this.#lengthOf(row)), 0)
      scores[places.get(row) ?? -1] = bonus + this.#score(row, weighed, counted)
    }
    return rows.map((row, at) => ({ row, score: scores[at] ?? 0 }))
  }

  #termOf(text: string, isOneWord: boolean): Term {
    return {
      counter: new TermCounter(text),
      weight: this.#weight(text),
      inText: this.#finder.setOf(sequence(['bigrams'], text)),
      inWords: this.#finder.setOf(oneToken(['words'], text)),
      inContext: isOneWord ? null : this.#finder.setOf(sequence(['context'], text)),
    }
  }

  #weight(text: string): number {
    return weigh(Math.min(this.#counts.entries, rarestPair(text, this.#counts.count)), this.#counts.entries)
  }

  /** `text` null: as if it stood there once. */
  #score(row: number, terms: readonly Term[], text: CountedText | null): number {
    const length = this.#lengthOf(row)
    let score = 0
    for (const { counter, weight, inText, inWords, inContext } of terms) {
      const times = !hasRow(inText, row) ? 0 : text === null ? 1 : counter.timesIn(text)
      score += weight * saturate(times, length)
      if (hasRow(inWords, row)) score += weight * saturate(times, length)
      if (inContext !== null) score += weight * saturate(times + (hasRow(inContext, row) ? CONTEXT_SHARE : 0), length)
    }
    return score
  }

  #lengthOf(row: number): number {
    return this.#profiles.tokensOf(row) / this.#counts.averageTokens
  }
}
