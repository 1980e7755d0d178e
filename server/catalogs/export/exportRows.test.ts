import exceljs from 'exceljs'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogRow } from '../../testing/catalogRow.ts'
import { canonicalRow } from '../canonicalRow.ts'
import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { compareEditions } from '../compare/compareEditions.ts'
import { importSheets } from '../import/importSheets.ts'
import { readTable } from '../import/readTable.ts'
import { exportRows, type ExportFormat } from './exportRows.ts'

const TITLE = '乡镇政务服务事项目录（示范数据，非官方发布）'

async function importBack(rows: readonly CatalogRow[], kind: CatalogKind, format: ExportFormat) {
  const bytes = await exportRows(rows, { title: TITLE, kind }, format)
  return importSheets(await readTable(`导出.${format}`, bytes), kind)
}

const LISTS: readonly (readonly [CatalogKind, string])[] = [['SERVICE', 'service-items'], ['COORDINATION', 'coordination-items'], ['ENFORCEMENT', 'enforcement-items']]

describe.each<ExportFormat>(['xlsx', 'csv'])('a .%s', (format) => {
  it.each(LISTS)('of the demonstration list of kind %s reads back the same', async (kind, name) => {
    const path = `seed-docs/catalogs/${name}.csv`
    const { items } = importSheets(await readTable(path, readFileSync(path)), kind)
    const { items: again, errors, sheets } = await importBack(items, kind, format)
    expect(errors).toEqual([])
    expect(again).toEqual(items)
    expect(sheets[0]).toMatchObject({ title: TITLE, headerRow: 2 })
    expect(compareEditions(items, again)).toMatchObject({ added: [], removed: [], renamed: [], changed: [] })
  })

  it('reads back the same whatever the items say', async () => {
    await fc.assert(fc.asyncProperty(nastyCatalog, async ({ kind, rows }) => {
      const { items, errors } = await importBack(rows, kind, format)
      expect(errors).toEqual([])
      expect(items).toEqual(rows)
    }), { numRuns: 150 })
  })

  it('holds no cell that a spreadsheet would take for a formula', async () => {
    const risky = ['=HYPERLINK("http://example.org")', '+1', '-1+1', '@SUM(A1)', '＝1+1', '\'=1', '\t=1', '\r=1']
    const rows = risky.map((text, index) => catalogRow({ code: `${text}${index}`, name: text, note: text, fee: text, materials: [text], competentDepartment: text }))
    const bytes = await exportRows(rows, { title: '=1+1', kind: 'SERVICE' }, format)
    const cells = format === 'csv' ? csvCells(bytes) : await workbookCells(bytes)
    expect(cells.filter((text) => /^[=+\-@\t\r＝＋－＠]/.test(text))).toEqual([])
    expect(cells.filter((text) => text.includes('HYPERLINK')).length).toBeGreaterThanOrEqual(5)
  })
})

it('a .csv begins with a byte order mark, so that Excel reads it as UTF-8', async () => {
  const bytes = await exportRows([catalogRow({ code: 'A', name: '甲' })], { title: TITLE, kind: 'SERVICE' }, 'csv')
  expect(Buffer.from(bytes).toString('utf8')).toBe(`\ufeff${TITLE}\r\n序号,事项编码,事项名称\r\n1,A,甲`)
})

it('an empty catalogue exports its title and header', async () => {
  const bytes = await exportRows([], { title: TITLE, kind: 'BASIC_DUTY' }, 'csv')
  expect(Buffer.from(bytes).toString('utf8')).toBe(`\ufeff${TITLE}\r\n序号,事项编码,事项名称`)
})

function csvCells(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString('utf8').slice(1).split('\r\n').flatMap((line) => line.split(',').map((cell) => cell.replace(/^"/, '')))
}

async function workbookCells(bytes: Uint8Array): Promise<string[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as never)
  const texts: string[] = []
  workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => {
    expect(cell.type).toBe(exceljs.ValueType.String)
    texts.push(cell.text)
  }))
  return texts
}

/** Texts that have broken exporters: formulas, separators, quotes, brackets that do not close, numbering, escapes, marks of nothing, wide and unseen characters. */
const nastyText = fc.array(fc.oneof(
  fc.constantFrom(
    '=', '+', '-', '@', '＝', '\'', '"', '""', ',', '，', ';', '；', '、', '\n', '\r\n', '\t', ' ', '\u3000', '（', '）', '(', ')', '《', '》', '〈', '：', ':', '。', '|',
    '1.', '2、', '（1）', '一、', '无', '/', '—', '未注明', '注：', '合计', '序号', '事项名称', '第五条', '第七、八条', '县民政局：', '公安局（县级）：', '民政局', '、财政局', '_x000D_', '\u200b', '\u0007', '８', 'Ａ', '\ud83d\ude00', '&lt;', '<b>', '0', 'TRUE',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
), { maxLength: 6 }).map((parts) => parts.join(''))
const nastyOrNone = fc.option(nastyText, { nil: null, freq: 3 })
const level = fc.constantFrom('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP', 'VILLAGE')
const limit = fc.option(fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 300 }), unit: fc.constantFrom('WORKING_DAY', 'CALENDAR_DAY', 'MONTH') }), fc.constant({ amount: null, unit: 'IMMEDIATE' } as const),
), { nil: null })

const nastyRow = fc.record({
  code: nastyText, name: nastyText, itemType: nastyOrNone, competentDepartment: nastyOrNone, exerciseLevels: fc.uniqueArray(level), statutoryLimit: limit, committedLimit: limit,
  legalBases: fc.array(fc.record({ law: nastyText, article: fc.option(fc.constantFrom('第五条', '第七条第二款第（三）项'), { nil: null }), text: nastyOrNone }), { maxLength: 3 }),
  materials: fc.array(nastyText, { maxLength: 3 }), fee: nastyOrNone, channels: nastyOrNone, domain: nastyOrNone, leadDepartment: nastyOrNone,
  duties: fc.array(fc.record({ party: fc.oneof(nastyText, fc.constantFrom('乡镇（街道）', '公安局', '村（社区）')), level, text: nastyText }), { maxLength: 4 }),
  undertakingMode: nastyOrNone, process: nastyOrNone, guarantee: nastyOrNone, source: nastyOrNone, note: nastyOrNone,
})

/** Items as an editor would leave them: nasty ones in canonical form, those without a name or with a code seen before left out. */
const nastyCatalog = fc.record({ kind: fc.constantFrom<CatalogKind>('SERVICE', 'ENFORCEMENT', 'COORDINATION', 'BASIC_DUTY', 'RECALLED'), rows: fc.array(nastyRow, { minLength: 1, maxLength: 4 }) })
  .map(({ kind, rows }) => {
    const kept = new Map<string, CatalogRow>()
    for (const fields of rows) {
      const canonical = canonicalRow(catalogRow(fields, kind))
      if ('row' in canonical && !kept.has(canonical.row.code)) kept.set(canonical.row.code, canonical.row)
    }
    return { kind, rows: [...kept.values()] }
  })
