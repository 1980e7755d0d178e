import type { Database, Statement } from 'better-sqlite3'
import { keepBest } from '../../keepBest.ts'
import type { ScoredRow } from '../../rankHits.ts'
import { CountedText } from './TermCounter.ts'

/** `text` null: as if it said each term that it has once. */
export type ScoreRow = (row: number, text: CountedText | null) => number

/** Scores rows without their texts, then the best by what their texts say: to read them all would take longer than to find them. */
export class TwoLooks {
  readonly #textsOf: Statement<[string], { row: number, text: string }>

  constructor(database: Database) {
    this.#textsOf = database.prepare('SELECT row, text FROM entry WHERE row IN (SELECT value FROM json_each(?))')
  }

  /** All rows in the order given; the texts of the best `lookedThrough` are read. */
  score(rows: readonly number[], lookedThrough: number, scoreOf: ScoreRow): ScoredRow[] {
    const scores = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at++) scores[at] = scoreOf(rows[at] ?? 0, null)
    const places = new Map<number, number>()
    for (const at of keepBest(rows.map((_, at) => at), lookedThrough, (place) => scores[place] ?? 0)) places.set(rows[at] ?? 0, at)
    for (const { row, text } of this.#textsOf.all(JSON.stringify([...places.keys()]))) scores[places.get(row) ?? -1] = scoreOf(row, new CountedText(text))
    return rows.map((row, at) => ({ row, score: scores[at] ?? 0 }))
  }
}
