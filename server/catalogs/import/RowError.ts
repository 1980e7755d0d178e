/** Stable names of what can be wrong with a row or a sheet. */
export type RowErrorCode =
  | 'HEADER_NOT_UNDERSTOOD' | 'MISSING_NAME' | 'MISSING_CODE' | 'MISSING_DEPARTMENT' | 'DUPLICATE_CODE' | 'UNREADABLE_LIMIT' | 'UNKNOWN_UNIT'
  | 'UNKNOWN_LEVEL' | 'MISSING_LEVEL' | 'UNKNOWN_MARK' | 'TOO_LONG' | 'BROKEN_FORMULA' | 'DAMAGED_CODE'

/** One thing wrong with one cell: where it is, what stands there, and what is expected. */
export interface RowError {
  readonly sheet: string
  /** As a spreadsheet shows it. */
  readonly row: number
  /** Header of the column as the list writes it; what is missing where the list has no such column. */
  readonly column: string
  /** A, B, AA; null where the list has no such column. */
  readonly letter: string | null
  /** As it stands in the cell. */
  readonly value: string
  readonly code: RowErrorCode
  /** Chinese: what is wrong, and what to write instead. */
  readonly message: string
}
