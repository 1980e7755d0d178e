import type { ColumnField } from './ColumnField.ts'

/** One item as the list gives it, unread: usually one row, more where rows below continue it. */
export interface SourceRecord {
  /** Number of its first row, as a spreadsheet shows it. */
  readonly row: number
  /** Texts by field, one map for each row; what a merged range repeats from the row above stands in the first only. */
  readonly lines: readonly ReadonlyMap<ColumnField, string>[]
  /** Whether its code stands for several items: a main item's code over its sub-items, of which this is not the first. */
  readonly sharesCode: boolean
  /** The heading row it stands under: `一、党的建设（11项）` → 党的建设. */
  readonly heading: string | null
}
