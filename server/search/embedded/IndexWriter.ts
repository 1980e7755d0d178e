import type { Database, Statement } from 'better-sqlite3'
import { foldForSearch } from '../foldForSearch.ts'
import type { IndexEntry, SubjectEntries } from '../SearchEngine.ts'
import { refreshCommonTokens } from './rows/commonTokens.ts'
import { emptyIndex } from './openIndexFile.ts'
import { TermWriter } from './terms/TermWriter.ts'
import { bigramsForIndex, wordsForIndex } from '../tokens.ts'

/** Writes one index file. Used by one thread at a time. */
export class IndexWriter {
  readonly #database: Database
  #statements: Statements
  #terms: TermWriter
  /** What the subjects in hand have brought, and taken away. */
  #tokens = 0

  constructor(database: Database) {
    this.#database = database
    this.#statements = prepareStatements(database)
    this.#terms = new TermWriter(database)
  }

  /** Replaces the entries of the subjects, unless the position says that this was done before. */
  apply(subjects: readonly SubjectEntries[], position: number): void {
    this.#database.transaction(() => {
      if (position <= (this.#statements.position.get() as number | undefined ?? -1)) return
      this.#replaceAll(subjects)
      refreshCommonTokens(this.#database)
      this.#statements.setPosition.run(position)
    }).immediate()
  }

  /** Opens a transaction that holds the new index; readers stay with the old one until `finishRebuild`. */
  beginRebuild(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#database.exec('BEGIN IMMEDIATE')
    emptyIndex(this.#database)
    this.#prepareAnew()
  }

  addToRebuild(subjects: readonly SubjectEntries[]): void {
    if (!this.#database.inTransaction) throw new Error('the rebuild that this batch belongs to was given up')
    this.#replaceAll(subjects)
  }

  finishRebuild(position: number): void {
    if (!this.#database.inTransaction) throw new Error('the rebuild to be finished was given up')
    this.#statements.setPosition.run(position)
    this.#database.exec("INSERT INTO token (token) VALUES ('optimize')")
    refreshCommonTokens(this.#database)
    this.#database.exec('COMMIT')
    // The log now holds the whole index a second time.
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
  }

  abandonRebuild(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#prepareAnew()
  }

  close(): void {
    this.#database.close()
  }

  #prepareAnew(): void {
    this.#statements = prepareStatements(this.#database)
    this.#terms = new TermWriter(this.#database)
  }

  #replaceAll(subjects: readonly SubjectEntries[]): void {
    this.#tokens = 0
    for (const { subject, entries } of subjects) this.#replace(subject, entries)
    this.#statements.countTokens.run(this.#tokens)
    this.#terms.writeWords()
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
    const { text, tokens } = sql.contentOfRow.get(row) as { text: string, tokens: number }
    this.#tokens -= tokens
    this.#terms.removeTerms(row)
    this.#terms.countWords(wordsForIndex(foldForSearch(text).text), -1)
    sql.dropTokens.run(row)
    sql.addGone.run(row)
    sql.dropEntry.run(row)
  }

  #add(subject: string, entry: IndexEntry): void {
    const sql = this.#statements
    const parent = entry.parent === null ? null : sql.setParent.get(entry.parent.id, entry.parent.slug, entry.parent.title) as number
    const own = foldForSearch(entry.text).text
    const words = wordsForIndex(own)
    const columns = [words, bigramsForIndex(own), bigramsForIndex(foldForSearch(entry.context).text)]
    const tokens = countTokens(columns)
    this.#tokens += tokens
    const row = sql.addEntry.get(
      entry.id, subject, entry.kind, parent, entry.date, JSON.stringify(entry.levels), JSON.stringify(entry.departments),
      entry.documentKind, entry.itemType, tokens, entry.title, entry.url, entry.text,
    ) as number
    sql.addTokens.run(row, ...columns)
    this.#terms.countWords(words, 1)
    for (const suggestion of entry.suggestions) this.#terms.addTerm(row, suggestion)
  }
}

function countTokens(columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + (column === '' ? 0 : column.split(' ').length), 0)
}

type Statements = ReturnType<typeof prepareStatements>

function prepareStatements(database: Database) {
  const one = (sql: string): Statement => database.prepare(sql)
  const value = (sql: string): Statement => database.prepare(sql).pluck()
  return {
    position: value("SELECT value FROM state WHERE name = 'position'"),
    setPosition: one("INSERT INTO state VALUES ('position', ?) ON CONFLICT DO UPDATE SET value = excluded.value"),
    rowsOfSubject: value('SELECT row FROM entry WHERE subject = ?'),
    contentOfRow: one('SELECT text, tokens FROM entry WHERE row = ?'),
    countTokens: one("INSERT INTO state VALUES ('tokens', ?) ON CONFLICT DO UPDATE SET value = value + excluded.value"),
    rowOfEntry: value('SELECT row FROM entry WHERE id = ?'),
    dropEntry: one('DELETE FROM entry WHERE row = ?'),
    addGone: one('INSERT INTO gone VALUES (?)'),
    dropTokens: one('DELETE FROM token WHERE rowid = ?'),
    setParent: value(`
      INSERT INTO parent (id, slug, title) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title RETURNING key`),
    addEntry: value(`
      INSERT INTO entry (id, subject, kind, parent, date, levels, departments, document_kind, item_type, tokens, title, url, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`),
    addTokens: one('INSERT INTO token (rowid, words, bigrams, context) VALUES (?, ?, ?, ?)'),
  }
}
