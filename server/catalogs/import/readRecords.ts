import { tidyLine } from '../tidyText.ts'
import { classifyRow } from './classifyRow.ts'
import type { ColumnField } from './ColumnField.ts'
import type { Header } from './findHeader.ts'
import type { Sheet, SheetRow } from './Sheet.ts'
import type { SourceRecord } from './SourceRecord.ts'

/** Columns in which a blank may stand for the value above, as files saved from merged cells have it. */
const GROUPING: readonly ColumnField[] = ['mainName', 'itemType', 'competentDepartment', 'leadDepartment', 'domain', 'exerciseLevels']
/** What tells one item from the next. */
const IDENTITY: readonly ColumnField[] = ['serial', 'code', 'name', 'subName', 'businessName']
/** What the sub-items of one main item share; its code only where no further sub-item has one of its own. */
const OF_MAIN_ITEM: readonly ColumnField[] = ['code', 'mainName', 'name']

/** Share of blanks in a column that is grouped; groups of two on average give a half. */
const FEWEST_BLANKS = 0.3

export interface SheetRecords {
  readonly records: readonly SourceRecord[]
  /** 注：… rows after the list. */
  readonly notes: readonly string[]
}

type Columns = ReadonlyMap<ColumnField, number>

/** The items below a header. Title rows, repeated headers, headings, totals and notes are none; a row that names nothing new continues the item above. */
export function readRecords(sheet: Sheet, header: Header): SheetRecords {
  const columns: Columns = new Map(header.columns.flatMap(({ column, field }) => field ? [[field, column] as const] : []))
  const { items, notes } = sortRows(sheet.rows.slice(header.start + header.rows), header, columns)
  const repeating = GROUPING.filter((field) => columns.has(field) && isGrouped(items.map(({ row }) => row), columns.get(field)!))
  const records: (SourceRecord & { lines: ReadonlyMap<ColumnField, string>[] })[] = []
  const isFurtherSubItem = (isOwn: (field: ColumnField) => boolean) => isOwn('subName') && !isOwn('mainName') && !isOwn('name')
  const haveOwnCodes = items.some(({ row }) => isFurtherSubItem((field) => isOwnCell(row, columns.get(field))) && isOwnCell(row, columns.get('code')))
  const shared = OF_MAIN_ITEM.filter((field) => columns.has(field) && !(field === 'code' && haveOwnCodes))
  const above = new Map<ColumnField, string>()

  for (const { row, heading } of items) {
    if (heading !== (records.at(-1)?.heading ?? null)) above.clear()
    const values = valuesOf(row, columns)
    const isOwn = (field: ColumnField) => isOwnCell(row, columns.get(field))
    const last = records.at(-1)
    if (last && continuesItem(row, values, columns, isOwn)) {
      last.lines.push(new Map([...values].filter(([field]) => isOwn(field))))
      continue
    }
    const inherited = [...repeating, ...isFurtherSubItem(isOwn) ? shared : []].filter((field) => !values.has(field) && above.has(field))
    for (const field of inherited) values.set(field, above.get(field)!)
    for (const [field, text] of values) above.set(field, text)
    records.push({ row: row.number, lines: [values], sharesCode: values.has('code') && (!isOwn('code') || inherited.includes('code')), heading })
  }
  return { records, notes }
}

function sortRows(rows: readonly SheetRow[], header: Header, columns: Columns) {
  const items: { readonly row: SheetRow, readonly heading: string | null }[] = []
  const notes: string[] = []
  let heading: string | null = null
  for (const row of rows) {
    const kind = classifyRow(row, header, columns, notes.length > 0)
    if (kind.is === 'heading') heading = kind.text
    else if (kind.is === 'note') notes.push(kind.text)
    else if (kind.is === 'item') items.push({ row, heading })
  }
  return { items, notes }
}

/** Whether a cell says something itself, not through a merged range that began elsewhere. */
function isOwnCell(row: SheetRow, column: number | undefined): boolean {
  return column !== undefined && !row.fromLeft.has(column) && !row.fromAbove.has(column) && (row.texts[column] ?? '').trim() !== ''
}

function valuesOf(row: SheetRow, columns: Columns): Map<ColumnField, string> {
  const values = new Map<ColumnField, string>()
  for (const [field, column] of columns) {
    const text = row.fromLeft.has(column) ? '' : row.texts[column] ?? ''
    if (text.trim() !== '') values.set(field, text)
  }
  return values
}

/** A row continues the item above when it has neither number, code nor name of its own, be they merged with those above or blank. */
function continuesItem(row: SheetRow, values: ReadonlyMap<ColumnField, string>, columns: Columns, isOwn: (field: ColumnField) => boolean): boolean {
  const identity = IDENTITY.filter((field) => columns.has(field))
  if (isOwn('mainName') || identity.some(isOwn)) return false
  if (identity.some((field) => field !== 'serial' && values.has(field) && row.fromAbove.has(columns.get(field)!))) return true
  return identity.length > 1 && identity.every((field) => !values.has(field)) && [...values.keys()].some((field) => !GROUPING.includes(field))
}

/**
 * Whether blanks of a column repeat the value above: there are many, and no two rows next to each other give the same value. In a column filled
 * in every row neighbours do, and the few blanks there are forgotten ones; so are those beside merged ranges, which say themselves what repeats.
 */
function isGrouped(rows: readonly SheetRow[], column: number): boolean {
  let blanks = 0
  let before: string | null = null
  for (const row of rows) {
    if (row.fromAbove.has(column)) return false
    const text = tidyLine(row.texts[column] ?? '')
    if (text === '') blanks += 1
    else if (text === before) return false
    before = text === '' ? null : text
  }
  return blanks > rows.length * FEWEST_BLANKS
}
