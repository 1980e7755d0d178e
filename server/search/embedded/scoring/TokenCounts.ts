import type { Database, Statement } from 'better-sqlite3'
import type { CountEntries } from '../planQuery.ts'
import { writeExpression, type IndexColumn } from '../rows/wanted.ts'

/** How many entries there are, how long they are, and in how many of them a token stands. */
export class TokenCounts {
  readonly #countEntries: Statement<[], number>
  readonly #countCommon: Statement<[string, string], number>
  readonly #countTokens: Statement<[string, string], number>
  readonly #counts = new Map<string, number>()
  readonly #countLengths: Statement<[], number>
  readonly #findNewer: Statement<[], number>
  readonly #countBeyond: Statement<[string], number>
  #entries = 0
  #tokens = 0
  /** Whether entries came since common tokens were counted. */
  #hasNewer = false
  #countedAmong = -1

  constructor(database: Database) {
    this.#countEntries = database.prepare<[], number>('SELECT count(*) FROM entry').pluck()
    this.#countLengths = database.prepare<[], number>("SELECT value FROM state WHERE name = 'tokens'").pluck()
    this.#findNewer = database.prepare<[], number>("SELECT ifnull(max(row), 0) > (SELECT value FROM state WHERE name = 'common until') FROM entry").pluck()
    this.#countBeyond = database.prepare<[string], number>("SELECT count(*) FROM token WHERE token MATCH ? AND rowid > (SELECT value FROM state WHERE name = 'common until')").pluck()
    this.#countCommon = database.prepare<[string, string], number>('SELECT entries FROM common_token WHERE token = ? AND col = ?').pluck()
    this.#countTokens = database.prepare<[string, string], number>('SELECT doc FROM temp.vocabulary WHERE term = ? AND col = ?').pluck()
  }

  get entries(): number {
    return this.#entries
  }

  /** Of an entry of so many tokens, as bm25 takes it: 1 is the average. */
  lengthOf(tokens: number): number {
    return tokens * this.#entries / Math.max(1, this.#tokens)
  }

  /**
   * To be called whenever the index has become another. SQLite counts the entries of a token one by one, so what was counted is
   * remembered until the entries have become more or fewer by a fiftieth. It decides which words are rare and how much a common one
   * weighs, not what is found.
   */
  refresh(): void {
    this.#entries = this.#countEntries.get() ?? 0
    this.#tokens = this.#countLengths.get() ?? 0
    this.#hasNewer = this.#findNewer.get() === 1
    if (Math.abs(this.#entries - this.#countedAmong) <= this.#entries / 50) return
    this.#counts.clear()
    this.#countedAmong = this.#entries
  }

  count: CountEntries = (column, token) => {
    const key = `${column} ${token}`
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const count = this.#countStored(column, token) ?? this.#countTokens.get(token, column) ?? 0
    this.#counts.set(key, count)
    return count
  }

  /** Null for what is not a common token. */
  #countStored(column: IndexColumn, token: string): number | null {
    const stored = this.#countCommon.get(token, column)
    if (stored === undefined || !this.#hasNewer) return stored ?? null
    return stored + (this.#countBeyond.get(writeExpression({ columns: [column], tokens: [token], open: false })) ?? 0)
  }
}
