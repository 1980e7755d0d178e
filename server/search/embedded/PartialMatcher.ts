import type { Database, Statement } from 'better-sqlite3'
import { keepBest } from './keepBest.ts'
import { anyOf, type MatchExpressions } from './matchExpression.ts'
import type { ScoredRow } from './rankHits.ts'

/** So many of the rows that hold the most are scored exactly: bm25() costs more than all the rest of a search. */
const CANDIDATES = 1000
/** bm25() of SQLite takes a term that is in most rows for this. */
const LEAST_WEIGHT = 1e-6

/** How much it counts that much of the query is held: the root of its share. */
const COVERAGE = 0.5

/** Rows that hold some of a query, and the score of a row that held all of it. */
export interface GatheredRows {
  readonly hits: readonly ScoredRow[]
  readonly most: number
}

/** Finds what holds some of many terms: a whole question, or words that stand nowhere together. */
export class PartialMatcher {
  readonly #rowsMatching: Statement<[string], number>
  readonly #lastRow: Statement<[], number>
  readonly #scoreAmong: Statement<[string, string], ScoredRow>
  /** By row, what it holds of the query in hand; 0 everywhere between queries. */
  #held = new Float64Array(1024)

  /** `score` is the relevance of a row of `token` in SQL. */
  constructor(database: Database, score: string) {
    this.#rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ?').pluck()
    this.#lastRow = database.prepare<[], number>('SELECT ifnull(max(row), 0) FROM entry').pluck()
    // The plus sign keeps SQLite from asking the index once for each of the rows.
    this.#scoreAmong = database.prepare(`
      SELECT rowid AS row, ${score} AS score FROM token WHERE token MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`)
  }

  /** All rows that hold some of the terms, the sum of the terms' rarities as their scores: a first look, five times as fast as bm25(). */
  gather({ some, required, excluded }: MatchExpressions, entries: number): GatheredRows {
    const lastRow = this.#lastRow.get() ?? 0
    if (lastRow >= this.#held.length) this.#held = new Float64Array(lastRow + 1024)
    const held = this.#held
    const found: number[] = []
    let most = 0
    for (const term of some) {
      const rows = this.#rowsMatching.all(term)
      const weight = Math.max(LEAST_WEIGHT, Math.log((entries - rows.length + 0.5) / (rows.length + 0.5)))
      most += weight
      for (const row of rows) {
        if (held[row] === 0) found.push(row)
        held[row] = (held[row] ?? 0) + weight
      }
    }
    const scored = found.map((row) => ({ row, score: held[row] ?? 0 }))
    for (const row of found) held[row] = 0
    const wanted = required === null ? null : new Set(this.#rowsMatching.all(required))
    const unwanted = new Set(excluded === null ? [] : this.#rowsMatching.all(excluded))
    return { hits: scored.filter(({ row }) => !unwanted.has(row) && (wanted === null || wanted.has(row))), most }
  }

  /**
   * The hits that hold the most with their exact scores, times how much of the query they hold; the others behind them in the
   * order of the first look. bm25 alone lets a passage that repeats one rare word beat one that holds most of the question.
   */
  refine(hits: readonly ScoredRow[], most: number, { some, required }: MatchExpressions): ScoredRow[] {
    if (hits.length === 0) return []
    const expression = required === null ? anyOf(some) : `(${required}) AND (${anyOf(some)})`
    const candidates = keepBest(hits, CANDIDATES, ({ score }) => score)
    const held = new Map(candidates.map(({ row, score }) => [row, score]))
    const exact = new Map(this.#scoreAmong.all(expression, JSON.stringify([...held.keys()]))
      .map(({ row, score }) => [row, score * ((held.get(row) ?? 0) / most) ** COVERAGE]))
    const least = [...exact.values()].reduce((low, score) => Math.min(low, score), Infinity)
    const next = hits.reduce((high, { row, score }) => (exact.has(row) ? high : Math.max(high, score)), 0)
    return hits.map(({ row, score }) => ({ row, score: exact.get(row) ?? least * score / next }))
  }
}
