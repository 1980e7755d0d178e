import exceljs from 'exceljs'
import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { guardFormula } from '../../catalogs/export/guardFormula.ts'
import type { GapReport } from './GapReport.ts'

/** Rows of a sheet: more than anybody mends before asking again. */
const MOST = 5000
const HEADER = ['序号', '对象', '情况', '次数或相差', '网址']
const WIDTHS = [6, 50, 50, 12, 40]

/** The report as a workbook, a sheet for each kind of gap; `site` is put before the addresses. Every cell is text and none can act as a formula. */
export async function exportGaps(em: SqlEntityManager, report: GapReport, site: string): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  for (const { kind, label, advice, count } of await report.groups(em)) {
    const sheet = workbook.addWorksheet(label.slice(0, 31))
    const told = count > MOST ? `${label}：共 ${count} 条，这里列出前 ${MOST} 条。${advice}` : `${label}：共 ${count} 条。${advice}`
    const rows = await report.first(em, kind, MOST)
    const table = [[told], HEADER, ...rows.map((row, index) => [String(index + 1), row.title, row.detail, row.count === null ? '' : String(row.count), `${site}${row.url}`])]
    for (const row of table) sheet.addRow(row.map(guardFormula))
    sheet.columns = WIDTHS.map((width) => ({ width, style: { numFmt: '@' } }))
    sheet.views = [{ state: 'frozen', ySplit: 2 }]
    sheet.getRow(2).font = { bold: true }
    await setImmediate()
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
