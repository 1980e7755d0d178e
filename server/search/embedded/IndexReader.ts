import type { Database, Statement } from 'better-sqlite3'
import { makeSnippet } from '../makeSnippet.ts'
import type { Facet, KnownWord, SearchAnswer, SearchFilter, SearchHit, SearchRequest, Suggestion } from '../SearchEngine.ts'
import type { SearchKind } from '../SearchKind.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { CommonMatcher } from './scoring/CommonMatcher.ts'
import { FacetCounter } from './facets/FacetCounter.ts'
import { EntryProfiles } from './facets/EntryProfiles.ts'
import { compileFilter, siftRows, type FieldTest, type SiftedRows } from './facets/filterRows.ts'
import { inTextTogether, planQuery, type QueryPlan } from './planQuery.ts'
import { marksOfQuery } from '../unitsOfQuery.ts'
import { PartialMatcher } from './scoring/PartialMatcher.ts'
import { RememberedAnswers } from './RememberedAnswers.ts'
import { rankHits, type ScoredRow } from '../rankHits.ts'
import { rescueHomophones } from '../rescueHomophones.ts'
import { RowFinder } from './rows/RowFinder.ts'
import { TermReader } from './terms/TermReader.ts'
import { TokenCounts } from './scoring/TokenCounts.ts'
import { writeExpression, type Wanted } from './rows/wanted.ts'

/** The words count as much as the pairs of characters; a title or heading half as much. */
const SCORE = '-bm25(token, 1.0, 1.0, 0.5)'

/** SQLite's bm25() walks the entries of each token three times; where they are more than this together, sets of rows are quicker. */
const MOST_WALKED = 200
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
  readonly #profiles = new EntryProfiles()
  readonly #counts: TokenCounts
  readonly #facets: FacetCounter
  readonly #match: Statement<[string], ScoredRow>
  readonly #partial: PartialMatcher
  readonly #common: CommonMatcher
  readonly #finder: RowFinder
  readonly #answers = new RememberedAnswers<Answer>(REMEMBERED)
  readonly #newestFirst: Statement<[], number>
  readonly #entry: Statement<[number], EntryRow>
  readonly #terms: TermReader
  readonly #writes: Statement<[], number>
  /** All that is read in it is of one moment. */
  readonly #atOneMoment: <Answer>(read: () => Answer) => Answer
  #version = -1

  constructor(database: Database) {
    this.#database = database
    this.#counts = new TokenCounts(database)
    this.#facets = new FacetCounter(database, this.#profiles)
    this.#match = database.prepare(`SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ?`)
    this.#finder = new RowFinder(database)
    this.#partial = new PartialMatcher(database, this.#finder, this.#profiles, this.#counts)
    this.#common = new CommonMatcher(database, this.#profiles, this.#counts, this.#finder)
    this.#newestFirst = database.prepare<[], number>('SELECT row FROM entry ORDER BY date DESC, row').pluck()
    this.#entry = database.prepare('SELECT id, kind, title, url, text FROM entry WHERE row = ?')
    this.#terms = new TermReader(database)
    this.#writes = database.prepare<[], number>('PRAGMA data_version').pluck()
    const transaction = database.transaction((read: () => unknown) => read())
    this.#atOneMoment = <Answer>(read: () => Answer) => transaction(read) as Answer
  }

  entries(): number {
    return this.#database.prepare('SELECT count(*) FROM entry').pluck().get() as number
  }

  position(): number | null {
    return (this.#database.prepare("SELECT value FROM state WHERE name = 'position'").pluck().get() as number | undefined) ?? null
  }

  search(request: SearchRequest): SearchAnswer {
    return this.#atOneMoment(() => {
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
    })
  }

  /** The words that most entries hold. */
  mostUsedWords(count: number): string[] {
    return this.#terms.mostUsedWords(count)
  }

  suggest(prefix: string, limit: number): Suggestion[] {
    return this.#terms.suggest(prefix, limit)
  }

  soundAlikes(words: readonly string[]): KnownWord[][] {
    return words.map((word) => this.#terms.soundAlikes(word))
  }

  countEntries(groups: readonly (readonly string[])[]): number[] {
    return this.#atOneMoment(() => {
      this.#refresh()
      return groups.map((texts) => (texts.length === 0 ? this.#counts.entries : this.#finder.count(inTextTogether(texts))))
    })
  }

  rescue(folded: string): Promise<string | null> {
    return rescueHomophones(folded, {
      soundAlikes: (words) => Promise.resolve(this.soundAlikes(words)),
      countEntries: (groups) => Promise.resolve(this.countEntries(groups)),
    })
  }

  respell(letters: string): string | null {
    return this.#terms.respell(letters)
  }

  close(): void {
    this.#database.close()
  }

  #answer(query: UnderstoodQuery, filter: SearchFilter, needed: number): Answer {
    const { rows, ranked, whole } = this.#find(query, compileFilter(filter, this.#database), needed)
    return { total: rows.inside.length, whole, facets: this.#facets.count(rows), ranked: ranked.slice(0, Math.max(needed, KEPT)) }
  }

  #find(query: UnderstoodQuery, tests: readonly FieldTest[], needed: number): Found {
    const expressions = planQuery(query, this.#counts.entries, this.#counts.count)
    const { all, effort, together, excluded, sentence } = expressions
    if (all === null) {
      const rows = siftRows(tests.length > 0 ? this.#everything(excluded) : [], tests, this.#profiles)
      return { rows, ranked: rows.inside.map((row) => ({ row, score: 0 })), whole: rows.inside.length }
    }
    if (!sentence) {
      const found = effort > MOST_WALKED ? this.#findCommon(expressions, tests, needed) : this.#findRare(without(all, excluded), tests, needed)
      if (found.whole > 0) return found
    }
    const gathered = this.#partial.gather(expressions.parts(), excluded)
    const rows = siftRows(gathered.rows, tests, this.#profiles)
    const holdingAll = new Set(sentence ? this.#finder.list(together) : [])
    const ranked = rankHits(this.#partial.refine(rows.inside, gathered.terms, Math.max(needed, KEPT)), this.#profiles.parentOf, needed)
    return { rows, ...putFirst(ranked, rows.inside, holdingAll) }
  }

  /** Everything that matches, each scored by bm25. */
  #findRare(wanted: string, tests: readonly FieldTest[], needed: number): Found {
    const scores = new Map(this.#match.all(wanted).map(({ row, score }) => [row, score]))
    const rows = siftRows([...scores.keys()], tests, this.#profiles)
    const hits = rows.inside.map((row) => ({ row, score: scores.get(row) ?? 0 }))
    return { rows, ranked: rankHits(hits, this.#profiles.parentOf, needed), whole: hits.length }
  }

  #findCommon(wanted: QueryPlan, tests: readonly FieldTest[], needed: number): Found {
    const rows = siftRows(this.#finder.list(wanted.allPlain, wanted.excluded), tests, this.#profiles)
    return { rows, ranked: rankHits(this.#common.score(rows.inside, wanted, needed), this.#profiles.parentOf, needed), whole: rows.inside.length }
  }

  /** All that a filter alone lets through, the newest first. */
  #everything(excluded: Wanted | null): number[] {
    const left = new Set(excluded === null ? [] : this.#finder.list(excluded))
    return this.#newestFirst.all().filter((row) => !left.has(row))
  }

  #show({ row, score }: ScoredRow, marks: readonly string[]): SearchHit[] {
    const entry = this.#entry.get(row)
    if (entry === undefined) return []
    const { id, kind, title, url, text } = entry
    return [{ id, kind, title, url, score, snippet: makeSnippet(text, marks) }]
  }

  /** Takes up what was written since the last search. Answers with a number that is another one after every write to the index. */
  #refresh(): number {
    const version = this.#writes.get() ?? 0
    if (version !== this.#version) {
      this.#profiles.refresh(this.#database)
      this.#counts.refresh()
      this.#finder.refresh()
      this.#facets.refresh()
      this.#version = version
    }
    return version
  }
}

function without(wanted: Wanted, excluded: Wanted | null): string {
  return excluded === null ? writeExpression(wanted) : `(${writeExpression(wanted)}) NOT (${writeExpression(excluded)})`
}

/** What holds all before what holds some, with scores that still fall: the former gain what the best of the latter has. */
function putFirst(ranked: readonly ScoredRow[], inside: readonly number[], holdingAll: ReadonlySet<number>): Pick<Found, 'ranked' | 'whole'> {
  const whole = holdingAll.size === 0 ? 0 : inside.filter((row) => holdingAll.has(row)).length
  if (whole === 0) return { ranked, whole }
  const some = ranked.filter(({ row }) => !holdingAll.has(row))
  const lead = some[0]?.score ?? 0
  return { ranked: [...ranked.filter(({ row }) => holdingAll.has(row)).map(({ row, score }) => ({ row, score: score + lead })), ...some], whole }
}
