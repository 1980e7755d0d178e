import type { LocationQuery, LocationQueryRaw } from 'vue-router'

export const SEARCH_KINDS = ['PASSAGE', 'DIRECTIVE', 'SERVICE_ITEM', 'ENFORCEMENT_ITEM', 'COORDINATION_ITEM', 'FORMULATION'] as const
export const LEVELS = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]
export type Level = (typeof LEVELS)[number]
export const DOCUMENT_KINDS = ['SPEECH', 'EXCHANGE_REMARKS', 'POLICY', 'REGULATION', 'OTHER'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Everything a search page shows follows from this, and all of it stands in the address. */
export interface SearchState {
  readonly query: string
  /** The question is not corrected, because a correction was undone. */
  readonly asTyped: boolean
  readonly kinds: readonly SearchKind[]
  readonly documents: readonly string[]
  readonly departments: readonly string[]
  readonly levels: readonly Level[]
  /** 行政许可, 公共服务 … as the lists say. */
  readonly itemTypes: readonly string[]
  readonly documentKinds: readonly DocumentKind[]
  /** ISO 8601 days; empty: open. */
  readonly dateFrom: string
  readonly dateTo: string
  /** How many pages of results are shown, from 1. */
  readonly page: number
}

export const EMPTY_SEARCH: SearchState = {
  query: '', asTyped: false, kinds: [], documents: [], departments: [], levels: [], itemTypes: [], documentKinds: [], dateFrom: '', dateTo: '', page: 1,
}

/** ?q=154项&kind=DIRECTIVE&level=COUNTY → state. What makes no sense in an address (an unknown kind, page=abc) is left out. */
export function readAddress(query: LocationQuery): SearchState {
  const all = (name: string): string[] => [query[name] ?? []].flat().filter((value) => typeof value === 'string')
  const day = (name: string): string => all(name).find((value) => /^\d{4}-\d\d-\d\d$/u.test(value)) ?? ''
  const page = Number(all('page')[0])
  return {
    query: all('q')[0] ?? '',
    asTyped: all('as').includes('typed'),
    kinds: SEARCH_KINDS.filter((kind) => all('kind').includes(kind)),
    documents: all('document'),
    departments: all('department'),
    levels: LEVELS.filter((level) => all('level').includes(level)),
    itemTypes: all('itemType'),
    documentKinds: DOCUMENT_KINDS.filter((kind) => all('documentKind').includes(kind)),
    dateFrom: day('from'),
    dateTo: day('to'),
    page: Number.isInteger(page) && page > 1 ? Math.min(page, 50) : 1,
  }
}

/** The inverse of `readAddress`; what is empty is left out. */
export function writeAddress(state: SearchState): LocationQueryRaw {
  const some = (list: readonly string[]): string[] | undefined => list.length > 0 ? [...list] : undefined
  const address = {
    q: state.query || undefined,
    as: state.asTyped ? 'typed' : undefined,
    kind: some(state.kinds),
    document: some(state.documents),
    department: some(state.departments),
    level: some(state.levels),
    itemType: some(state.itemTypes),
    documentKind: some(state.documentKinds),
    from: state.dateFrom || undefined,
    to: state.dateTo || undefined,
    page: state.page > 1 ? String(state.page) : undefined,
  }
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))
}

/** The search for other words within the same filters. Other words may be corrected again. */
export function changeQuery(state: SearchState, query: string): SearchState {
  return { ...state, query, asTyped: state.asTyped && query === state.query, page: 1 }
}

/** How many filters narrow the search. */
export function countFilters(state: SearchState): number {
  return state.kinds.length + state.documents.length + state.departments.length + state.levels.length + state.itemTypes.length + state.documentKinds.length
    + Number(state.dateFrom !== '') + Number(state.dateTo !== '')
}

/** /documents/a#p1 → the same place, told which words to highlight. An address that asks something itself (a formulation's) stays as it is. */
export function carryQuery(url: string, query: string): string {
  if (url.includes('?')) return url
  const [path = '', hash] = url.split('#', 2)
  return `${path}?q=${encodeURIComponent(query)}${hash === undefined ? '' : `#${hash}`}`
}
