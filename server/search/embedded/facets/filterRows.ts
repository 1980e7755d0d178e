import type { Database } from 'better-sqlite3'
import { foldForSearch } from '../../foldForSearch.ts'
import type { SearchFilter } from '../../SearchEngine.ts'
import type { EntryProfiles, Field, Profile } from './EntryProfiles.ts'

/** What a filter asks of one field. */
export interface FieldTest {
  readonly field: Field
  readonly allows: (value: string) => boolean
}

export function compileFilter(filter: SearchFilter, database: Database): FieldTest[] {
  const tests: FieldTest[] = []
  const narrow = (field: Field, allows: (value: string) => boolean): void => { tests.push({ field, allows }) }
  const { kinds = [], documents = [], levels = [], departments = [], itemTypes = [], documentKinds = [], dateFrom, dateTo } = filter
  if (kinds.length > 0) narrow('kind', (kind) => kinds.includes(kind))
  if (documents.length > 0) {
    const find = database.prepare('SELECT CAST(key AS TEXT) FROM parent WHERE ? IN (id, slug)').pluck()
    const keys = new Set(documents.flatMap((document) => find.all(document) as string[]))
    narrow('parent', (key) => keys.has(key))
  }
  if (documentKinds.length > 0) narrow('documentKind', (kind) => documentKinds.includes(kind))
  if (levels.length > 0) narrow('levels', (json) => listed(json).some((level) => levels.includes(level)))
  if (departments.length > 0) narrow('departments', (json) => listed(json).some((department) => departments.includes(department)))
  if (itemTypes.length > 0) {
    const types = new Set(itemTypes.map((type) => foldForSearch(type).text))
    narrow('itemType', (type) => types.has(foldForSearch(type).text))
  }
  if (dateFrom !== undefined || dateTo !== undefined) narrow('date', (date) => date >= (dateFrom ?? '') && date <= (dateTo ?? '\uffff'))
  return tests
}

/** Rows within the filter, and those that one field alone keeps out: they are what choosing another value of it would add. */
export interface SiftedRows {
  readonly inside: readonly number[]
  readonly keptOutBy: ReadonlyMap<Field, readonly number[]>
}

export function siftRows(rows: readonly number[], tests: readonly FieldTest[], profiles: EntryProfiles): SiftedRows {
  if (tests.length === 0) return { inside: rows, keptOutBy: new Map() }
  const inside: number[] = []
  const keptOut = new Map<Field, number[]>(tests.map(({ field }) => [field, []]))
  // Decided once for each profile, so that a row costs one look-up.
  const goesTo = profiles.all.map((profile) => {
    const [field, ...others] = failing(profile, tests)
    if (field === undefined) return inside
    return others.length === 0 ? keptOut.get(field) : undefined
  })
  const { codes } = profiles
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    goesTo[codes[row] ?? 0]?.push(row)
  }
  return { inside, keptOutBy: keptOut }
}

function failing(profile: Profile, tests: readonly FieldTest[]): Field[] {
  return tests.filter(({ field, allows }) => profile[field] === '' || !allows(profile[field])).map(({ field }) => field)
}

/** The values of a field that holds several. */
export function listed(json: string): readonly string[] {
  return JSON.parse(json) as string[]
}
