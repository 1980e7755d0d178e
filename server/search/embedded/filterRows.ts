import type { Database } from 'better-sqlite3'
import type { SearchFilter } from '../SearchEngine.ts'
import type { Column, ColumnName, EntryColumns } from './EntryColumns.ts'

/** Whether the entry of a row lies within the filter. */
export type RowFilter = (row: number) => boolean

/** Decides once for each value of a field, so that a row costs one look-up per field; null: the filter narrows nothing. */
export function compileFilter(filter: SearchFilter, columns: EntryColumns, database: Database): RowFilter | null {
  const tests: RowFilter[] = []
  const narrow = (name: ColumnName, allows: (value: string) => boolean): void => {
    const column = columns.column(name)
    const allowed = Uint8Array.from(column.values, (value, code) => Number(code > 0 && allows(value)))
    tests.push((row) => allowed[column.codeOf(row)] === 1)
  }
  const { kinds = [], documents = [], levels = [], departments = [], dateFrom, dateTo } = filter
  if (kinds.length > 0) narrow('kind', (kind) => kinds.includes(kind))
  if (documents.length > 0) {
    const find = database.prepare('SELECT CAST(key AS TEXT) FROM parent WHERE ? IN (id, slug)').pluck()
    const keys = new Set(documents.flatMap((document) => find.all(document) as string[]))
    narrow('parent', (key) => keys.has(key))
  }
  if (levels.length > 0) narrow('levels', (json) => listed(json).some((level) => levels.includes(level)))
  if (departments.length > 0) narrow('departments', (json) => listed(json).some((department) => departments.includes(department)))
  if (dateFrom !== undefined) narrow('date', (date) => date >= dateFrom)
  if (dateTo !== undefined) narrow('date', (date) => date <= dateTo)
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row))
}

/** How often each value of a field occurs in the rows, most frequent first, then by value. */
export function countValues(rows: Iterable<number>, column: Column, split: (value: string) => readonly string[]): { value: string, count: number }[] {
  const byCode = new Int32Array(column.values.length)
  for (const row of rows) {
    const code = column.codeOf(row)
    byCode[code] = (byCode[code] ?? 0) + 1
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
