import { marksOfQuery } from '../unitsOfQuery.ts'
import { makeSnippet } from '../makeSnippet.ts'
import type { Facet, FacetName, SearchAnswer, SearchHit, SearchRequest } from '../SearchEngine.ts'
import type { SearchKind } from '../SearchKind.ts'
import { keyOf } from './describeDocument.ts'
import { LOCALES } from './indexSettings.ts'
import { isMissing, type MeilisearchServer } from './MeilisearchServer.ts'
import { planQuery, termsOfQuery, type Ask, type Term } from './planQuery.ts'
import { countCandidates, rankCandidates, type Candidate, type RankedCandidate } from './rankCandidates.ts'
import { WordCounts, type Counted } from './WordCounts.ts'
import { allOf, FACET_ATTRIBUTES, writeConditions } from './writeFilter.ts'

const FACET_NAMES = Object.keys(FACET_ATTRIBUTES) as FacetName[]
const MAX_FACET_VALUES = 100

type Counts = Readonly<Record<string, number>>

interface FederatedAnswer {
  readonly hits: readonly (Omit<Candidate, 'whole'> & { readonly _federation: { readonly queriesPosition: number } })[]
  readonly estimatedTotalHits: number
  readonly facetsByIndex?: Readonly<Record<string, { readonly distribution: Readonly<Record<string, Counts>> }>>
}

interface ShownDocument {
  readonly key: string
  readonly id: string
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  readonly text: string
  readonly slug: string
}

/** What is asked of the index in one go: the whole answer but for the texts shown. */
interface Question {
  readonly asks: readonly Ask[]
  /** How many of the asks, the first ones, find what holds all. */
  readonly whole: number
  readonly excluded: string
  readonly conditions: ReadonlyMap<FacetName, string>
  readonly offset: number
  readonly limit: number
}

interface Found {
  readonly total: number
  readonly whole: number
  readonly candidates: readonly Candidate[]
  readonly counts: ReadonlyMap<FacetName, Counts>
}

const NOTHING: Found = { total: 0, whole: 0, candidates: [], counts: new Map() }
/** Meilisearch multiplies a weight by its own score of a hit, which is a few thousandths at least. */
const TIER = 4096
const NO_WORDS: Ask = { q: '', tier: 0 }

/** Answers searches from the index of entries. */
export class EntryReader {
  readonly #server: MeilisearchServer
  readonly #index: string
  readonly counts: WordCounts

  constructor(server: MeilisearchServer, index: string) {
    this.#server = server
    this.#index = index
    this.counts = new WordCounts(server, index)
  }

  async search({ query, filter, offset, limit }: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const terms = termsOfQuery(query)
    // How rare they are decides which hits come first: nothing to know for who counts what holds a phrase.
    const counted = await this.counts.count(limit === 0 && query.words === '' ? [] : terms.map(({ text }) => text), signal)
    const plan = planQuery(query, counted)
    const conditions = writeConditions(filter)
    // Whoever asks for a page of the first candidates needs all of them: their order is ours.
    const close = countCandidates(plan.sentence)
    const reach = plan.whole.length > 0 && limit > 0 && offset < close ? { offset: 0, limit: Math.max(close, offset + limit) } : { offset, limit }
    const find = (asks: readonly Ask[], whole: number): Promise<Found> => this.#find({ asks, whole, excluded: plan.excluded, conditions, ...reach }, signal)

    let found: Found
    if (plan.whole.length === 0) found = conditions.size > 0 ? await find([NO_WORDS], 1) : NOTHING
    else if (plan.sentence) found = await find([...plan.whole, ...plan.some], plan.whole.length)
    else {
      found = await find(plan.whole, plan.whole.length)
      if (found.total === 0) found = await find(plan.around, plan.around.length)
      if (found.total === 0 && plan.some.length > 0) found = await find(plan.some, 0)
    }
    const ranked = plan.whole.length === 0 ? inOrder(found.candidates) : rank(found.candidates, reach.offset, terms, counted, plan.sentence)
    const page = ranked.slice(offset - reach.offset, offset - reach.offset + limit)
    const { hits, titles } = await this.#show(page, Object.keys(found.counts.get('document') ?? {}), marksOfQuery(query), signal)
    return {
      total: found.total,
      whole: found.whole,
      partial: found.whole === 0 && found.total > 0,
      hits,
      facets: FACET_NAMES.map((name) => writeFacet(name, found.counts.get(name) ?? {}, titles)),
    }
  }

  async entries(signal?: AbortSignal): Promise<number> {
    this.counts.forget()
    return (await this.counts.count([], signal)).entries
  }

  /** Hits and counts, each facet under all conditions but that on its own field. */
  async #find(question: Question, signal?: AbortSignal): Promise<Found> {
    const { asks, whole, conditions } = question
    const free = FACET_NAMES.filter((name) => !conditions.has(name))
    const [main, wholeOnly, ...narrowed] = await Promise.all([
      this.#ask(question, asks, conditions, free, signal),
      whole < asks.length && whole > 0 ? this.#ask({ ...question, limit: 0 }, asks.slice(0, whole), conditions, [], signal) : null,
      ...[...conditions.keys()].map(async (name) => {
        const others = new Map([...conditions].filter(([other]) => other !== name))
        return [name, await this.#ask({ ...question, limit: 0 }, asks, others, [name], signal)] as const
      }),
    ])
    const countsOf = (name: FacetName, { facetsByIndex }: FederatedAnswer): Counts => facetsByIndex?.[this.#index]?.distribution[FACET_ATTRIBUTES[name]] ?? {}
    return {
      total: main.estimatedTotalHits,
      whole: whole === asks.length ? main.estimatedTotalHits : wholeOnly?.estimatedTotalHits ?? 0,
      candidates: main.hits.map(({ _federation: { queriesPosition }, ...hit }) => ({ ...hit, whole: queriesPosition < whole })),
      counts: new Map([...free.map((name) => [name, countsOf(name, main)] as const), ...narrowed.map(([name, answer]) => [name, countsOf(name, answer)] as const)]),
    }
  }

  #ask({ excluded, offset, limit }: Question, asks: readonly Ask[], conditions: ReadonlyMap<FacetName, string>, facets: readonly FacetName[], signal?: AbortSignal): Promise<FederatedAnswer> {
    const shared = {
      indexUid: this.#index, filter: allOf(conditions.values()), locales: LOCALES, matchingStrategy: 'all',
      attributesToRetrieve: ['key', 'parent', 'order', 'bare', 'bareAround'],
    }
    const needed = limit > 0 ? asks : asks.filter(({ bringsForward }) => !bringsForward)
    const last = Math.max(...needed.map(({ tier }) => tier))
    return this.#server.read('multi-search', {
      federation: { offset, limit, facetsByIndex: { [this.#index]: facets.map((name) => FACET_ATTRIBUTES[name]) } },
      queries: needed.map(({ q, tier }) => ({
        ...shared, q: `${q} ${excluded}`.trim(), federationOptions: { weight: TIER ** (last - tier) }, ...(q === '' ? { sort: ['day:desc'] } : {}),
      })),
    }, signal)
  }

  /** The texts of one page, and the titles of documents by their slugs. */
  async #show(page: readonly RankedCandidate[], slugs: readonly string[], marks: readonly string[], signal?: AbortSignal): Promise<{ hits: SearchHit[], titles: ReadonlyMap<string, string> }> {
    const ids = [...page.map(({ key }) => key), ...slugs.slice(0, MAX_FACET_VALUES).map((slug) => keyOf('parent', slug))]
    if (ids.length === 0) return { hits: [], titles: new Map() }
    const { results } = await this.#server.read<{ results: ShownDocument[] }>(`indexes/${this.#index}/documents/fetch`, {
      ids, limit: ids.length, fields: ['key', 'id', 'kind', 'title', 'url', 'text', 'slug'],
    }, signal)
    const byKey = new Map(results.map((document) => [document.key, document]))
    return {
      // What was removed since it was found is left out.
      hits: page.flatMap(({ key, score }) => {
        const document = byKey.get(key)
        if (document?.text === undefined) return []
        const { id, kind, title, url, text } = document
        return [{ id, kind, title, url, score, snippet: makeSnippet(text, marks) }]
      }),
      titles: new Map(results.filter(({ slug }) => slug !== undefined).map(({ slug, title }) => [slug, title])),
    }
  }
}

/** An index that was never written to has nothing. */
export async function orEmpty<Answer>(answer: Promise<Answer>, empty: Answer): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (isMissing(error)) return empty
    throw error
  }
}

export const EMPTY_ANSWER: SearchAnswer = { total: 0, whole: 0, partial: false, hits: [], facets: FACET_NAMES.map((name) => ({ name, values: [] })) }

function rank(candidates: readonly Candidate[], offset: number, terms: readonly Term[], counted: Counted, sentence: boolean): RankedCandidate[] {
  return offset === 0 ? rankCandidates(candidates, terms, counted, sentence) : candidates.map(({ key }, at) => ({ key, score: 1 / (offset + at + 1) }))
}

function inOrder(candidates: readonly Candidate[]): RankedCandidate[] {
  return candidates.map(({ key }) => ({ key, score: 0 }))
}

function writeFacet(name: FacetName, counts: Counts, titles: ReadonlyMap<string, string>): Facet {
  return {
    name,
    values: Object.entries(counts)
      .map(([value, count]) => ({ value, label: name === 'document' ? titles.get(value) ?? value : value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_FACET_VALUES),
  }
}
