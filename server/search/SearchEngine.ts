import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import type { SearchKind } from './SearchKind.ts'
import type { UnderstoodQuery } from './understandQuery.ts'

/** One thing that can be found, with all that a page of results shows of it. */
export interface IndexEntry {
  /** Node id, unique in the index. */
  readonly id: string
  readonly kind: SearchKind
  /** The document or catalogue edition it belongs to. */
  readonly parent: { readonly id: string, readonly slug: string, readonly title: string } | null
  /** What a result shows as its headline. */
  readonly title: string
  /** Words around it that help to find it but are not its own: titles, headings. */
  readonly context: string
  /** Its own words; snippets are slices of them. */
  readonly text: string
  /** Path in the web client that opens it in place. */
  readonly url: string
  /** ISO 8601 day. */
  readonly date: string | null
  readonly levels: readonly Level[]
  readonly departments: readonly string[]
  readonly documentKind: DocumentKind | null
  /** 行政许可, 行政确认, 公共服务 … as the list of the item says; null for what is no item, or one of a list without types. */
  readonly itemType: string | null
  /** What may be suggested to someone who types, once this entry is there. */
  readonly suggestions: readonly Suggestion[]
}

export interface Suggestion {
  readonly text: string
  readonly kind: SearchKind | null
}

/** All entries of one document, edition or formulation; none: it is gone. */
export interface SubjectEntries {
  readonly subject: string
  readonly entries: readonly IndexEntry[]
}

/** A field set to an empty list, or not set, does not narrow; values of one field widen each other, fields narrow each other. */
export interface SearchFilter {
  readonly kinds?: readonly string[]
  /** Ids or slugs of documents and editions. */
  readonly documents?: readonly string[]
  readonly departments?: readonly string[]
  readonly levels?: readonly string[]
  /** Types of items in any script and width: 行政許可 is 行政许可. */
  readonly itemTypes?: readonly string[]
  readonly documentKinds?: readonly string[]
  /** ISO 8601 days, both inclusive. Entries without a date lie outside. */
  readonly dateFrom?: string
  readonly dateTo?: string
}

export interface SearchRequest {
  readonly query: UnderstoodQuery
  readonly filter: SearchFilter
  readonly offset: number
  readonly limit: number
}

export interface TextPart {
  readonly text: string
  readonly hit: boolean
}

export interface SearchHit {
  readonly id: string
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  /** Falls from hit to hit; comparable within one answer only. */
  readonly score: number
  /** The parts joined are a slice of the entry's text. */
  readonly snippet: readonly TextPart[]
}

export type FacetName = 'kind' | 'document' | 'department' | 'level' | 'year' | 'documentKind' | 'itemType'

export interface Facet {
  readonly name: FacetName
  /** Most frequent first, at most 100; the label is the title of a document, else the value itself. */
  readonly values: readonly { readonly value: string, readonly label: string, readonly count: number }[]
}

export interface SearchAnswer {
  /** Hits in all, not only on this page. */
  readonly total: number
  /** So many of the hits hold all that was asked for; they come first, the others hold some of it. */
  readonly whole: number
  /**
   * There are hits, and none holds all that was asked for. A few words are found apart only then; what holds some words of
   * a question or of a long sentence is always found behind what holds all.
   */
  readonly partial: boolean
  readonly hits: readonly SearchHit[]
  /**
   * The same on every page. Each facet is counted under all filters but the one on its own field (year: the dates), so
   * that someone who chose 段落 still sees how many 要求 there are, and choosing them adds just as many. Where the hits
   * are partial, the counts are of partial hits.
   */
  readonly facets: readonly Facet[]
}

/** A word of the index, and in how many entries it stands. */
export interface KnownWord {
  readonly text: string
  readonly uses: number
}

/** Entries that can be found at this moment, or why nothing can: in Chinese, for whoever runs the server. */
export type EngineHealth = { readonly available: true, readonly entries: number } | { readonly available: false, readonly reason: string }

/**
 * What finds things. Every engine passes `testing/searchEngineContract.ts`.
 *
 * An engine that cannot answer throws KnownError UNAVAILABLE. It never throws because of what a query holds.
 */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch'
  /** Searches that may be under way at the same time, the one being answered included; more of them wait. */
  readonly concurrency: number

  /** Id of the last index task applied; null for an index that was never filled. */
  position(): Promise<number | null>

  /**
   * Replaces the entries of the subjects and moves the position there, both or neither.
   * A batch whose position is not beyond the engine's was applied before and changes nothing.
   */
  apply(subjects: readonly SubjectEntries[], position: number): Promise<void>

  /** Replaces the whole index, which goes on answering from the old one until the new one is complete. */
  rebuild(batches: AsyncIterable<readonly SubjectEntries[]>, position: number): Promise<void>

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>

  /** Terms that begin with what was typed: in Chinese, in pinyin, or by the initials of its syllables. */
  suggest(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Suggestion[]>

  /** Words of the index that sound like these letters, typed as pinyin or as initials: jicengzhili, jczl → 基层治理; null: none do. */
  respell(letters: string, signal?: AbortSignal): Promise<string | null>

  /**
   * For each of the words, in their order, the words of the index that sound just the same, tones aside: the given one
   * itself where the index has it, at most ten, the most used first. 合火 → 合伙; 网格 → 网格, 网隔.
   */
  soundAlikes(words: readonly string[], signal?: AbortSignal): Promise<readonly (readonly KnownWord[])[]>

  /**
   * For each group of folded texts, in their order, in how many entries all of them stand, each in a row in the entry's own text:
   * [网格员, 试点] → 1. A group of none counts all entries.
   */
  countEntries(groups: readonly (readonly string[])[], signal?: AbortSignal): Promise<readonly number[]>

  /** `rescueHomophones` with what the index knows, off the event loop where the index is: 最底生活保障 → 最低生活保障; null: nothing is to be replaced. */
  rescue(folded: string, signal?: AbortSignal): Promise<string | null>

  /** Takes over what the first searches would wait for. Others are answered meanwhile, if a little later; it never fails. */
  practise(): Promise<void>

  health(): Promise<EngineHealth>

  close(): Promise<void>
}
