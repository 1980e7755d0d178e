import type { CatalogKind } from '../CatalogRow.ts'
import { isNothing } from '../tidyText.ts'
import type { ColumnField } from './ColumnField.ts'
import { guessColumns, type ColumnChoice, type ColumnGuess } from './guessColumns.ts'
import type { Sheet, SheetRow } from './Sheet.ts'

export interface Header {
  /** Index in `sheet.rows` of its first row, and how many rows it has; none where the header of the table before holds. */
  readonly start: number
  readonly rows: 0 | 1 | 2
  readonly columns: readonly ColumnGuess[]
}

/** Titles, dates and remarks seldom take more rows than this above the header. */
const SEARCHED_ROWS = 40
const LONGEST_HEADER = 30
const NAMES: readonly ColumnField[] = ['name', 'mainName', 'subName', 'businessName']

/**
 * The header of a table: the row, or pair of rows, among the first of the sheet in which most columns are understood. It has to name the items
 * and one column more. Null where no row does. `chosenRow` (as the spreadsheet counts) fixes the row, `choice` some columns.
 */
export function findHeader(sheet: Sheet, kind: CatalogKind, chosenRow: number | null = null, choice: ColumnChoice = {}): Header | null {
  let best: Header | null = null
  for (const [start, row] of sheet.rows.slice(0, chosenRow === null ? SEARCHED_ROWS : sheet.rows.length).entries()) {
    if (chosenRow !== null && row.number !== chosenRow) continue
    for (const header of headersAt(sheet.rows, start, kind, choice)) {
      if (weigh(header, chosenRow !== null) > (best ? weigh(best, chosenRow !== null) : 0)) best = header
    }
  }
  return best
}

/** The row alone, and with the next one where that can be the lower half of a header. */
function headersAt(rows: readonly SheetRow[], start: number, kind: CatalogKind, choice: ColumnChoice): Header[] {
  const upper = rows[start]!
  const single: Header = { start, rows: 1, columns: guessColumns(upper.texts.map((text) => [text]), kind, choice) }
  const lower = rows[start + 1]
  const nameColumn = single.columns.find(({ field }) => field !== null && NAMES.includes(field))?.column
  if (!lower || !isLowerHalf(upper, lower, nameColumn)) return [single]
  const width = Math.max(upper.texts.length, lower.texts.length)
  const texts = Array.from({ length: width }, (_, column) => {
    const own = lower.fromAbove.has(column) ? '' : lower.texts[column] ?? ''
    return [upperText(upper, lower, column), own].filter((text) => text !== '')
  })
  return [single, { start, rows: 2, columns: guessColumns(texts, kind, choice) }]
}

/** A lower half says nothing under the name, unless how it is split, and only short words under headings that span or miss a column. */
function isLowerHalf(upper: SheetRow, lower: SheetRow, nameColumn: number | undefined): boolean {
  const isOwn = (column: number) => (lower.texts[column] ?? '').trim() !== '' && !lower.fromAbove.has(column)
  if (lower.number !== upper.number + 1 || (nameColumn !== undefined && isOwn(nameColumn) && !/^[主子大小]项/.test(lower.texts[nameColumn]!.trim()))) return false
  const own = [...lower.texts.keys()].filter(isOwn)
  return own.length > 0 && own.every((column) => {
    const text = lower.texts[column]!.trim()
    const isUnderSpan = upper.fromLeft.has(column) || upper.fromLeft.has(column + 1) || (upper.texts[column] ?? '') === '' || (upper.texts[column + 1] ?? '') === ''
    return isUnderSpan && text.length <= LONGEST_HEADER && !/^\d+$/.test(text)
  })
}

/** The upper heading of a column; without merged ranges (.csv) a blank one continues that on its left where the lower row says something. */
function upperText(upper: SheetRow, lower: SheetRow, column: number): string {
  const own = upper.texts[column] ?? ''
  if (own !== '' || (lower.texts[column] ?? '') === '') return own
  let left = column
  while (left > 0 && (upper.texts[left] ?? '') === '') left -= 1
  return upper.texts[left] ?? ''
}

/** Confidence summed over the columns understood; 0 for what cannot be a header. A row that a person chose has only to name the items. */
function weigh({ columns, rows }: Header, isChosen: boolean): number {
  const understood = columns.filter(({ field }) => field !== null)
  const named = columns.filter(({ header }) => !isNothing(header))
  const namesItems = understood.some(({ field }) => NAMES.includes(field!))
  if (!namesItems) return 0
  const known = columns.filter(({ confidence }) => confidence > 0)
  if (!isChosen && (understood.length < 2 || known.length < named.length * 0.3)) return 0
  // Where two rows say no more than one, the second is data.
  return understood.reduce((sum, { confidence }) => sum + confidence, 0) - (rows === 2 ? 0.01 : 0)
}
