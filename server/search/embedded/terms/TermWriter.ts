import type { Database, Statement } from 'better-sqlite3'
import { toPinyin } from '../../../text/pinyin.ts'
import { foldForSearch } from '../../foldForSearch.ts'
import type { Suggestion } from '../../SearchEngine.ts'

/** Longest text that is offered as a suggestion; a longer heading is a sentence that nobody would pick. */
const MAX_TERM_LENGTH = 40
/** Single characters too: 网格员 sounds like 网格 and 员. */
const WORD = /^\p{Script=Han}{1,8}$/u

/** Keeps the terms and words that can be suggested, with the ways to type them, as entries come and go. */
export class TermWriter {
  readonly #sql: ReturnType<typeof prepareStatements>
  /** Entries gained and lost by each word since `writeWords`. */
  readonly #wordChanges = new Map<string, number>()

  constructor(database: Database) {
    this.#sql = prepareStatements(database)
  }

  addTerm(row: number, { text, kind }: Suggestion): void {
    if (text.length > MAX_TERM_LENGTH) return
    const term = this.#findOrAdd(text, kind, 0)
    if (term !== null && this.#sql.addUse.run(row, term).changes > 0) this.#sql.changeUses.run(1, term)
  }

  removeTerms(row: number): void {
    for (const term of this.#sql.termsOfRow.all(row) as number[]) {
      this.#sql.changeUses.run(-1, term)
      this.#dropUnused(term)
    }
    this.#sql.dropUses.run(row)
  }

  /** Notes that an entry with these words, parted by blanks, came (1) or went (-1). */
  countWords(words: string, change: 1 | -1): void {
    for (const word of new Set(words.split(' '))) {
      if (WORD.test(word)) this.#wordChanges.set(word, (this.#wordChanges.get(word) ?? 0) + change)
    }
  }

  /** Writes what `countWords` noted: a batch of passages has the same words many times over. */
  writeWords(): void {
    for (const [word, change] of this.#wordChanges) {
      const term = change === 0 ? null : this.#findOrAdd(word, null, 1)
      if (term === null) continue
      this.#sql.changeUses.run(change, term)
      if (change < 0) this.#dropUnused(term)
    }
    this.#wordChanges.clear()
  }

  #findOrAdd(text: string, kind: string | null, word: 0 | 1): number | null {
    const held = this.#sql.find.get(text, word, kind ?? '') as number | undefined
    if (held !== undefined) return held
    const folded = foldForSearch(text).text.replace(/[^\p{L}\p{N}]+/gu, '')
    if (folded === '') return null
    const term = this.#sql.add.get(text, kind, word) as number
    const { full, initials } = toPinyin(folded)
    this.#sql.addSpelling.run(folded, 'CHARACTERS', term)
    this.#sql.addSpelling.run(full, 'PINYIN', term)
    this.#sql.addSpelling.run(initials, 'INITIALS', term)
    return term
  }

  #dropUnused(term: number): void {
    if (this.#sql.dropUnused.run(term).changes > 0) this.#sql.dropSpellings.run(term)
  }
}

function prepareStatements(database: Database) {
  const one = (sql: string): Statement => database.prepare(sql)
  const value = (sql: string): Statement => database.prepare(sql).pluck()
  return {
    find: value("SELECT key FROM term WHERE text = ? AND word = ? AND ifnull(kind, '') = ?"),
    add: value('INSERT INTO term (text, kind, word, uses) VALUES (?, ?, ?, 0) RETURNING key'),
    addSpelling: one('INSERT INTO spelling (typed, form, term) VALUES (?, ?, ?)'),
    addUse: one('INSERT OR IGNORE INTO term_use VALUES (?, ?)'),
    changeUses: one('UPDATE term SET uses = uses + ? WHERE key = ?'),
    termsOfRow: value('SELECT term FROM term_use WHERE row = ?'),
    dropUses: one('DELETE FROM term_use WHERE row = ?'),
    dropUnused: one('DELETE FROM term WHERE key = ? AND uses <= 0'),
    dropSpellings: one('DELETE FROM spelling WHERE term = ?'),
  }
}
