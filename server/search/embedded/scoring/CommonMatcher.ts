import type { Database } from 'better-sqlite3'
import type { EntryProfiles } from '../facets/EntryProfiles.ts'
import { keepBest } from '../../keepBest.ts'
import { CONTEXT_SHARE, saturate, weigh } from './bm25.ts'
import { oneToken, rarestPair, sequence, type QueryPlan } from '../planQuery.ts'
import type { ScoredRow } from '../../rankHits.ts'
import type { RowFinder } from '../rows/RowFinder.ts'
import { hasRow, rowsWithin, unite, type RowSet } from '../rows/RowSet.ts'
import { TermCounter, type CountedText } from './TermCounter.ts'
import type { TokenCounts } from './TokenCounts.ts'
import { TwoLooks } from './TwoLooks.ts'

/** Only so many of the shortest are scored, and of the shortest that say a word twice, three times, and so on: it tells most of what says little else. */
const CANDIDATES = 300
const CANDIDATES_REPEATING = 150
/** The texts of so many are looked through, for how often they say it: it is stored for common words alone, as far as six times, and for texts cut like the query. */
const LOOKED_THROUGH = 60

interface Term {
  readonly counter: TermCounter
  readonly weight: number
  readonly inText: RowSet
  readonly inWords: RowSet
  /** Null where titles count for nothing. */
  readonly inContext: RowSet | null
  /** Rows that say it twice or oftener, three times or oftener, and so on. */
  readonly oftener: readonly RowSet[]
}

/** Scores what holds words that very many entries hold: bm25 over sets of rows, which SQLite's own would have to walk three times. */
export class CommonMatcher {
  readonly #profiles: EntryProfiles
  readonly #counts: TokenCounts
  readonly #finder: RowFinder
  readonly #looks: TwoLooks

  constructor(database: Database, profiles: EntryProfiles, counts: TokenCounts, finder: RowFinder) {
    this.#profiles = profiles
    this.#counts = counts
    this.#finder = finder
    this.#looks = new TwoLooks(database)
  }

  /** At least the best `needed` of the rows, which all hold what is wanted. What is not scored follows, the shorter before the longer. */
  score(rows: readonly number[], wanted: QueryPlan, needed: number): ScoredRow[] {
    const shortness = (row: number): number => -this.#lengthOf(row)
    const terms = wanted.terms.map((text) => this.#termOf(text, wanted.isOneWord))
    const candidates = this.#choose(rows, terms)
    const hits = this.#scoreAll(candidates, terms, wanted.runs)
    if (needed <= hits.length) return hits
    const scored = new Set(candidates)
    const least = hits.reduce((low, { score }) => Math.min(low, score), Infinity)
    const others = keepBest(rows.filter((row) => !scored.has(row)), needed - hits.length, shortness)
    return [...hits, ...others.map((row) => ({ row, score: least / (1 - shortness(row)) }))]
  }

  /** The shortest of all, and of those that say any of the terms twice, three times, and so on; each once. */
  #choose(rows: readonly number[], terms: readonly Term[]): readonly number[] {
    const shortest = this.#profiles.shortest(rows, CANDIDATES)
    if (shortest.length === rows.length) return rows
    const chosen = new Set(shortest)
    let repeating = rows
    for (let level = 0; repeating.length > 0; level++) {
      const [first, ...others] = terms.flatMap(({ oftener }) => oftener[level] ?? [])
      if (first === undefined) break
      const said = others.length === 0 ? first : first.slice()
      for (const other of others) unite(said, other)
      repeating = rowsWithin(repeating, said)
      for (const row of this.#profiles.shortest(repeating, CANDIDATES_REPEATING)) chosen.add(row)
    }
    return [...chosen]
  }

  #scoreAll(rows: readonly number[], weighed: readonly Term[], runs: readonly string[]): ScoredRow[] {
    const whole = runs.map((text) => ({ counter: new TermCounter(text), weight: this.#weight(text) }))
    return this.#looks.score(rows, LOOKED_THROUGH, (row, text) => this.#scoreTerms(row, weighed, text) + (text === null ? 0 : this.#scoreRuns(row, whole, text)))
  }

  #scoreRuns(row: number, runs: readonly Pick<Term, 'counter' | 'weight'>[], text: CountedText): number {
    const length = this.#lengthOf(row)
    return runs.reduce((sum, { counter, weight }) => sum + weight * saturate(counter.timesAsWritten(text), length), 0)
  }

  #termOf(text: string, isOneWord: boolean): Term {
    return {
      counter: new TermCounter(text),
      weight: this.#weight(text),
      inText: this.#finder.setOf(sequence(['bigrams'], text)),
      inWords: this.#finder.setOf(oneToken(['words'], text)),
      inContext: isOneWord ? null : this.#finder.setOf(sequence(['context'], text)),
      oftener: this.#oftener(text),
    }
  }

  #oftener(text: string): RowSet[] {
    const sets: RowSet[] = []
    for (let set = this.#finder.repeating(text, 2); set !== null; set = this.#finder.repeating(text, sets.length + 2)) sets.push(set)
    return sets
  }

  #weight(text: string): number {
    return weigh(Math.min(this.#counts.entries, rarestPair(text, this.#counts.count)), this.#counts.entries)
  }

  #scoreTerms(row: number, terms: readonly Term[], text: CountedText | null): number {
    const length = this.#lengthOf(row)
    let score = 0
    for (const { counter, weight, inText, inWords, inContext, oftener } of terms) {
      const times = !hasRow(inText, row) ? 0 : text === null ? timesCounted(row, oftener) : counter.timesIn(text)
      score += weight * saturate(times, length)
      if (hasRow(inWords, row)) score += weight * saturate(times, length)
      if (inContext !== null) score += weight * saturate(times + (hasRow(inContext, row) ? CONTEXT_SHARE : 0), length)
    }
    return score
  }

  #lengthOf(row: number): number {
    return this.#counts.lengthOf(this.#profiles.tokensOf(row))
  }
}

/** As it is stored: at least once. */
function timesCounted(row: number, oftener: readonly RowSet[]): number {
  for (let times = 1; ; times++) {
    const set = oftener[times - 1]
    if (set === undefined || !hasRow(set, row)) return times
  }
}
