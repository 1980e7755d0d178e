import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import type { DepartmentRegister } from '../DepartmentRegister.ts'
import { isNothing } from '../tidyText.ts'
import type { ColumnGuess } from './guessColumns.ts'
import { readItem } from './readItem.ts'
import { RecordCells } from './RecordCells.ts'
import type { RowError } from './RowError.ts'
import type { SourceRecord } from './SourceRecord.ts'
import { toNfkc } from '../../text/toNfkc.ts'

/** One row of the list as far as it could be read: an item, or what is wrong with it. */
export interface CheckedRow {
  readonly sheet: string
  readonly row: number
  /** Null for a bad row. */
  readonly item: CatalogRow | null
  readonly errors: readonly RowError[]
}

/** Where a code was met first. */
export interface CodePlace {
  readonly name: string
  readonly sheet: string
  readonly row: number
}

/**
 * Checks the records of one sheet. `taken` holds the codes met so far in other sheets; those of this sheet are added to it,
 * bad rows' too: of rows that share a code the first stands, whatever else is wrong with it, and the later ones are errors.
 */
export function checkRows(
  records: readonly SourceRecord[], sheet: string, columns: readonly ColumnGuess[], kind: CatalogKind, departments: DepartmentRegister, taken: Map<string, CodePlace>,
): CheckedRow[] {
  const byField = new Map(columns.flatMap((column) => column.field ? [[column.field, column] as const] : []))
  const hasCodes = byField.has('code') && records.some(({ lines }) => !isNothing(lines[0]?.get('code') ?? ''))
  return records.map((record): CheckedRow => {
    const cells = new RecordCells(record, sheet, byField)
    const item = readItem(cells, kind, departments, hasCodes)
    const code = item?.code ?? (hasCodes && !record.sharesCode ? toNfkc(cells.first('code')).replace(/[\s\p{C}]/gu, '') : '')
    const name = item?.name ?? cells.first('name')
    const earlier = code === '' ? undefined : taken.get(code)
    if (earlier) cells.fail(hasCodes ? 'code' : 'name', 'DUPLICATE_CODE', duplicateMessage(hasCodes, code, name, earlier, sheet))
    else if (code !== '') taken.set(code, { name, sheet, row: record.row })
    return { sheet, row: record.row, item: earlier ? null : item, errors: cells.errors }
  })
}

function duplicateMessage(hasCodes: boolean, code: string, name: string, { name: other, sheet: there, row }: CodePlace, sheet: string): string {
  const where = `${there === sheet ? '' : `工作表“${there}”`}第${row}行`
  return hasCodes
    ? `的编码“${code}”与${where}“${other}”相同，本行是“${name}”。先出现的保留；请为本行改用不重复的编码，或删去重复的一行。`
    : `的“${name}”与${where}“${other}”重复（没有编码列，按名称和部门区分）。先出现的保留；请改写名称，或删去重复的一行。`
}
