import { NOT_STATED, tidyText } from '../tidyText.ts'
import type { ColumnField } from './ColumnField.ts'
import type { ColumnGuess } from './guessColumns.ts'
import type { RowError, RowErrorCode } from './RowError.ts'
import type { SourceRecord } from './SourceRecord.ts'

/** The cells of one record by field, and a way to say what is wrong with one of them. */
export class RecordCells {
  readonly record: SourceRecord
  readonly #sheet: string
  readonly #columns: ReadonlyMap<ColumnField, ColumnGuess>
  readonly errors: RowError[] = []

  constructor(record: SourceRecord, sheet: string, columns: ReadonlyMap<ColumnField, ColumnGuess>) {
    this.record = record
    this.#sheet = sheet
    this.#columns = columns
  }

  has(field: ColumnField): boolean {
    return this.#columns.has(field)
  }

  /** Header of a field's column as the list writes it; empty where there is none. */
  header(field: ColumnField): string {
    return this.#columns.get(field)?.header ?? ''
  }

  /** The text of the record's first row, as it stands. */
  first(field: ColumnField): string {
    return this.record.lines[0]?.get(field) ?? ''
  }

  /** The texts of all its rows on lines of their own, each once. */
  all(field: ColumnField): string {
    const texts = this.record.lines.flatMap((line) => line.get(field) ?? [])
    return texts.length === 1 ? texts[0]! : [...new Set(texts)].join('\n')
  }

  /** Text of one or more lines, or null where nothing is said. */
  text(field: ColumnField): string | null {
    const text = tidyText(this.all(field))
    return /^[/\\—–-]*$/.test(text) || text === NOT_STATED ? null : text
  }

  /** Notes an error of this row; `expected` says in Chinese what to write. */
  fail(field: ColumnField, code: RowErrorCode, expected: string): void {
    const column = this.#columns.get(field)
    const value = this.all(field)
    const place = column ? `第${this.record.row}行“${column.header}”（${column.letter}列）` : `第${this.record.row}行`
    this.errors.push({
      sheet: this.#sheet, row: this.record.row, column: column?.header ?? '', letter: column?.letter ?? null, value, code, message: `${place}${expected}`,
    })
  }
}
