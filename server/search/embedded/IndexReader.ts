import type { Database, Statement } from 'better-sqlite3'
import { makeSnippet } from '../makeSnippet.ts'
import type { Facet, KnownWord, SearchAnswer, SearchFilter, SearchHit, SearchRequest, Suggestion } from '../SearchEngine.ts'
import type { SearchKind } from '../SearchKind.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { FacetCounter } from './FacetCounter.ts'
import { EntryColumns } from './EntryColumns.ts'
import { compileFilter, siftRows, type FieldTest, type SiftedRows } from './filterRows.ts'
import { marksOfQuery, writeMatchExpressions, type MatchExpressions } from './matchExpression.ts'
import { keepBest } from './keepBest.ts'
import { PartialMatcher } from './PartialMatcher.ts'
import { RememberedAnswers } from './RememberedAnswers.ts'
import { rankHits, type ScoredRow } from './rankHits.ts'
import { TermReader } from './TermReader.ts'
import { TokenCounts } from './TokenCounts.ts'

/** The words count as much as the pairs of characters; a title or heading half as much. */
const SCORE = '-bm25(token, 1.0, 1.0, 0.5)'

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
  readonly rows: SiftedRows
  /** The best first; at least as many as the page needs. */
  readonly ranked: readonly ScoredRow[]
  /** So many of the rows hold all that was asked for, and come first. */
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
  readonly #counts: TokenCounts
  readonly #facets: FacetCounter
  readonly #match: Statement<[string], ScoredRow>
  readonly #partial: PartialMatcher
  readonly #scoreAmong: Statement<[string, string], ScoredRow>
  readonly #answers = new RememberedAnswers<Answer>(REMEMBERED)
  readonly #rowsMatching: Statement<[string], number>
  readonly #newestFirst: Statement<[], number>
  readonly #entry: Statement<[number], EntryRow>
  readonly #terms: TermReader
  #version = -1

  constructor(database: Database) {
    this.#database = database
    this.#counts = new TokenCounts(database)
    this.#facets = new FacetCounter(database, this.#columns)
    this.#match = database.prepare(`SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ?`)
    // The plus sign keeps SQLite from asking the index once for each of the rows.
    this.#scoreAmong = database.prepare(`
      SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`)
    this.#partial = new PartialMatcher(database, SCORE)
    this.#rowsMatching = database.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ?').pluck()
    this.#newestFirst = database.prepare<[], number>('SELECT row FROM entry ORDER BY date DESC, row').pluck()
    this.#entry = database.prepare('SELECT id, kind, title, url, text FROM entry WHERE row = ?')
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
      const version = this.#refresh()
      const { query, filter, offset, limit } = request
      const key = JSON.stringify([query, filter])
      const known = this.#answers.find(key, String(version))
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

  respell(letters: string): string | null {
    return this.#terms.respell(letters)
  }

  close(): void {
    this.#database.close()
  }

  #answer(query: UnderstoodQuery, filter: SearchFilter, needed: number): Answer {
    const { rows, ranked, whole } = this.#find(query, compileFilter(filter, this.#columns, this.#database), needed)
    return { total: rows.inside.length, whole, facets: this.#facets.count(rows), ranked: ranked.slice(0, Math.max(needed, KEPT)) }
  }

  #find(query: UnderstoodQuery, tests: readonly FieldTest[], needed: number): Found {
    const expressions = writeMatchExpressions(query, this.#counts.entries, this.#counts.count)
    const { all, atMost, together, excluded, sentence } = expressions
    if (all === null) {
      const rows = siftRows(tests.length > 0 ? this.#everything(excluded) : [], tests)
      return { rows, ranked: rows.inside.map((row) => ({ row, score: 0 })), whole: rows.inside.length }
    }
    if (!sentence) {
      const found = atMost > MAX_SCORED ? this.#findCommon(expressions, tests, needed) : this.#findRare(without(all, excluded), tests, needed)
      if (found.whole > 0) return found
    }
    const gathered = this.#partial.gather(expressions, this.#counts.entries)
    const rows = siftRows(gathered.rows, tests)
    const holdingAll = new Set(sentence ? this.#rowsMatching.all(together) : [])
    const ranked = rankHits(this.#partial.refine(rows.inside, gathered.most, expressions, Math.max(needed, KEPT)), this.#parentOf, needed)
    return { rows, ...putFirst(ranked, rows.inside, holdingAll) }
  }

  /** Everything that matches, each scored by bm25. */
  #findRare(wanted: string, tests: readonly FieldTest[], needed: number): Found {
    const scores = new Map(this.#match.all(wanted).map(({ row, score }) => [row, score]))
    const rows = siftRows([...scores.keys()], tests)
    const hits = rows.inside.map((row) => ({ row, score: scores.get(row) ?? 0 }))
    return { rows, ranked: rankHits(hits, this.#parentOf, needed), whole: hits.length }
  }

  /**
   * Everything that matches, of which only the shortest are scored by bm25: it costs most of a search, and a word of so many entries
   * tells most of an entry that says little else. The others follow, the shorter before the longer.
   */
  #findCommon({ allPlain, excluded }: MatchExpressions, tests: readonly FieldTest[], needed: number): Found {
    const wanted = without(allPlain, excluded)
    const rows = siftRows(this.#rowsMatching.all(wanted), tests)
    const shortness = (row: number): number => -this.#columns.sizeOf(row)
    const candidates = keepBest(rows.inside, CANDIDATES, shortness)
    const hits = this.#scoreAmong.all(wanted, JSON.stringify(candidates))
    if (needed > hits.length) {
      const scored = new Set(candidates)
      const least = hits.reduce((low, { score }) => Math.min(low, score), Infinity)
      for (const row of keepBest(rows.inside.filter((row) => !scored.has(row)), needed - hits.length, shortness)) {
        hits.push({ row, score: least / (1 - shortness(row)) })
      }
    }
    return { rows, ranked: rankHits(hits, this.#parentOf, needed), whole: rows.inside.length }
  }

  /** All that a filter alone lets through, the newest first. */
  #everything(excluded: string | null): number[] {
    const left = new Set(excluded === null ? [] : this.#rowsMatching.all(excluded))
    return this.#newestFirst.all().filter((row) => !left.has(row))
  }

  #parentOf = (row: number): number => this.#columns.column('parent').codeOf(row)

  #show({ row, score }: ScoredRow, marks: readonly string[]): SearchHit[] {
    const entry = this.#entry.get(row)
    if (entry === undefined) return []
    const { id, kind, title, url, text } = entry
    return [{ id, kind, title, url, score, snippet: makeSnippet(text, marks) }]
  }

  /** Takes up what was written since the last search. Answers with a number that is another one after every write to the index. */
  #refresh(): number {
    const version = this.#database.pragma('data_version', { simple: true }) as number
    if (version !== this.#version) {
      this.#columns.refresh(this.#database)
      this.#counts.refresh()
      this.#version = version
    }
    return version
  }
}

function without(wanted: string, excluded: string | null): string {
  return excluded === null ? wanted : `(${wanted}) NOT (${excluded})`
}

/** What holds all before what holds some, with scores that still fall: the former gain what the best of the latter has. */
function putFirst(ranked: readonly ScoredRow[], inside: readonly number[], holdingAll: ReadonlySet<number>): Pick<Found, 'ranked' | 'whole'> {
  const whole = holdingAll.size === 0 ? 0 : inside.filter((row) => holdingAll.has(row)).length
  if (whole === 0) return { ranked, whole }
  const some = ranked.filter(({ row }) => !holdingAll.has(row))
  const lead = some[0]?.score ?? 0
  return { ranked: [...ranked.filter(({ row }) => holdingAll.has(row)).map(({ row, score }) => ({ row, score: score + lead })), ...some], whole }
}
