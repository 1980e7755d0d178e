import exceljs from 'exceljs'
import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { KIND_LABELS } from '../rowFields.ts'
import { NOT_STATED } from '../tidyText.ts'
import { cellsOf, columnsOf } from './cellsOf.ts'
import { guardFormula } from './guardFormula.ts'

export type ExportFormat = 'xlsx' | 'csv'

export interface ExportHead {
  /** First row of the file: 县级政务服务事项目录（示范数据，非官方发布）第1版. */
  readonly title: string
  readonly kind: CatalogKind
}

const WIDE = new Set(['事项名称', '设定依据', '申请材料', '县级部门职责', '乡镇（街道）配合职责', '其他各方职责', '运行流程'])

/**
 * Items as a .xlsx or a .csv (UTF-8 with byte order mark, so that spreadsheets read it rightly): a row with the title, the header, the items
 * numbered from 1. Columns that no item fills are left out. Every cell is text and none can act as a formula. Importing the file gives the same items.
 */
export async function exportRows(rows: readonly CatalogRow[], head: ExportHead, format: ExportFormat): Promise<Uint8Array> {
  const cells = rows.map(cellsOf)
  const columns = columnsOf(head.kind).filter(({ field }) => field === 'code' || field === 'name' || cells.some((row) => (row.get(field) ?? NOT_STATED) !== NOT_STATED))
  const table = [
    [head.title],
    ['序号', ...columns.map(({ header }) => header)],
    ...cells.map((row, index) => [String(index + 1), ...columns.map(({ field }) => row.get(field) ?? '')]),
  ]
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet(KIND_LABELS[head.kind].replace(/[\\/*?:[\]]/g, ' ').slice(0, 31))
  if (format === 'csv') {
    for (const row of table) sheet.addRow(row.map(guardFormula))
    return new Uint8Array(await workbook.csv.writeBuffer({ formatterOptions: { writeBOM: true, rowDelimiter: '\r\n' } }))
  }
  for (const row of table) sheet.addRow(row.map((text) => escapeForXml(guardFormula(text))))
  sheet.columns = ['序号', ...columns.map(({ header }) => header)].map((header) => ({ width: header === '序号' ? 6 : WIDE.has(header) ? 40 : 18, style: { numFmt: '@' } }))
  sheet.views = [{ state: 'frozen', ySplit: 2 }]
  sheet.getRow(2).font = { bold: true }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Excel reads `_x000D_` in a text as a carriage return; its underscore is escaped the same way. */
function escapeForXml(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
