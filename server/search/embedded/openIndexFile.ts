import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Raised whenever what the file holds, or how texts are cut for it, changes: an index of another format is built anew. */
const FORMAT = 9

/** Pages of the index that each reader keeps. */
const CACHE_KIBIBYTES = 64 * 1024

const TABLES = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE parent (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL, title TEXT NOT NULL);

  -- A changed entry gets a new row number, which is never used again: readers keep what they know of a row for good.
  CREATE TABLE entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent INTEGER REFERENCES parent (key),
    date TEXT,
    levels TEXT NOT NULL,
    departments TEXT NOT NULL,
    document_kind TEXT,
    item_type TEXT,
    -- How many words, pairs of characters and pairs around it are filed for it, which is its length to bm25.
    tokens INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX entry_subject ON entry (subject);
  -- Newest first, what has no date last.
  CREATE INDEX entry_date ON entry (date DESC, row);

  -- The tokens only; the texts are in entry. detail stays full: without it bm25() of a contentless table is silently wrong.
  CREATE VIRTUAL TABLE token USING fts5 (
    words, bigrams, context, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );

  -- See commonTokens.ts: which rows hold a token that very many do, and which of these rows are no longer there.
  CREATE TABLE common_token (token TEXT NOT NULL, col TEXT NOT NULL, entries INTEGER NOT NULL, rows BLOB NOT NULL, UNIQUE (token, col));
  CREATE TABLE gone (row INTEGER PRIMARY KEY);
  -- In which of these rows the text says a common word twice, and three times, or oftener.
  CREATE TABLE repeated_word (word TEXT NOT NULL, times INTEGER NOT NULL, rows BLOB NOT NULL, UNIQUE (word, times));

  -- What can be suggested: terms that entries name, and single words of their texts (word = 1).
  CREATE TABLE term (
    key INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    kind TEXT,
    word INTEGER NOT NULL,
    uses INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX term_text ON term (text, word, ifnull(kind, ''));
  CREATE TABLE term_use (row INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (row, term)) WITHOUT ROWID;
  -- One line for each way to type a term.
  CREATE TABLE spelling (
    typed TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('CHARACTERS', 'PINYIN', 'INITIALS')),
    term INTEGER NOT NULL,
    PRIMARY KEY (typed, form, term)
  ) WITHOUT ROWID;
  CREATE INDEX spelling_term ON spelling (term);
`

/** Opens the index for writing. A missing, broken or foreign file is replaced by an empty index. */
export function openIndexForWriting(path: string): Database.Database {
  const found = existsSync(path) ? tryOpen(path) : null
  if (found !== null) return found
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
  const database = new Database(path)
  prepare(database)
  database.transaction(createTables)(database)
  return database
}

/** Opens the index for reading, beside the writer and never blocked by it. */
export function openIndexForReading(path: string): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  database.pragma('temp_store = memory')
  database.pragma(`cache_size = -${CACHE_KIBIBYTES}`)
  database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'token', 'col')")
  return database
}

/** Empties the index inside the transaction of the caller; readers see it when that commits. */
export function emptyIndex(database: Database.Database): void {
  for (const table of ['spelling', 'term_use', 'term', 'gone', 'common_token', 'repeated_word', 'token', 'entry', 'parent', 'state']) database.exec(`DROP TABLE ${table}`)
  createTables(database)
}

function createTables(database: Database.Database): void {
  database.exec(TABLES)
  // Tells readers that what they know of rows no longer holds.
  database.prepare("INSERT INTO state VALUES ('generation', ?)").run(Date.now())
  database.pragma(`user_version = ${FORMAT}`)
}

function tryOpen(path: string): Database.Database | null {
  const database = new Database(path)
  try {
    prepare(database)
    if (database.pragma('user_version', { simple: true }) === FORMAT) return database
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    // What stands there is no database, or no longer one.
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
      database.close()
      throw error
    }
  }
  database.close()
  return null
}

function prepare(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  // Whoever dies keeps a whole index; a lost last transaction is applied again, since its position is lost with it.
  database.pragma('synchronous = NORMAL')
  database.pragma('busy_timeout = 10000')
}
