import { createHash } from 'node:crypto'
import { decodeCursor, encodeCursor, readPageSize } from '../accounts/Connection.ts'
import { KnownError } from '../errors.ts'
import { completeFields } from './completeFields.ts'
import { foldForSearch } from './foldForSearch.ts'
import type { DateRange } from './readDateRange.ts'
import { repairPaste } from './repairPaste.ts'
import type { Facet, SearchAnswer, SearchEngine, SearchFilter, SearchHit, Suggestion } from './SearchEngine.ts'
import { isTooLong, MAX_QUERY_LENGTH, understandQuery, type Alternative, type UnderstoodQuery } from './understandQuery.ts'

export interface SearchQuestion {
  readonly query: string
  readonly filter: SearchFilter
  readonly first: number | null | undefined
  readonly after: string | null | undefined
  /** Search exactly what was typed: no paste is repaired, no letters are read as pinyin. */
  readonly asTyped?: boolean
}

export interface SearchPage {
  readonly totalCount: number
  /** So many hold all that was asked for; they come first. */
  readonly wholeCount: number
  readonly hits: readonly (SearchHit & { readonly cursor: string })[]
  readonly hasNextPage: boolean
  readonly facets: readonly Facet[]
  /** What was searched instead of what was typed. */
  readonly correctedQuery: string | null
  /** Words that stood for words of the query as well: 最低生活保障 for 低保. */
  readonly alternatives: readonly Alternative[]
  /** Only the first 300 characters were looked at. */
  readonly shortened: boolean
  readonly engine: SearchEngine['name']
}

const MAX_SUGGESTIONS = 50
/** Stands for a filter that nothing can pass. */
const NOTHING = '\u0000'

/** What a search asks the rest of the product. */
export interface SearchKnowledge {
  /** Names of the departments that people mean by what they typed: 人社局, 民政. */
  nameDepartments(typed: readonly string[]): Promise<readonly string[]>
  /** All names of departments, for completion. */
  departmentNames(): Promise<readonly string[]>
  /** What says the same as parts of these folded words; see `SynonymBook`. */
  findAlternatives(words: string): Promise<readonly Alternative[]>
}

const NO_KNOWLEDGE: SearchKnowledge = { nameDepartments: (typed) => Promise.resolve(typed), findAlternatives: () => Promise.resolve([]), departmentNames: () => Promise.resolve([]) }

/** The search as the API offers it, over whichever engine is there. */
export class SearchService {
  readonly #engine: SearchEngine
  readonly #knowledge: SearchKnowledge

  constructor(engine: SearchEngine, knowledge = NO_KNOWLEDGE) {
    this.#engine = engine
    this.#knowledge = knowledge
  }

  /** Searches that may be under way at the same time. */
  get concurrency(): number {
    return this.#engine.concurrency
  }

  /** @throws KnownError INVALID for a cursor that is not of this search, UNAVAILABLE when the engine cannot answer; the signal's reason when aborted */
  async search({ query, filter, first, after, asTyped = false }: SearchQuestion, signal?: AbortSignal): Promise<SearchPage> {
    const limit = readPageSize(first)
    const list = `search ${createHash('sha256').update(JSON.stringify([query, filter, asTyped])).digest('base64url').slice(0, 16)}`
    const offset = after ? readOffset(list, after) : 0

    const typed = query.toWellFormed().slice(0, 2 * MAX_QUERY_LENGTH + 1)
    const repaired = asTyped ? typed : repairPaste(typed)
    let alternatives: readonly Alternative[] = []
    const ask = async (text: string): Promise<SearchAnswer> => {
      const understood = await this.#understand(text, asTyped)
      const found = await this.#engine.search({ query: understood, filter: await this.#narrow(filter, understood), offset, limit }, signal)
      if (text === repaired || found.total > 0) ({ alternatives } = understood)
      return found
    }

    let correctedQuery = repaired === typed ? null : repaired
    let answer = await ask(repaired)
    if (!asTyped && answer.whole === 0) {
      const respelled = await this.#respell(repaired, signal) ?? await this.#rescue(repaired, signal)
      const second = respelled === null ? null : await ask(respelled)
      if (second !== null && second.total > 0 && (second.whole > 0 || answer.total > 0)) {
        answer = second
        correctedQuery = respelled
      }
    }
    return {
      totalCount: answer.total,
      wholeCount: answer.whole,
      hits: answer.hits.map((hit, at) => ({ ...hit, cursor: encodeCursor(list, [offset + at + 1]) })),
      hasNextPage: offset + answer.hits.length < answer.total,
      facets: answer.facets,
      correctedQuery,
      alternatives,
      shortened: isTooLong(query),
      engine: this.#engine.name,
    }
  }

  /** @throws KnownError INVALID for a negative number, UNAVAILABLE when the engine cannot answer */
  async suggest(prefix: string, first: number | null | undefined, signal?: AbortSignal): Promise<readonly Suggestion[]> {
    const most = Math.min(readPageSize(first), MAX_SUGGESTIONS)
    const typed = prefix.slice(0, MAX_QUERY_LENGTH)
    const fields = completeFields(typed, typed.includes('部门') ? await this.#knowledge.departmentNames() : [], new Date().getFullYear())
    const offersField = fields?.[0]?.text.endsWith(':') === true
    if (fields !== null && !offersField) return fields.slice(0, most)
    return [...fields ?? [], ...await this.#engine.suggest(typed, most, signal)].slice(0, most)
  }

  /** As typed, nothing stands for anything else. */
  async #understand(text: string, asTyped: boolean): Promise<UnderstoodQuery> {
    const understood = understandQuery(text)
    if (asTyped) return { ...understood, alternatives: [] }
    const synonyms = await this.#knowledge.findAlternatives(understood.words)
    const taken = new Set(synonyms.map(({ said }) => said))
    const numbers = understood.alternatives.filter(({ said }) => !taken.has(said))
    return { ...understood, alternatives: [...synonyms, ...numbers].sort((a, b) => understood.words.indexOf(a.said) - understood.words.indexOf(b.said)) }
  }

  /** The filter that was set, and the fields that were typed, together. */
  async #narrow(filter: SearchFilter, { fields }: UnderstoodQuery): Promise<SearchFilter> {
    return {
      ...filter,
      kinds: intersect(filter.kinds ?? [], fields.kinds),
      levels: intersect(filter.levels ?? [], fields.levels),
      documentKinds: intersect(filter.documentKinds ?? [], fields.documentKinds),
      ...narrowDates(filter, fields.dates),
      itemTypes: intersect((filter.itemTypes ?? []).map((type) => foldForSearch(type).text), fields.itemTypes),
      departments: intersect(await this.#namesOf(filter.departments ?? []), await this.#namesOf(fields.departments)),
    }
  }

  /** What names no department stays as typed, and finds nothing. */
  async #namesOf(typed: readonly string[]): Promise<readonly string[]> {
    const names = typed.length > 0 ? await this.#knowledge.nameDepartments(typed) : []
    return names.length > 0 ? names : typed
  }

  /** Reads letters as pinyin or initials: `yanglao保险 -shidian` → 养老保险 -试点; `jiceng zhili` → 基层治理. Null: nothing sounds so. */
  async #respell(query: string, signal?: AbortSignal): Promise<string | null> {
    const folded = foldForSearch(query).text
    if (/^[a-z'\s]+$/.test(folded)) return this.#engine.respell(folded, signal)
    const runs = folded.match(/[a-z']{2,}/g) ?? []
    const words = await Promise.all(runs.map((run) => this.#engine.respell(run, signal)))
    const next = words.values()
    return words.some((word) => word !== null) ? folded.replace(/[a-z']{2,}/g, (run) => next.next().value ?? run) : null
  }

  /** Replaces characters that only sound like words of the index: 最底生活保障 → 最低生活保障. Null: nothing is to be replaced. */
  #rescue(query: string, signal?: AbortSignal): Promise<string | null> {
    return this.#engine.rescue(foldForSearch(query).text, signal)
  }
}

function readOffset(list: string, after: string): number {
  const [offset] = decodeCursor(list, ['number'], after)
  if (Number.isSafeInteger(offset) && offset > 0) return offset
  throw new KnownError('INVALID', '游标无效：请原样使用本列表上一页返回的 endCursor', ['after'])
}

function intersect(set: readonly string[], typed: readonly string[]): readonly string[] {
  if (set.length === 0 || typed.length === 0) return [...set, ...typed]
  const both = set.filter((value) => typed.includes(value))
  return both.length > 0 ? both : [NOTHING]
}

/** The days that lie in both. */
function narrowDates({ dateFrom, dateTo }: SearchFilter, typed: DateRange | null): Pick<SearchFilter, 'dateFrom' | 'dateTo'> {
  if (typed === null) return {}
  return {
    dateFrom: dateFrom !== undefined && dateFrom > typed.from ? dateFrom : typed.from,
    dateTo: dateTo !== undefined && dateTo < typed.to ? dateTo : typed.to,
  }
}
