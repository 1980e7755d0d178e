import type { Database } from 'better-sqlite3'

/** One field of all entries: a small number for each row, and what the numbers stand for. Code 0 stands for nothing. */
export interface Column {
  readonly codeOf: (row: number) => number
  readonly values: readonly string[]
}

export const COLUMN_NAMES = ['kind', 'parent', 'date', 'levels', 'departments', 'documentKind', 'itemType'] as const
export type ColumnName = (typeof COLUMN_NAMES)[number]

const SELECT_NEW = `
  SELECT row, kind, CAST(parent AS TEXT), date, levels, departments, document_kind, item_type, size FROM entry WHERE row > ? ORDER BY row`

/**
 * The fields that filters and facets need, in memory, so that counting tens of thousands of hits costs microseconds.
 * It only ever grows by new rows, because a row of the index never changes; rows that are gone are never asked for.
 * 32 bytes a row.
 */
export class EntryColumns {
  readonly #columns: readonly GrowingColumn[] = COLUMN_NAMES.map(() => new GrowingColumn())
  #sizes = new Int32Array(1024)
  #generation = -1
  #lastRow = 0

  /** Takes up what was written since. To be called inside the read transaction that it is then used in. */
  refresh(database: Database): void {
    const generation = database.prepare("SELECT value FROM state WHERE name = 'generation'").pluck().get() as number
    if (generation !== this.#generation) {
      for (const column of this.#columns) column.clear()
      this.#sizes = new Int32Array(1024)
      this.#generation = generation
      this.#lastRow = 0
    }
    for (const [row, ...values] of database.prepare(SELECT_NEW).raw().iterate(this.#lastRow) as Iterable<[number, ...(string | null)[], number]>) {
      this.#columns.forEach((column, at) => column.set(row, String(values[at] ?? '')))
      if (row >= this.#sizes.length) this.#sizes = widen(this.#sizes, row)
      this.#sizes[row] = Number(values.at(-1))
      this.#lastRow = row
    }
  }

  /** Characters of the entry's text. */
  sizeOf = (row: number): number => this.#sizes[row] ?? 0

  column(name: ColumnName): Column {
    const column = this.#columns[COLUMN_NAMES.indexOf(name)]
    if (column === undefined) throw new Error(`no column ${name}`)
    return column
  }
}

class GrowingColumn implements Column {
  readonly values: string[] = ['']
  #codes = new Int32Array(1024)
  readonly #numbers = new Map<string, number>([['', 0]])

  codeOf = (row: number): number => this.#codes[row] ?? 0

  set(row: number, value: string): void {
    if (row >= this.#codes.length) this.#codes = widen(this.#codes, row)
    let code = this.#numbers.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#numbers.set(value, code)
    }
    this.#codes[row] = code
  }

  clear(): void {
    this.values.length = 1
    this.#codes = new Int32Array(1024)
    this.#numbers.clear()
    this.#numbers.set('', 0)
  }
}

/** The same numbers with room for one more row, and many after it. */
function widen(numbers: Int32Array<ArrayBuffer>, row: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(row + 1, numbers.length * 2))
  wider.set(numbers)
  return wider
}
