import type { Database, Statement } from 'better-sqlite3'
import { makeSnippet } from '../makeSnippet.ts'
import type { Facet, FacetName, KnownWord, SearchAnswer, SearchFilter, SearchHit, SearchRequest, Suggestion } from '../SearchEngine.ts'
import type { SearchKind } from '../SearchKind.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { EntryColumns, type ColumnName } from './EntryColumns.ts'
import { compileFilter, countValues, listed, siftHits, type FieldTest, type SiftedHits } from './filterRows.ts'
import { inTextTogether, marksOfQuery, writeMatchExpressions, type CountEntries } from './matchExpression.ts'
import { keepBest } from './keepBest.ts'
import { PartialMatcher } from './PartialMatcher.ts'
import { RememberedAnswers } from './RememberedAnswers.ts'
import { rankHits, type ScoredRow } from './rankHits.ts'
import { TermReader } from './TermReader.ts'

/** The words count as much as the pairs of characters; a title or heading half as much. */
const SCORE = '-bm25(token, 1.0, 1.0, 0.5)'
const MAX_FACET_VALUES = 100

const FACETS: readonly { name: FacetName, column: ColumnName, split: (value: string) => readonly string[] }[] = [
  { name: 'kind', column: 'kind', split: (kind) => [kind] },
  { name: 'document', column: 'parent', split: (key) => [key] },
  { name: 'department', column: 'departments', split: listed },
  { name: 'level', column: 'levels', split: listed },
  { name: 'year', column: 'date', split: (date) => [date.slice(0, 4)] },
  { name: 'documentKind', column: 'documentKind', split: (kind) => [kind] },
  { name: 'itemType', column: 'itemType', split: (type) => [type] },
]

/** Beyond so many matches only the shortest are scored. */
const MAX_SCORED = 2000
const CANDIDATES = 1000
/** Answers remembered, and hits of each. */
const REMEMBERED = 200
const KEPT = 300

/** All of an answer but the words of its hits. */
interface Answer {
  readonly total: number
  readonly whole: number
  readonly facets: readonly Facet[]
  readonly ranked: readonly ScoredRow[]
}

interface Found {
  readonly hits: SiftedHits
  /** The best first; at least as many as the page needs. */
  readonly ranked: readonly ScoredRow[]
  /** So many of them hold all that was asked for, and come first. */
  readonly whole: number
}

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
  readonly #partial: PartialMatcher
  readonly #scoreAmong: Statement<[string, string], ScoredRow>
  readonly #answers = new RememberedAnswers<Answer>(REMEMBERED)
  readonly #rowsMatching: Statement<[string], number>
  readonly #countMatching: Statement<[string], number>
  readonly #entry: Statement<[number], EntryRow>
  readonly #terms: TermReader
  readonly #countTokens: Statement
  readonly #counts = new Map<string, number>()
  #countedAmong = -1

  constructor(database: Database) {
    this.#database = database
    this.#match = database.prepare(`SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ?`)
    // The plus sign keeps SQLite from asking the index once for each of the rows.
    this.#scoreAmong = database.prepare(`
      SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`)
    this.#partial = new PartialMatcher(database, SCORE)
    this.#rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ?').pluck()
    this.#countMatching = database.prepare<[string], number>('SELECT count(*) FROM token WHERE token MATCH ?').pluck()
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
      const { query, filter, offset, limit } = request
      const key = JSON.stringify([query, filter])
      const known = this.#answers.find(key, this.#version())
      const reaches = known !== undefined && (offset + limit <= known.ranked.length || known.ranked.length === known.total)
      const answer = reaches ? known : this.#answer(query, filter, offset + limit)
      this.#answers.keep(key, answer)
      const { total, whole, facets, ranked } = answer
      const marks = marksOfQuery(query)
      const hits = ranked.slice(offset, offset + limit).flatMap((hit) => this.#show(hit, marks))
      return { total, whole, partial: whole === 0 && total > 0, hits, facets }
    })()
  }

  suggest(prefix: string, limit: number): Suggestion[] {
    return this.#terms.suggest(prefix, limit)
  }

  soundAlikes(words: readonly string[]): KnownWord[][] {
    return words.map((word) => this.#terms.soundAlikes(word))
  }

  countEntries(groups: readonly (readonly string[])[]): number[] {
    return groups.map((texts) => (texts.length === 0 ? this.entries() : this.#countMatching.get(inTextTogether(texts)) ?? 0))
  }

  respell(letters: string): string | null {
    return this.#terms.respell(letters)
  }

  close(): void {
    this.#database.close()
  }

  #answer(query: UnderstoodQuery, filter: SearchFilter, needed: number): Answer {
    const { hits, ranked, whole } = this.#find(query, compileFilter(filter, this.#columns, this.#database), needed)
    return { total: hits.inside.length, whole, facets: this.#countFacets(hits), ranked: ranked.slice(0, Math.max(needed, KEPT)) }
  }

  #find(query: UnderstoodQuery, tests: readonly FieldTest[], needed: number): Found {
    const entries = this.entries()
    const expressions = writeMatchExpressions(query, entries, this.#count)
    const { all, allPlain, atMost, together, excluded, sentence } = expressions
    const parentOf = this.#columns.column('parent').codeOf
    if (all === null) {
      const hits = siftHits(tests.length > 0 ? this.#everything(excluded) : [], tests)
      return { hits, ranked: hits.inside, whole: hits.inside.length }
    }
    if (!sentence) {
      const without = (wanted: string): string => (excluded === null ? wanted : `(${wanted}) NOT (${excluded})`)
      const hits = atMost > MAX_SCORED ? this.#scoreShortest(without(allPlain), tests) : siftHits(this.#match.all(without(all)), tests)
      if (hits.inside.length > 0) return { hits, ranked: rankHits(hits.inside, parentOf, needed), whole: hits.inside.length }
    }
    const gathered = this.#partial.gather(expressions, entries)
    const hits = siftHits(gathered.hits, tests)
    const holdingAll = new Set(sentence ? this.#rowsMatching.all(together) : [])
    const ranked = rankHits(this.#partial.refine(hits.inside, gathered.most, expressions), parentOf, needed)
    return { hits, ...putFirst(ranked, hits.inside, holdingAll) }
  }

  /**
   * Everything that matches, of which only the shortest are scored by bm25: it costs most of a search, and a word of so many entries
   * tells most of an entry that says little else. The others follow, the shorter before the longer.
   */
  #scoreShortest(wanted: string, tests: readonly FieldTest[]): SiftedHits {
    const sizeOf = this.#columns.sizeOf
    const { inside, keptOutBy } = siftHits(this.#rowsMatching.all(wanted).map((row) => ({ row, score: -sizeOf(row) })), tests)
    const candidates = keepBest(inside, CANDIDATES, ({ score }) => score)
    const exact = new Map(this.#scoreAmong.all(wanted, JSON.stringify(candidates.map(({ row }) => row))).map(({ row, score }) => [row, score]))
    const least = [...exact.values()].reduce((low, score) => Math.min(low, score), Infinity)
    return { inside: inside.map(({ row, score }) => ({ row, score: exact.get(row) ?? least / (1 - score) })), keptOutBy }
  }

  /** All that a filter alone lets through, the newest first. */
  #everything(excluded: string | null): ScoredRow[] {
    const left = new Set(excluded === null ? [] : this.#rowsMatching.all(excluded))
    const rows = this.#database.prepare('SELECT row FROM entry ORDER BY date DESC, row').pluck().all() as number[]
    return rows.filter((row) => !left.has(row)).map((row) => ({ row, score: 0 }))
  }

  #show({ row, score }: ScoredRow, marks: readonly string[]): SearchHit[] {
    const entry = this.#entry.get(row)
    if (entry === undefined) return []
    const { id, kind, title, url, text } = entry
    return [{ id, kind, title, url, score, snippet: makeSnippet(text, marks) }]
  }

  /** Each field is counted over what all other fields let through, so that its other values can be seen and chosen. */
  #countFacets({ inside, keptOutBy }: SiftedHits): Facet[] {
    const parent = this.#database.prepare('SELECT slug AS value, title AS label FROM parent WHERE key = ?')
    return FACETS.map(({ name, column, split }) => {
      return {
        name,
        values: countValues([inside, keptOutBy.get(column) ?? []], this.#columns.column(column), split).slice(0, MAX_FACET_VALUES).map(({ value, count }) =>
          name === 'document'
            ? { ...parent.get(value) as { value: string, label: string }, count }
            : { value, label: value, count }),
      }
    })
  }

  /** Changes with every write to the index. */
  #version(): string {
    return String(this.#database.pragma('data_version', { simple: true }))
  }

  /**
   * In how many entries a token stands. SQLite counts them one by one, so what was counted is remembered until the index has become
   * another by a fiftieth: it only decides which words are rare.
   */
  #count: CountEntries = (column, token) => {
    const entries = this.entries()
    if (Math.abs(entries - this.#countedAmong) > entries / 50) {
      this.#counts.clear()
      this.#countedAmong = entries
    }
    const key = `${column} ${token}`
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const count = (this.#countTokens.get(token, column) as number | undefined) ?? 0
    this.#counts.set(key, count)
    return count
  }
}

/** What holds all before what holds some, with scores that still fall: the former gain what the best of the latter has. */
function putFirst(ranked: readonly ScoredRow[], inside: readonly ScoredRow[], holdingAll: ReadonlySet<number>): Pick<Found, 'ranked' | 'whole'> {
  const whole = inside.filter(({ row }) => holdingAll.has(row)).length
  if (whole === 0) return { ranked, whole }
  const some = ranked.filter(({ row }) => !holdingAll.has(row))
  const lead = some[0]?.score ?? 0
  return { ranked: [...ranked.filter(({ row }) => holdingAll.has(row)).map(({ row, score }) => ({ row, score: score + lead })), ...some], whole }
}
