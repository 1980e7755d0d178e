import { foldForSearch } from '../foldForSearch.ts'
import type { FacetName, SearchFilter } from '../SearchEngine.ts'
import { dayNumber } from './describeDocument.ts'

/** The attribute that a facet counts. */
export const FACET_ATTRIBUTES: Readonly<Record<FacetName, string>> = {
  kind: 'kind', document: 'parentSlug', department: 'departments', level: 'levels', year: 'year', documentKind: 'documentKind', itemType: 'itemType',
}

/** What can be found, and nothing that only tells of the index. */
export const ENTRIES_ONLY = 'kind EXISTS'

/** One condition for each field that narrows, by the facet that counts this field. */
export function writeConditions(filter: SearchFilter): ReadonlyMap<FacetName, string> {
  const { kinds, documents, levels, departments, itemTypes, documentKinds, dateFrom, dateTo } = filter
  const conditions = new Map<FacetName, string>()
  const narrow = (name: FacetName, values: readonly string[] | undefined, ...attributes: string[]): void => {
    if (values && values.length > 0) conditions.set(name, attributes.map((attribute) => `${attribute} IN [${values.map(quote).join(', ')}]`).join(' OR '))
  }
  narrow('kind', kinds, 'kind')
  narrow('document', documents, 'parent', 'parentSlug')
  narrow('level', levels, 'levels')
  narrow('department', departments, 'departments')
  narrow('itemType', itemTypes?.map((type) => foldForSearch(type).text), 'plainItemType')
  narrow('documentKind', documentKinds, 'documentKind')
  const days = [...dateFrom === undefined ? [] : [`day >= ${dayNumber(dateFrom)}`], ...dateTo === undefined ? [] : [`day <= ${dayNumber(dateTo)}`]]
  if (days.length > 0) conditions.set('year', days.join(' AND '))
  return conditions
}

export function allOf(conditions: Iterable<string>): string {
  return [ENTRIES_ONLY, ...conditions].map((condition) => `(${condition})`).join(' AND ')
}

/** A value between quotation marks, whatever it holds. */
export function quote(value: string): string {
  return `"${value.toWellFormed().replace(/["\\]/g, '\\$&')}"`
}
