import type { ImportOutcome } from './importSheets.ts'
import type { RowErrorCode } from './RowError.ts'

/** What `--report` writes. */
export interface ImportReport {
  /** Items in the list, good and bad. */
  readonly rows: number
  readonly good: number
  readonly errors: readonly {
    readonly sheet: string
    /** As a spreadsheet shows it. */
    readonly row: number
    /** Header of the column as the list writes it. */
    readonly column: string
    readonly value: string
    readonly code: RowErrorCode
    readonly message: string
  }[]
}

export function reportOf({ rows, items, errors }: ImportOutcome): ImportReport {
  return {
    rows: rows.length,
    good: items.length,
    errors: errors.map(({ sheet, row, column, value, code, message }) => ({ sheet, row, column, value, code, message })),
  }
}
