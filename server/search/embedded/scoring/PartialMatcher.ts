import type { Database, Statement } from 'better-sqlite3'
import { keepBest } from '../../keepBest.ts'
import type { ScoredRow } from '../../rankHits.ts'
import { CONTEXT_SHARE, saturate, weigh } from './bm25.ts'
import type { EntryProfiles } from '../facets/EntryProfiles.ts'
import type { PartialPlan } from '../planQuery.ts'
import type { RowFinder } from '../rows/RowFinder.ts'
import { hasRow, type RowSet } from '../rows/RowSet.ts'
import { TermCounter, type CountedText } from './TermCounter.ts'
import type { TokenCounts } from './TokenCounts.ts'
import { TwoLooks, type ScoreRow } from './TwoLooks.ts'
import { anyOf, type Wanted } from '../rows/wanted.ts'

/** So many of the rows that hold the most are scored by bm25, as if each said each term once. */
const CANDIDATES = 1000
/** The texts of so many that are then best are looked through, for how often they say it. */
const LOOKED_THROUGH = 300

/** What is not scored by bm25 stands behind what is. */
const BEHIND = 0.999
/** How much it counts that much of the query is held: the root of its share. */
const COVERAGE = 0.5

interface WeighedTerm {
  readonly counter: TermCounter
  readonly weight: number
  readonly inText: RowSet
  readonly inContext: RowSet | null
}

/** Rows that hold some of a query. */
interface GatheredRows {
  readonly rows: readonly number[]
  readonly terms: readonly WeighedTerm[]
}

/** Finds what holds some of many terms: a whole question, or words that stand nowhere together. */
export class PartialMatcher {
  readonly #finder: RowFinder
  readonly #profiles: EntryProfiles
  readonly #counts: TokenCounts
  readonly #lastRow: Statement<[], number>
  readonly #looks: TwoLooks
  /** By row, what it holds of the query in hand; 0 for rows that hold nothing of it. */
  #held = new Float64Array(1024)
  #found: number[] = []

  constructor(database: Database, finder: RowFinder, profiles: EntryProfiles, counts: TokenCounts) {
    this.#finder = finder
    this.#profiles = profiles
    this.#counts = counts
    this.#lastRow = database.prepare<[], number>('SELECT ifnull(max(row), 0) FROM entry').pluck()
    this.#looks = new TwoLooks(database)
  }

  /** All rows that hold some of the terms, and for `heldBy` the sum of the terms' weights. */
  gather({ some, required }: PartialPlan, excluded: Wanted | null): GatheredRows {
    this.#forget()
    const held = this.#held
    const found = this.#found
    const terms = some.map(({ text, own, around }): WeighedTerm => {
      const rows = this.#finder.list(around === null ? own : anyOf([own, around]))
      const weight = weigh(rows.length, this.#counts.entries)
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0
        if (held[row] === 0) found.push(row)
        held[row] = (held[row] ?? 0) + weight
      }
      return { counter: new TermCounter(text), weight, inText: this.#finder.setOf(own), inContext: around === null ? null : this.#finder.setOf(around) }
    })
    if (required === null && excluded === null) return { rows: found, terms }
    const wanted = required === null ? null : new Set(this.#finder.list(required))
    const unwanted = new Set(excluded === null ? [] : this.#finder.list(excluded))
    return { rows: found.filter((row) => !unwanted.has(row) && (wanted === null || wanted.has(row))), terms }
  }

  /** What a row holds of the query gathered last. */
  heldBy = (row: number): number => this.#held[row] ?? 0

  /**
   * At least the best `needed` of the rows gathered last. Those that hold the most are scored by bm25, times how much of the query
   * they hold; the others stand behind them in the order of what they hold. bm25 alone lets a passage that repeats one rare word beat one
   * that holds most of the question.
   */
  refine(rows: readonly number[], terms: readonly WeighedTerm[], needed = Infinity): ScoredRow[] {
    if (rows.length === 0) return []
    const best = this.#score(keepBest(rows, CANDIDATES, this.heldBy), terms)
    if (needed <= best.length) return best
    const scored = new Set(best.map(({ row }) => row))
    const others = keepBest(rows.filter((row) => !scored.has(row)), needed - best.length, this.heldBy)
    const least = best.reduce((low, { score }) => Math.min(low, score), Infinity)
    const next = others.reduce((high, row) => Math.max(high, this.heldBy(row)), 0)
    return [...best, ...others.map((row) => ({ row, score: BEHIND * least * this.heldBy(row) / next }))]
  }

  #score(rows: readonly number[], terms: readonly WeighedTerm[]): ScoredRow[] {
    const most = terms.reduce((sum, { weight }) => sum + weight, 0)
    const scoreOf: ScoreRow = (row, text) => this.#sumTerms(row, terms, text) * (this.heldBy(row) / most) ** COVERAGE
    return this.#looks.score(rows, LOOKED_THROUGH, scoreOf)
  }

  #sumTerms(row: number, terms: readonly WeighedTerm[], text: CountedText | null): number {
    const length = this.#counts.lengthOf(this.#profiles.tokensOf(row))
    let sum = 0
    for (const { counter, weight, inText, inContext } of terms) {
      const own = !hasRow(inText, row) ? 0 : text === null ? 1 : counter.timesIn(text)
      const times = inContext !== null && hasRow(inContext, row) ? own + CONTEXT_SHARE : own
      if (times > 0) sum += weight * saturate(times, length)
    }
    return sum
  }

  /** Begins anew, with room for every row. */
  #forget(): void {
    for (const row of this.#found) this.#held[row] = 0
    this.#found = []
    const lastRow = this.#lastRow.get() ?? 0
    if (lastRow >= this.#held.length) this.#held = new Float64Array(lastRow + 1024)
  }
}
