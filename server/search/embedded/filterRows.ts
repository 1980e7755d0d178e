import type { Database } from 'better-sqlite3'
import { foldForSearch } from '../foldForSearch.ts'
import type { SearchFilter } from '../SearchEngine.ts'
import type { Column, ColumnName, EntryColumns } from './EntryColumns.ts'

/** What a filter asks of one field. */
export interface FieldTest {
  readonly column: ColumnName
  readonly passes: (row: number) => boolean
}

/** Decides once for each value of a field, so that a row costs one look-up per field that narrows. */
export function compileFilter(filter: SearchFilter, columns: EntryColumns, database: Database): FieldTest[] {
  const tests: FieldTest[] = []
  const narrow = (name: ColumnName, allows: (value: string) => boolean): void => {
    const column = columns.column(name)
    const allowed = Uint8Array.from(column.values, (value, code) => Number(code > 0 && allows(value)))
    tests.push({ column: name, passes: (row) => allowed[column.codeOf(row)] === 1 })
  }
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
  readonly keptOutBy: ReadonlyMap<ColumnName, readonly number[]>
}

export function siftRows(rows: readonly number[], tests: readonly FieldTest[]): SiftedRows {
  if (tests.length === 0) return { inside: rows, keptOutBy: new Map() }
  const inside: number[] = []
  const keptOutBy = new Map<ColumnName, number[]>(tests.map(({ column }) => [column, []]))
  for (const row of rows) {
    const failed = tests.filter(({ passes }) => !passes(row))
    const [field] = failed
    if (field === undefined) inside.push(row)
    else if (failed.length === 1) keptOutBy.get(field.column)?.push(row)
  }
  return { inside, keptOutBy }
}

/** How often each value of a field occurs in the rows, most frequent first, then by value. */
export function countValues(parts: readonly (readonly number[])[], column: Column, split: (value: string) => readonly string[]): { value: string, count: number }[] {
  const byCode = new Int32Array(column.values.length)
  const { codes } = column
  for (const rows of parts) {
    for (const row of rows) {
      const code = codes[row] ?? 0
      byCode[code] = (byCode[code] ?? 0) + 1
    }
  }
  const byValue = new Map<string, number>()
  byCode.forEach((count, code) => {
    if (count === 0 || code === 0) return
    for (const value of split(column.values[code] ?? '')) byValue.set(value, (byValue.get(value) ?? 0) + count)
  })
  return [...byValue].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The values of a field that holds several. */
export function listed(json: string): readonly string[] {
  return JSON.parse(json) as string[]
}
