import type { CatalogRow } from '../catalogs/CatalogRow.ts'
import { formatField } from '../catalogs/formatField.ts'
import { fieldsOfKind, labelOf } from '../catalogs/rowFields.ts'

/** What lists say of themselves, not of the matter. */
const ASIDE = new Set(['name', 'source', 'note'])

/** What an item says, a line for each field that says something: 主管部门：民政局. The name is not among them. */
export function linesOfItem(row: CatalogRow): string[] {
  return fieldsOfKind(row.kind).filter((field) => !ASIDE.has(field)).flatMap((field) => {
    const text = formatField(row, field)
    return text === null ? [] : [`${labelOf(field, row.kind)}：${text}`]
  })
}
