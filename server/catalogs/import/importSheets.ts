import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { DepartmentRegister } from '../DepartmentRegister.ts'
import { tidyLine } from '../tidyText.ts'
import { checkRows, type CheckedRow, type CodePlace } from './checkRows.ts'
import type { ColumnField } from './ColumnField.ts'
import { findHeader, type Header } from './findHeader.ts'
import type { ColumnChoice, ColumnGuess } from './guessColumns.ts'
import { kindByTitle } from './guessKind.ts'
import { readRecords } from './readRecords.ts'
import type { RowError } from './RowError.ts'
import type { Sheet, SheetRow } from './Sheet.ts'

/** What a curator decided for one sheet, against the guess. */
export interface SheetChoice {
  readonly isLeftOut?: boolean
  /** Row of the header, as the spreadsheet shows it; null: as guessed. */
  readonly headerRow?: number | null
  /** Fields by column from 0; null: not taken up. */
  readonly columns?: ColumnChoice
}

/** How one sheet was understood. */
export interface SheetReading {
  readonly sheet: string
  /** READ: its rows were checked. LEFT_OUT: `reason` says why. UNCLEAR: no header was found, an error says so. */
  readonly status: 'READ' | 'LEFT_OUT' | 'UNCLEAR'
  readonly reason: string | null
  /** Rows above the header, and the caption of a table in a document. */
  readonly title: string | null
  /** First row of the header, as the spreadsheet shows it; null where there is none, or that of the table before holds. */
  readonly headerRow: number | null
  readonly columns: readonly ColumnGuess[]
  /** 注：… below the list. */
  readonly notes: readonly string[]
  /** Items in it, good and bad. */
  readonly rows: number
}

export interface ImportOutcome {
  readonly kind: CatalogKind
  readonly sheets: readonly SheetReading[]
  readonly rows: readonly CheckedRow[]
  /** In the order of the list. */
  readonly items: readonly CatalogRow[]
  /** In reading order; those about a whole sheet stand at the sheet's place. */
  readonly errors: readonly RowError[]
}

export interface ImportOptions {
  /** By name of the sheet. */
  readonly choices?: Readonly<Record<string, SheetChoice>>
  readonly departments?: DepartmentRegister
}

/** Reads the sheets of a list as items of one kind: how each sheet was understood, the good items, and every error. Pure: the same values give the same outcome. */
export function importSheets(sheets: readonly Sheet[], kind: CatalogKind, options: ImportOptions = {}): ImportOutcome {
  const departments = options.departments ?? new DepartmentRegister()
  const taken = new Map<string, CodePlace>()
  const hasNamesake = sheets.some((sheet) => kindByTitle(sheet) === kind)
  const isAlone = sheets.filter(({ isHidden, rows: held }) => !isHidden && held.length > 0).length === 1
  const readings: SheetReading[] = []
  const rows: CheckedRow[] = []
  const errors: RowError[] = []
  let last: Header | null = null
  for (const sheet of sheets) {
    const choice = options.choices?.[sheet.name] ?? {}
    const reason = whyLeftOut(sheet, kind, choice, hasNamesake, isAlone)
    const header: Header | null = reason === null ? findHeader(sheet, kind, choice.headerRow ?? null, choice.columns ?? {}) ?? goOn(sheet, last) : null
    if (!header) {
      readings.push({ sheet: sheet.name, status: reason === null ? 'UNCLEAR' : 'LEFT_OUT', reason, title: sheet.caption, headerRow: null, columns: [], notes: [], rows: 0 })
      if (reason === null) errors.push(unclearHeader(sheet, kind, choice.headerRow ?? null))
      continue
    }
    last = header
    const { records, notes } = readRecords(sheet, header)
    const checked = checkRows(records, sheet.name, header.columns, kind, departments, taken)
    rows.push(...checked)
    for (const row of checked) errors.push(...row.errors)
    readings.push({
      sheet: sheet.name, status: 'READ', reason: null, title: titleOf(sheet, header), headerRow: header.rows === 0 ? null : sheet.rows[header.start]!.number, columns: header.columns, notes, rows: records.length,
    })
  }
  return { kind, sheets: readings, rows, items: rows.flatMap(({ item }) => item ?? []), errors }
}

/** The header of the table before, for one that goes on with it. */
function goOn(sheet: Sheet, before: Header | null): Header | null {
  const width = Math.max(...sheet.rows.map(({ texts }) => texts.length))
  return before && sheet.goesOn && width === before.columns.length ? { start: 0, rows: 0, columns: before.columns } : null
}

function whyLeftOut(sheet: Sheet, kind: CatalogKind, choice: SheetChoice, hasNamesake: boolean, isAlone: boolean): string | null {
  if (choice.isLeftOut) return '已选择不导入'
  if (Object.keys(choice).length > 0) return null
  if (sheet.isHidden) return '隐藏的工作表'
  if (sheet.rows.length === 0) return '空白工作表'
  const told = kindByTitle(sheet)
  if (told !== null && told !== kind && hasNamesake) return '标题表明是另一类清单'
  return isAlone || sheet.rows.some((row) => ownTexts(row).length > 1) ? null : '只有说明文字，没有表格'
}

function ownTexts(row: SheetRow): string[] {
  return row.texts.filter((text, column) => text.trim() !== '' && !row.fromLeft.has(column) && !row.fromAbove.has(column))
}

/** What stands above the header; a row whose cells reach down into the header is its upper half. */
function titleOf(sheet: Sheet, header: Header): string | null {
  const end = sheet.rows[header.start]!.fromAbove.size > 0 ? header.start - 1 : header.start
  const texts = [sheet.caption ?? '', ...sheet.rows.slice(0, end).flatMap(ownTexts).map(tidyLine)].filter((text) => text !== '')
  return texts.length > 0 ? texts.join(' ') : null
}

const EXPECTED: Readonly<Record<CatalogKind, readonly ColumnField[]>> = {
  SERVICE: ['name', 'competentDepartment'], ENFORCEMENT: ['name', 'competentDepartment'], COORDINATION: ['name', 'leadDepartment'], BASIC_DUTY: ['serial', 'name'], RECALLED: ['name', 'competentDepartment'],
}
const EXAMPLES: Readonly<Partial<Record<ColumnField, string>>> = {
  serial: '“序号”', name: '“事项名称”（或项目名称、主项名称、业务办理项名称）', competentDepartment: '“主管部门”（或实施主体、所属部门、承接部门）', leadDepartment: '“牵头部门”（或对应上级部门）',
}

/** Names the sheet, the row that looks most like a header with what it says, and what a header has to say. */
function unclearHeader(sheet: Sheet, kind: CatalogKind, chosenRow: number | null): RowError {
  const candidates = chosenRow === null ? sheet.rows.slice(0, 10) : sheet.rows.filter(({ number }) => number === chosenRow)
  const likeliest = candidates.reduce<SheetRow | undefined>((best, row) => (ownTexts(row).length > (best ? ownTexts(best).length : 0) ? row : best), undefined)
  const seen = likeliest ? ownTexts(likeliest).slice(0, 12).map((text) => tidyLine(text).slice(0, 20)) : []
  const row = likeliest?.number ?? chosenRow ?? 1
  const expected = EXPECTED[kind].map((field) => EXAMPLES[field]).join('、')
  return {
    sheet: sheet.name, row, column: '', letter: null, value: seen.join('、'), code: 'HEADER_NOT_UNDERSTOOD',
    message: `工作表“${sheet.name}”里没有找到看得懂的表头。第${row}行写的是：${seen.map((text) => `“${text}”`).join('')}。`
      + `表头至少要有${expected}这样的列。请改正表头，或手工指定表头所在行和各列的含义；不是清单的工作表可以选择不导入。`,
  }
}
