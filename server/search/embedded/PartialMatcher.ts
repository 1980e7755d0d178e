import type { Database, Statement } from 'better-sqlite3'
import { keepBest } from '../keepBest.ts'
import type { PartialPlan } from './planQuery.ts'
import type { ScoredRow } from '../rankHits.ts'
import type { RowFinder } from './RowFinder.ts'
import { allOf, anyOf, writeExpression, type Wanted } from './wanted.ts'

/** So many of the rows that hold the most are scored exactly: bm25() costs more than all the rest of a search. */
const CANDIDATES = 1000
/** bm25() of SQLite takes a term that is in most rows for this. */
const LEAST_WEIGHT = 1e-6

/** How much it counts that much of the query is held: the root of its share. */
const COVERAGE = 0.5

/** Rows that hold some of a query, and what a row would weigh that held all of it. */
export interface GatheredRows {
  readonly rows: readonly number[]
  readonly most: number
}

/** Finds what holds some of many terms: a whole question, or words that stand nowhere together. */
export class PartialMatcher {
  readonly #finder: RowFinder
  readonly #lastRow: Statement<[], number>
  readonly #scoreAmong: Statement<[string, string], ScoredRow>
  /** By row, what it holds of the query in hand; 0 for rows that hold nothing of it. */
  #held = new Float64Array(1024)
  #found: number[] = []

  /** `score` is the relevance of a row of `token` in SQL. */
  constructor(database: Database, score: string, finder: RowFinder) {
    this.#finder = finder
    this.#lastRow = database.prepare<[], number>('SELECT ifnull(max(row), 0) FROM entry').pluck()
    // The plus sign keeps SQLite from asking the index once for each of the rows.
    this.#scoreAmong = database.prepare(`
      SELECT rowid AS row, ${score} AS score FROM token WHERE token MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`)
  }

  /** All rows that hold some of the terms, and for `heldBy` the sum of the terms' rarities: a first look, five times as fast as bm25(). */
  gather({ some, required }: PartialPlan, excluded: Wanted | null, entries: number): GatheredRows {
    this.#forget()
    const held = this.#held
    const found = this.#found
    let most = 0
    for (const term of some) {
      const rows = this.#finder.list(term)
      const weight = Math.max(LEAST_WEIGHT, Math.log((entries - rows.length + 0.5) / (rows.length + 0.5)))
      most += weight
      for (const row of rows) {
        if (held[row] === 0) found.push(row)
        held[row] = (held[row] ?? 0) + weight
      }
    }
    if (required === null && excluded === null) return { rows: found, most }
    const wanted = required === null ? null : new Set(this.#finder.list(required))
    const unwanted = new Set(excluded === null ? [] : this.#finder.list(excluded))
    return { rows: found.filter((row) => !unwanted.has(row) && (wanted === null || wanted.has(row))), most }
  }

  /** What a row holds of the query gathered last. */
  heldBy = (row: number): number => this.#held[row] ?? 0

  /**
   * At least the best `needed` of the rows gathered last. Those that hold the most have their exact scores, times how much of the query
   * they hold; the others stand behind them in the order of the first look. bm25 alone lets a passage that repeats one rare word beat one
   * that holds most of the question.
   */
  refine(rows: readonly number[], most: number, { some, required }: PartialPlan, needed = Infinity): ScoredRow[] {
    if (rows.length === 0) return []
    const expression = writeExpression(required === null ? anyOf(some) : allOf([required, anyOf(some)]))
    const candidates = keepBest(rows, CANDIDATES, this.heldBy)
    const exact = this.#scoreAmong.all(expression, JSON.stringify(candidates))
      .map(({ row, score }) => ({ row, score: score * (this.heldBy(row) / most) ** COVERAGE }))
    if (needed <= exact.length) return exact
    const scored = new Set(exact.map(({ row }) => row))
    const others = keepBest(rows.filter((row) => !scored.has(row)), needed - exact.length, this.heldBy)
    const least = exact.reduce((low, { score }) => Math.min(low, score), Infinity)
    const next = others.reduce((high, row) => Math.max(high, this.heldBy(row)), 0)
    return [...exact, ...others.map((row) => ({ row, score: least * this.heldBy(row) / next }))]
  }

  /** Begins anew, with room for every row. */
  #forget(): void {
    for (const row of this.#found) this.#held[row] = 0
    this.#found = []
    const lastRow = this.#lastRow.get() ?? 0
    if (lastRow >= this.#held.length) this.#held = new Float64Array(lastRow + 1024)
  }
}
