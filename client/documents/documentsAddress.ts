import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { KIND_WORDS, LEVEL_WORDS } from './documentWords.ts'

export type DocumentKind = keyof typeof KIND_WORDS
export type Level = keyof typeof LEVEL_WORDS
export type DocumentSort = 'NEWEST' | 'OLDEST' | 'TITLE'
export const KINDS = Object.keys(KIND_WORDS) as DocumentKind[]
export const LEVELS = Object.keys(LEVEL_WORDS) as Level[]
export const SORTS: readonly DocumentSort[] = ['NEWEST', 'OLDEST', 'TITLE']

/** What the list of documents shows; all of it stands in the address. One kind or level at a time; empty: all. */
export interface DocumentsState {
  readonly text: string
  readonly kind: DocumentKind | ''
  readonly level: Level | ''
  readonly yearFrom: number | null
  readonly yearTo: number | null
  readonly sort: DocumentSort
}

/** ?kind=SPEECH&from=2022&sort=TITLE → state; what makes no sense is left out. */
export function readDocumentsAddress(query: LocationQuery): DocumentsState {
  const one = (name: string): string => [query[name]].flat()[0] ?? ''
  const year = (name: string): number | null => /^\d{4}$/u.test(one(name)) ? Number(one(name)) : null
  return {
    text: one('text'),
    kind: KINDS.find((kind) => kind === one('kind')) ?? '',
    level: LEVELS.find((level) => level === one('level')) ?? '',
    yearFrom: year('from'),
    yearTo: year('to'),
    sort: SORTS.find((sort) => sort === one('sort')) ?? 'NEWEST',
  }
}

/** The inverse of `readDocumentsAddress`; what is usual is left out. */
export function writeDocumentsAddress({ text, kind, level, yearFrom, yearTo, sort }: DocumentsState): LocationQueryRaw {
  return {
    ...text && { text },
    ...kind && { kind },
    ...level && { level },
    ...yearFrom !== null && { from: String(yearFrom) },
    ...yearTo !== null && { to: String(yearTo) },
    ...sort !== 'NEWEST' && { sort },
  }
}
