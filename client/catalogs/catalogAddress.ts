import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { LEVELS } from '../documents/documentsAddress.ts'
import type { Level } from './catalogWords.ts'

export const ITEM_SORTS = ['LIST', 'NAME', 'TYPE', 'DEPARTMENT', 'LEVEL', 'LIMIT'] as const
export type ItemSort = (typeof ITEM_SORTS)[number]
export type ListName = 'departments' | 'levels' | 'itemTypes' | 'domains'
/** How the four lists of a filter are called in the address, and as facets. */
export const LIST_NAMES = { departments: 'department', levels: 'level', itemTypes: 'itemType', domains: 'domain' } as const satisfies Record<ListName, string>

/** What a catalogue's page shows; all of it stands in the address. */
export interface CatalogState {
  /** Null: the published one. */
  readonly edition: number | null
  readonly text: string
  readonly departments: readonly string[]
  readonly levels: readonly Level[]
  readonly itemTypes: readonly string[]
  readonly domains: readonly string[]
  readonly sort: ItemSort
  readonly descending: boolean
  /** How a coordination list is cut into groups. */
  readonly group: 'department' | 'domain'
  /** From 1. */
  readonly page: number
}

/** ?department=民政局&level=VILLAGE&sort=NAME&page=2 → state; what makes no sense is left out. */
export function readCatalogAddress(query: LocationQuery): CatalogState {
  const all = (name: string): string[] => [query[name] ?? []].flat().filter((value) => typeof value === 'string')
  const whole = (name: string): number | null => /^[1-9]\d{0,5}$/u.test(all(name)[0] ?? '') ? Number(all(name)[0]) : null
  return {
    edition: whole('edition'),
    text: all('text')[0] ?? '',
    departments: all('department'),
    levels: LEVELS.filter((level) => all('level').includes(level)),
    itemTypes: all('itemType'),
    domains: all('domain'),
    sort: ITEM_SORTS.find((sort) => sort === all('sort')[0]) ?? 'LIST',
    descending: all('descending')[0] === '1',
    group: all('group')[0] === 'domain' ? 'domain' : 'department',
    page: whole('page') ?? 1,
  }
}

/** The inverse of `readCatalogAddress`; what is usual is left out. */
export function writeCatalogAddress(state: CatalogState): LocationQueryRaw {
  const some = (list: readonly string[]): string[] | undefined => list.length > 0 ? [...list] : undefined
  const address = {
    edition: state.edition?.toString(),
    text: state.text || undefined,
    department: some(state.departments),
    level: some(state.levels),
    itemType: some(state.itemTypes),
    domain: some(state.domains),
    sort: state.sort === 'LIST' ? undefined : state.sort,
    descending: state.descending ? '1' : undefined,
    group: state.group === 'domain' ? 'domain' : undefined,
    page: state.page > 1 ? String(state.page) : undefined,
  }
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))
}

export function toItemFilter({ text, departments, levels, itemTypes, domains }: CatalogState) {
  return {
    ...departments.length > 0 && { departments: [...departments] },
    ...levels.length > 0 && { levels: [...levels] },
    ...itemTypes.length > 0 && { itemTypes: [...itemTypes] },
    ...domains.length > 0 && { domains: [...domains] },
    ...text.trim() && { text: text.trim() },
  }
}

export function countItemFilters(state: CatalogState): number {
  return state.departments.length + state.levels.length + state.itemTypes.length + state.domains.length + Number(state.text.trim() !== '')
}

/** Where the rows that are shown, all pages of them, can be fetched as a file. `edition`: id of the one that is shown; null: the published one. */
export function exportAddress(slug: string, state: CatalogState, edition: string | null, format: 'xlsx' | 'csv'): string {
  const { text, ...lists } = toItemFilter(state)
  const query = new URLSearchParams(Object.entries(lists).flatMap(([name, values]) => values.map((value) => [name, value])))
  if (text) query.set('text', text)
  if (edition !== null) query.set('edition', edition)
  if (state.sort !== 'LIST') query.set('sort', state.sort)
  if (state.descending) query.set('descending', 'true')
  const asked = query.toString()
  return `/catalogs/${encodeURIComponent(slug)}/export.${format}${asked && `?${asked}`}`
}
