import type { Database, Statement } from 'better-sqlite3'
import { makeSnippet } from '../makeSnippet.ts'
import type { Facet, FacetName, SearchAnswer, SearchHit, SearchRequest, Suggestion } from '../SearchEngine.ts'
import type { SearchKind } from '../SearchKind.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { EntryColumns, type ColumnName } from './EntryColumns.ts'
import { compileFilter, countValues, listed, type RowFilter } from './filterRows.ts'
import { marksOfQuery, writeMatchExpressions, type CountEntries } from './matchExpression.ts'
import { rankHits, type ScoredRow } from './rankHits.ts'
import { TermReader } from './TermReader.ts'

/**
 * A few words mean what they say: only where nothing holds them all, those that hold some are shown. A sentence of many
 * words is not expected to stand anywhere whole: with fewer hits than this, the others follow.
 */
const ENOUGH_FOR_SENTENCE = 10
const SENTENCE_WORDS = 5
const MAX_FACET_VALUES = 100

const FACETS: readonly { name: FacetName, column: ColumnName, split: (value: string) => readonly string[] }[] = [
  { name: 'kind', column: 'kind', split: (kind) => [kind] },
  { name: 'document', column: 'parent', split: (key) => [key] },
  { name: 'department', column: 'departments', split: listed },
  { name: 'level', column: 'levels', split: listed },
  { name: 'year', column: 'date', split: (date) => [date.slice(0, 4)] },
  { name: 'documentKind', column: 'documentKind', split: (kind) => [kind] },
]

interface EntryRow {
  readonly id: string
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  readonly text: string
}

/** Answers from one index file. Each answer is of one moment, whatever is being written. */
export class IndexReader {
  readonly #database: Database
  readonly #columns = new EntryColumns()
  readonly #match: Statement<[string], ScoredRow>
  readonly #rowsMatching: Statement<[string], number>
  readonly #entry: Statement<[number], EntryRow>
  readonly #terms: TermReader
  readonly #countTokens: Statement
  readonly #counts = new Map<string, number>()
  #countsVersion = -1

  constructor(database: Database) {
    this.#database = database
    // The words count as much as the pairs of characters; a title or heading half as much.
    this.#match = database.prepare('SELECT rowid AS row, -bm25(token, 1.0, 1.0, 0.5) AS score FROM token WHERE token MATCH ?')
    this.#rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ?').pluck()
    this.#entry = database.prepare('SELECT id, kind, title, url, text FROM entry WHERE row = ?')
    this.#countTokens = database.prepare('SELECT doc FROM temp.vocabulary WHERE term = ? AND col = ?').pluck()
    this.#terms = new TermReader(database)
  }

  entries(): number {
    return this.#database.prepare('SELECT count(*) FROM entry').pluck().get() as number
  }

  position(): number | null {
    return (this.#database.prepare("SELECT value FROM state WHERE name = 'position'").pluck().get() as number | undefined) ?? null
  }

  search(request: SearchRequest): SearchAnswer {
    return this.#database.transaction(() => {
      this.#columns.refresh(this.#database)
      const filter = compileFilter(request.filter, this.#columns, this.#database)
      const { ranked, partial } = this.#find(request.query, filter)
      const marks = marksOfQuery(request.query)
      return {
        total: ranked.length,
        partial,
        hits: ranked.slice(request.offset, request.offset + request.limit).flatMap((hit) => this.#show(hit, marks)),
        facets: this.#countFacets(ranked),
      }
    })()
  }

  suggest(prefix: string, limit: number): Suggestion[] {
    return this.#terms.suggest(prefix, limit)
  }

  respell(letters: string): string | null {
    return this.#terms.respell(letters)
  }

  close(): void {
    this.#database.close()
  }

  #find(query: UnderstoodQuery, filter: RowFilter | null): { ranked: ScoredRow[], partial: boolean } {
    const expressions = writeMatchExpressions(query, this.entries(), this.#count)
    const narrowed = (hits: ScoredRow[]): ScoredRow[] => (filter === null ? hits : hits.filter((hit) => filter(hit.row)))
    const without = expressions.excluded === null ? '' : ` NOT (${expressions.excluded})`
    const parentOf = this.#columns.column('parent').codeOf
    if (expressions.all === null || expressions.any === null) {
      return { ranked: filter !== null ? narrowed(this.#everything(expressions.excluded)) : [], partial: false }
    }
    const complete = narrowed(this.#match.all(`(${expressions.all})${without}`))
    if (complete.length >= (expressions.words < SENTENCE_WORDS ? 1 : ENOUGH_FOR_SENTENCE)) return { ranked: rankHits(complete, new Set(), parentOf), partial: false }
    const some = narrowed(this.#match.all(`(${expressions.any})${without}`))
    const rows = new Set(some.map((hit) => hit.row))
    const all = [...some, ...complete.filter((hit) => !rows.has(hit.row))]
    return { ranked: rankHits(all, new Set(complete.map((hit) => hit.row)), parentOf), partial: complete.length === 0 && all.length > 0 }
  }

  /** All that a filter alone lets through, the newest first. */
  #everything(excluded: string | null): ScoredRow[] {
    const left = new Set(excluded === null ? [] : this.#rowsMatching.all(excluded))
    const rows = this.#database.prepare('SELECT row FROM entry ORDER BY date DESC NULLS LAST, row').pluck().all() as number[]
    return rows.filter((row) => !left.has(row)).map((row) => ({ row, score: 0 }))
  }

  #show({ row, score }: ScoredRow, marks: readonly string[]): SearchHit[] {
    const entry = this.#entry.get(row)
    if (entry === undefined) return []
    const { id, kind, title, url, text } = entry
    return [{ id, kind, title, url, score, snippet: makeSnippet(text, marks) }]
  }

  #countFacets(hits: readonly ScoredRow[]): Facet[] {
    const rows = hits.map((hit) => hit.row)
    const parent = this.#database.prepare('SELECT slug AS value, title AS label FROM parent WHERE key = ?')
    return FACETS.map(({ name, column, split }) => ({
      name,
      values: countValues(rows, this.#columns.column(column), split).slice(0, MAX_FACET_VALUES).map(({ value, count }) =>
        name === 'document'
          ? { ...parent.get(value) as { value: string, label: string }, count }
          : { value, label: value, count }),
    }))
  }

  /** In how many entries a token stands; remembered until something is written. */
  #count: CountEntries = (column, token) => {
    const version = this.#database.pragma('data_version', { simple: true }) as number
    if (version !== this.#countsVersion) {
      this.#counts.clear()
      this.#countsVersion = version
    }
    const key = `${column} ${token}`
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const count = (this.#countTokens.get(token, column) as number | undefined) ?? 0
    this.#counts.set(key, count)
    return count
  }
}
