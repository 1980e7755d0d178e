import type { CatalogRow } from './CatalogRow.ts'
import { DepartmentRegister } from './DepartmentRegister.ts'
import { cellsOf, columnsOf } from './export/cellsOf.ts'
import { readItem } from './import/readItem.ts'
import { RecordCells } from './import/RecordCells.ts'
import type { RowError } from './import/RowError.ts'
import { columnLetter } from './import/Sheet.ts'

/** Reading back what is written settles at once for nearly every row; the rest is text such as `1.1.甲`, numbered over and over. */
const MAX_ROUNDS = 20

/**
 * An item in the one form that import, edit and export share: what the importer reads from the item's own export. An item that a person
 * edited goes through here, so that exporting and importing it changes nothing. Gives the errors instead when a required text is missing.
 */
export function canonicalRow(row: CatalogRow, departments: DepartmentRegister = new DepartmentRegister()): { readonly row: CatalogRow } | { readonly errors: readonly RowError[] } {
  const columns = new Map(columnsOf(row.kind).map(({ field, header }, column) => [field, { column, letter: columnLetter(column), header, field, confidence: 1 }]))
  let before = row
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const cells = new RecordCells({ row: 1, lines: [cellsOf(before)], sharesCode: false, heading: null }, '', columns)
    const after = readItem(cells, row.kind, departments, true)
    if (!after) return { errors: cells.errors }
    if (JSON.stringify(after) === JSON.stringify(before)) return { row: after }
    before = after
  }
  return { row: before }
}
