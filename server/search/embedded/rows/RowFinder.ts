import type { Database, Statement } from 'better-sqlite3'
import { addPacked } from './packedRows.ts'
import { addRows, countRows, emptySet, intersect, listRows, subtract, unite, type RowSet } from './RowSet.ts'
import { writeExpression, type IndexColumn, type Run, type Wanted } from './wanted.ts'

/** Sets kept for those who ask again, or go on typing. */
const REMEMBERED = 200

/** Finds the rows that hold what is wanted, from the sets of common tokens as far as these reach, else from FTS5. */
export class RowFinder {
  readonly #database: Database
  readonly #stored: Statement<[string, IndexColumn], Uint8Array>
  readonly #repeated: Statement<[string, number], Uint8Array>
  readonly #rowsMatching: Statement<[string], number>
  readonly #rowsBeyond: Statement<[string, number], number>
  readonly #sets = new Map<string, RowSet>()
  /** The last row of the stored sets, 0 where there are none. */
  #until = 0
  #lastRow = 0
  /** Null: none that the stored sets have. */
  #gone: RowSet | null = null

  constructor(database: Database) {
    this.#database = database
    this.#stored = database.prepare<[string, IndexColumn], Uint8Array>('SELECT rows FROM common_token WHERE token = ? AND col = ?').pluck()
    this.#repeated = database.prepare<[string, number], Uint8Array>('SELECT rows FROM repeated_word WHERE word = ? AND times = ?').pluck()
    this.#rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ?').pluck()
    this.#rowsBeyond = database.prepare<[string, number], number>('SELECT rowid FROM token WHERE token MATCH ? AND rowid > ?').pluck()
  }

  /** To be called whenever the index has become another. */
  refresh(): void {
    const number = (sql: string): number => (this.#database.prepare(sql).pluck().get() as number | null | undefined) ?? 0
    this.#sets.clear()
    this.#until = number("SELECT value FROM state WHERE name = 'common until'")
    this.#lastRow = number('SELECT max(row) FROM entry')
    const gone = this.#database.prepare<[], number>('SELECT row FROM gone').pluck().all()
    this.#gone = gone.length === 0 ? null : emptySet(this.#lastRow)
    if (this.#gone !== null) addRows(this.#gone, gone)
  }

  /** All rows that hold what is wanted and not what is excluded, ascending. */
  list(wanted: Wanted, excluded: Wanted | null = null): number[] {
    const set = this.#evaluate(wanted)
    if (excluded !== null) subtract(set, this.#evaluate(excluded))
    return listRows(this.#withoutGone(set))
  }

  /** How many rows hold what is wanted. */
  count(wanted: Wanted): number {
    return countRows(this.#withoutGone(this.#evaluate(wanted)))
  }

  /** Tells of rows that are there whether they hold these tokens. */
  setOf(run: Run): Readonly<RowSet> {
    const key = writeExpression(run)
    const known = this.#sets.get(key)
    const set = known ?? this.#read(run)
    // The newest stands last.
    this.#sets.delete(key)
    this.#sets.set(key, set)
    const [oldest] = this.#sets.keys()
    if (this.#sets.size > REMEMBERED && oldest !== undefined) this.#sets.delete(oldest)
    return set
  }

  /** Rows whose own text says a common word so many times or oftener, of those that were there when it was counted; null for none. */
  repeating(word: string, times: number): RowSet | null {
    const rows = this.#repeated.get(word, times)
    if (rows === undefined) return null
    const set = emptySet(this.#lastRow)
    addPacked(set, rows)
    return set
  }

  #withoutGone(set: RowSet): RowSet {
    if (this.#gone !== null) subtract(set, this.#gone)
    return set
  }

  #evaluate(wanted: Wanted): RowSet {
    if (!('all' in wanted || 'any' in wanted)) return this.setOf(wanted).slice()
    const [first, ...others] = 'all' in wanted ? wanted.all : wanted.any
    const set = first === undefined ? emptySet(this.#lastRow) : this.#evaluate(first)
    const join = 'all' in wanted ? intersect : unite
    for (const other of others) join(set, 'all' in other || 'any' in other ? this.#evaluate(other) : this.setOf(other))
    return set
  }

  #read(run: Run): RowSet {
    const set = emptySet(this.#lastRow)
    const stored = this.#until === 0 || run.open ? [] : run.columns.filter((column) => this.#addStored(set, run.tokens.join(' '), column))
    if (stored.length > 0 && this.#until < this.#lastRow) addRows(set, this.#rowsBeyond.all(writeExpression({ ...run, columns: stored }), this.#until))
    const others = run.columns.filter((column) => !stored.includes(column))
    if (others.length > 0) addRows(set, this.#rowsMatching.all(writeExpression({ ...run, columns: others })))
    return set
  }

  /** Whether they are common. */
  #addStored(set: RowSet, tokens: string, column: IndexColumn): boolean {
    const rows = this.#stored.get(tokens, column)
    if (rows !== undefined) addPacked(set, rows)
    return rows !== undefined
  }
}
