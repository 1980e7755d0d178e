/** A table as it was read: what a spreadsheet shows, values only. */
export interface Sheet {
  /** As on the tab of the sheet; a .csv is called as its file, tables of a .docx 表格1, 表格2 … */
  readonly name: string
  /** Text before a table of a .docx: usually its title. */
  readonly caption: string | null
  /** A sheet the workbook does not show: look-up lists and the like. */
  readonly isHidden: boolean
  /** Nothing stands between this table of a document and the one before: it may be the same table, cut at the end of a page. */
  readonly goesOn?: boolean
  /** Rows that hold anything, in order. */
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** As a spreadsheet counts, from 1. */
  readonly number: number
  /** By column from 0, without blank ones at the end; cells covered by a merged range hold its value. */
  readonly texts: readonly string[]
  /** Columns whose value comes from a merged range that began in a row above. */
  readonly fromAbove: ReadonlySet<number>
  /** Columns whose value comes from a merged range that began in this row, left of them. */
  readonly fromLeft: ReadonlySet<number>
}

/** A column as a spreadsheet calls it: 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + column % 26)
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}
