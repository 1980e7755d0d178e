import type { Database, Statement } from 'better-sqlite3'
import { toPinyin } from '../../text/pinyin.ts'
import { foldForSearch } from '../foldForSearch.ts'
import type { IndexEntry, SubjectEntries, Suggestion } from '../SearchEngine.ts'
import { emptyIndex } from './openIndexFile.ts'
import { bigramsForIndex, wordsForIndex } from './tokens.ts'

/** Longest text that is offered as a suggestion; a longer heading is a sentence that nobody would pick. */
const MAX_TERM_LENGTH = 40

/** Writes one index file. Used by one thread at a time. */
export class IndexWriter {
  readonly #database: Database
  #statements: Statements

  constructor(database: Database) {
    this.#database = database
    this.#statements = prepareStatements(database)
  }

  /** Replaces the entries of the subjects, unless the position says that this was done before. */
  apply(subjects: readonly SubjectEntries[], position: number): void {
    this.#database.transaction(() => {
      if (position <= (this.#statements.position.get() as number | undefined ?? -1)) return
      for (const { subject, entries } of subjects) this.#replace(subject, entries)
      this.#statements.setPosition.run(position)
    }).immediate()
  }

  /** Opens a transaction that holds the new index; readers stay with the old one until `finishRebuild`. */
  beginRebuild(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#database.exec('BEGIN IMMEDIATE')
    emptyIndex(this.#database)
    this.#statements = prepareStatements(this.#database)
  }

  addToRebuild(subjects: readonly SubjectEntries[]): void {
    if (!this.#database.inTransaction) throw new Error('the rebuild that this batch belongs to was given up')
    for (const { subject, entries } of subjects) this.#replace(subject, entries)
  }

  finishRebuild(position: number): void {
    if (!this.#database.inTransaction) throw new Error('the rebuild to be finished was given up')
    this.#statements.setPosition.run(position)
    this.#database.exec("INSERT INTO token (token) VALUES ('optimize')")
    this.#database.exec('COMMIT')
    this.#database.pragma('wal_checkpoint(PASSIVE)')
  }

  abandonRebuild(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#statements = prepareStatements(this.#database)
  }

  close(): void {
    this.#database.close()
  }

  #replace(subject: string, entries: readonly IndexEntry[]): void {
    const sql = this.#statements
    for (const row of sql.rowsOfSubject.all(subject) as number[]) this.#remove(row)
    for (const entry of entries) {
      // An entry that moved here from another subject.
      const before = sql.rowOfEntry.get(entry.id) as number | undefined
      if (before !== undefined) this.#remove(before)
      this.#add(subject, entry)
    }
  }

  #remove(row: number): void {
    const sql = this.#statements
    for (const term of sql.termsOfRow.all(row) as number[]) {
      sql.lessUses.run(term)
      if (sql.dropUnusedTerm.run(term).changes > 0) sql.dropSpellings.run(term)
    }
    sql.dropTermUses.run(row)
    sql.dropTokens.run(row)
    sql.dropEntry.run(row)
  }

  #add(subject: string, entry: IndexEntry): void {
    const sql = this.#statements
    const parent = entry.parent === null ? null : sql.setParent.get(entry.parent.id, entry.parent.slug, entry.parent.title) as number
    const row = sql.addEntry.get(
      entry.id, subject, entry.kind, parent, entry.date, JSON.stringify(entry.levels), JSON.stringify(entry.departments),
      entry.documentKind, entry.title, entry.url, entry.text,
    ) as number
    const own = foldForSearch(entry.text).text
    const around = foldForSearch(entry.context).text
    sql.addTokens.run(row, wordsForIndex(own), bigramsForIndex(own), bigramsForIndex(around))
    for (const suggestion of entry.suggestions) this.#addTerm(row, suggestion)
  }

  #addTerm(row: number, { text, kind }: Suggestion): void {
    const sql = this.#statements
    const folded = foldForSearch(text).text.replace(/[^\p{L}\p{N}]+/gu, '')
    if (folded === '' || text.length > MAX_TERM_LENGTH) return
    let term = sql.findTerm.get(text, kind) as number | undefined
    if (term === undefined) {
      term = sql.addTerm.get(text, kind) as number
      const { full, initials } = toPinyin(folded)
      for (const typed of [folded, full, initials]) sql.addSpelling.run(typed, term)
    }
    if (sql.addTermUse.run(row, term).changes > 0) sql.moreUses.run(term)
  }
}

type Statements = ReturnType<typeof prepareStatements>

function prepareStatements(database: Database) {
  const one = (sql: string): Statement => database.prepare(sql)
  const value = (sql: string): Statement => database.prepare(sql).pluck()
  return {
    position: value("SELECT value FROM state WHERE name = 'position'"),
    setPosition: one("INSERT INTO state VALUES ('position', ?) ON CONFLICT DO UPDATE SET value = excluded.value"),
    rowsOfSubject: value('SELECT row FROM entry WHERE subject = ?'),
    rowOfEntry: value('SELECT row FROM entry WHERE id = ?'),
    dropEntry: one('DELETE FROM entry WHERE row = ?'),
    dropTokens: one('DELETE FROM token WHERE rowid = ?'),
    setParent: value(`
      INSERT INTO parent (id, slug, title) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title RETURNING key`),
    addEntry: value(`
      INSERT INTO entry (id, subject, kind, parent, date, levels, departments, document_kind, title, url, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`),
    addTokens: one('INSERT INTO token (rowid, words, bigrams, context) VALUES (?, ?, ?, ?)'),
    findTerm: value('SELECT key FROM term WHERE text = ? AND kind IS ?'),
    addTerm: value('INSERT INTO term (text, kind, uses) VALUES (?, ?, 0) RETURNING key'),
    addSpelling: one('INSERT OR IGNORE INTO spelling VALUES (?, ?)'),
    addTermUse: one('INSERT OR IGNORE INTO term_use VALUES (?, ?)'),
    moreUses: one('UPDATE term SET uses = uses + 1 WHERE key = ?'),
    lessUses: one('UPDATE term SET uses = uses - 1 WHERE key = ?'),
    termsOfRow: value('SELECT term FROM term_use WHERE row = ?'),
    dropTermUses: one('DELETE FROM term_use WHERE row = ?'),
    dropUnusedTerm: one('DELETE FROM term WHERE key = ? AND uses = 0'),
    dropSpellings: one('DELETE FROM spelling WHERE term = ?'),
  }
}
