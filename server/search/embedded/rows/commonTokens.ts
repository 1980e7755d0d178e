import type { Database } from 'better-sqlite3'
import { bigramsOfQuery } from '../../tokens.ts'
import { packRows } from './packedRows.ts'
import { ANYWHERE, COLUMNS, writeExpression, type IndexColumn } from './wanted.ts'

/**
 * A token that stands in one column of a greater part of all entries than this is a common one, and its rows are stored for every column:
 * FTS5's own list is one for all, and what is in every title takes as long to be found in a few texts.
 */
const SHARE = 1 / 1000
/** With fewer entries FTS5's lists are short enough. */
const LEAST_ENTRIES = 10_000
/** The sets are made anew when so great a part of the entries has come or gone since. */
const STALE = 1 / 4

/**
 * Stores which rows hold each common token, and each common word as a run of pairs, and which say such a word several times, where the index
 * has grown out of what is stored. FTS5 walks a list of 100,000 rows in ten milliseconds, and hands them over one by one in as many again; what
 * is stored is read at once. Rows written later stand in FTS5 alone, removed ones in the table `gone`. To be called inside a transaction that
 * writes.
 */
export function refreshCommonTokens(database: Database, leastEntries = LEAST_ENTRIES): void {
  const number = (sql: string): number | null => (database.prepare(sql).pluck().get() as number | null | undefined) ?? null
  const entries = number('SELECT count(*) FROM entry') ?? 0
  const lastRow = number('SELECT max(row) FROM entry') ?? 0
  if (entries < leastEntries) return
  const until = number("SELECT value FROM state WHERE name = 'common until'") ?? 0
  const gone = number('SELECT count(*) FROM gone') ?? 0
  if (lastRow - until + gone <= entries * STALE) return

  database.exec("DELETE FROM common_token; DELETE FROM repeated_word; DELETE FROM gone; CREATE VIRTUAL TABLE temp.census USING fts5vocab ('main', 'token', 'col')")
  const common = database.prepare<[number], { token: string, columns: string }>('SELECT term AS token, group_concat(col) AS columns FROM temp.census GROUP BY term HAVING max(doc) > ?')
    .all(entries * SHARE)
    .map(({ token, columns }) => ({ token, columns: columns.split(',') }))
  database.exec('DROP TABLE temp.census')
  // 当事人 is a word, and a run of pairs: as common as the word, or a little more.
  const runs = common.filter(({ token }) => /^\p{Script=Han}{3,}$/u.test(token)).map(({ token }) => bigramsOfQuery(token))
  const rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ? ORDER BY rowid').pluck()
  const store = database.prepare('INSERT INTO common_token (token, col, entries, rows) VALUES (?, ?, ?, ?)')
  const keep = (column: IndexColumn, tokens: readonly string[], stands = true): void => {
    const rows = stands ? rowsMatching.all(writeExpression({ columns: [column], tokens, open: false })) : []
    store.run(tokens.join(' '), column, rows.length, packRows(rows, lastRow))
  }
  for (const { token, columns } of common) for (const column of COLUMNS) keep(column, [token], columns.includes(column))
  for (const run of runs) for (const column of ANYWHERE) keep(column, run)
  storeRepeated(database, common.filter(({ columns }) => columns.includes('words')).map(({ token }) => token), lastRow)
  database.prepare("INSERT INTO state VALUES ('common until', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(lastRow)
}

/** So far it is counted how often a text says a word: bm25 makes little of more. */
const MOST_TIMES = 6

function storeRepeated(database: Database, words: readonly string[], lastRow: number): void {
  database.exec("CREATE VIRTUAL TABLE temp.instance USING fts5vocab ('main', 'token', 'instance')")
  const rowsSaying = database.prepare<[string], number>("SELECT doc FROM temp.instance WHERE term = ? AND col = 'words'").pluck()
  const store = database.prepare('INSERT INTO repeated_word (word, times, rows) VALUES (?, ?, ?)')
  for (const word of words) {
    const rows = rowsSaying.all(word)
    for (let times = 2; times <= MOST_TIMES; times++) {
      const repeated = repeatedIn(rows, times)
      if (repeated.length === 0) break
      store.run(word, times, packRows(repeated, lastRow))
    }
  }
  database.exec('DROP TABLE temp.instance')
}

/** Of ascending rows those that stand so many times among them, each once. */
function repeatedIn(rows: readonly number[], times: number): number[] {
  const repeated: number[] = []
  for (let at = times - 1; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (rows[at - times + 1] === row && repeated.at(-1) !== row) repeated.push(row)
  }
  return repeated
}
