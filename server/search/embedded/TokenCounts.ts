import type { Database, Statement } from 'better-sqlite3'
import type { CountEntries } from './planQuery.ts'

/** How many entries there are, and in how many of them a token stands. */
export class TokenCounts {
  readonly #countEntries: Statement<[], number>
  readonly #countCommon: Statement<[string, string], number>
  readonly #countTokens: Statement<[string, string], number>
  readonly #counts = new Map<string, number>()
  #entries = 0
  #countedAmong = -1

  constructor(database: Database) {
    this.#countEntries = database.prepare<[], number>('SELECT count(*) FROM entry').pluck()
    this.#countCommon = database.prepare<[string, string], number>('SELECT entries FROM common_token WHERE token = ? AND col = ?').pluck()
    this.#countTokens = database.prepare<[string, string], number>('SELECT doc FROM temp.vocabulary WHERE term = ? AND col = ?').pluck()
  }

  get entries(): number {
    return this.#entries
  }

  /**
   * To be called whenever the index has become another. SQLite counts the entries of a token one by one, so what was counted is
   * remembered until the entries have become more or fewer by a fiftieth, and taken from the stored sets where the token is a common
   * one: it decides which words are rare and how much a common one weighs, not what is found.
   */
  refresh(): void {
    this.#entries = this.#countEntries.get() ?? 0
    if (Math.abs(this.#entries - this.#countedAmong) <= this.#entries / 50) return
    this.#counts.clear()
    this.#countedAmong = this.#entries
  }

  count: CountEntries = (column, token) => {
    const key = `${column} ${token}`
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const count = this.#countCommon.get(token, column) ?? this.#countTokens.get(token, column) ?? 0
    this.#counts.set(key, count)
    return count
  }
}
