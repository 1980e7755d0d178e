import type { Database, Statement } from 'better-sqlite3'
import type { Facet, FacetName } from '../SearchEngine.ts'
import type { ColumnName, EntryColumns } from './EntryColumns.ts'
import { countValues, listed, type SiftedRows } from './filterRows.ts'

const MAX_VALUES = 100

const FACETS: readonly { name: FacetName, column: ColumnName, split: (value: string) => readonly string[] }[] = [
  { name: 'kind', column: 'kind', split: (kind) => [kind] },
  { name: 'document', column: 'parent', split: (key) => [key] },
  { name: 'department', column: 'departments', split: listed },
  { name: 'level', column: 'levels', split: listed },
  { name: 'year', column: 'date', split: (date) => [date.slice(0, 4)] },
  { name: 'documentKind', column: 'documentKind', split: (kind) => [kind] },
  { name: 'itemType', column: 'itemType', split: (type) => [type] },
]

/** Counts what each field says of the rows found. */
export class FacetCounter {
  readonly #columns: EntryColumns
  readonly #parent: Statement<[string], { value: string, label: string }>

  constructor(database: Database, columns: EntryColumns) {
    this.#columns = columns
    this.#parent = database.prepare('SELECT slug AS value, title AS label FROM parent WHERE key = ?')
  }

  /** Each field is counted over what all other fields let through, so that its other values can be seen and chosen. */
  count({ inside, keptOutBy }: SiftedRows): Facet[] {
    return FACETS.map(({ name, column, split }) => ({
      name,
      values: countValues([inside, keptOutBy.get(column) ?? []], this.#columns.column(column), split).slice(0, MAX_VALUES)
        .map(({ value, count }) => ({ ...name === 'document' ? this.#nameParent(value) : { value, label: value }, count })),
    }))
  }

  #nameParent(key: string): { value: string, label: string } {
    return this.#parent.get(key) ?? { value: key, label: key }
  }
}
