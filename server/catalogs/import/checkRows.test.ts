import { describe, expect, it } from 'vitest'
import { workbookBytes, type SheetContent } from '../../testing/workbookBytes.ts'
import { importSheets } from './importSheets.ts'
import { readTable } from './readTable.ts'
import { reportOf } from './reportOf.ts'

async function importBook(sheets: Record<string, SheetContent>) {
  return importSheets(await readTable('清单.xlsx', await workbookBytes(sheets)), 'SERVICE')
}

async function importText(text: string, kind: 'SERVICE' | 'BASIC_DUTY' = 'SERVICE') {
  return importSheets(await readTable('清单.csv', Buffer.from(text)), kind)
}

describe('bad rows', () => {
  const HEAD = '序号,事项编码,事项名称,主管部门,行使层级,法定办结时限\n'

  it('are all reported with sheet, row, column, value, code and what is expected', async () => {
    const outcome = await importText(`${HEAD}1,A1,甲,民政局,镇级,尽快\n2,A2,,民政局,镇级,\n3,A3,丙,民政局,园区,24小时\n4,A4,丁,民政局,镇级,10日\n`)
    const report = reportOf(outcome)
    expect([report.rows, report.good, outcome.items.map(({ name }) => name)]).toEqual([4, 1, ['丁']])
    expect(report.errors.map(({ sheet, row, column, value, code }) => [sheet, row, column, value, code])).toEqual([
      ['清单', 2, '法定办结时限', '尽快', 'UNREADABLE_LIMIT'], ['清单', 3, '事项名称', '', 'MISSING_NAME'],
      ['清单', 4, '行使层级', '园区', 'UNKNOWN_LEVEL'], ['清单', 4, '法定办结时限', '24小时', 'UNKNOWN_UNIT'],
    ])
    expect(report.errors[0]!.message).toBe('第2行“法定办结时限”（F列）写的是“尽快”，看不懂。请写成一个时限，例如“30日”“7个工作日”“1个月”“即时办结”；没有时限的留空。')
  })

  it('that share a code: the first stands, later ones are errors that name both, across sheets too', async () => {
    const rows = (name: string) => [['事项编码', '事项名称'], ['A1', name]]
    const { items, errors } = await importBook({ 上: { rows: [...rows('甲'), ['A1', '乙']] }, 下: { rows: rows('丙') } })
    expect(items.map(({ name }) => name)).toEqual(['甲'])
    expect(errors).toMatchObject([{ sheet: '上', row: 3, column: '事项编码', value: 'A1', code: 'DUPLICATE_CODE' }, { sheet: '下', row: 2, code: 'DUPLICATE_CODE' }])
    expect(errors[0]!.message).toMatch(/编码“A1”与第2行“甲”相同，本行是“乙”/)
    expect(errors[1]!.message).toMatch(/与工作表“上”第2行“甲”相同，本行是“丙”/)
  })

  it('that share a code with a bad row above are duplicates still', async () => {
    const { errors } = await importText(`${HEAD}1,A1,甲,民政局,镇级,尽快\n2,A1,乙,民政局,镇级,\n`)
    expect(errors.map(({ row, code }) => [row, code])).toEqual([[2, 'UNREADABLE_LIMIT'], [3, 'DUPLICATE_CODE']])
  })

  it('repeat a name in a list without codes', async () => {
    const { errors } = await importText('序号,事项名称\n1,抓好党的建设\n2,抓好党的建设\n', 'BASIC_DUTY')
    expect(errors).toMatchObject([{ row: 3, column: '事项名称', code: 'DUPLICATE_CODE' }])
  })

  it('have an unknown unit in the column of units, a mark that is none, no code, no level', async () => {
    const { errors } = await importText('事项编码,事项名称,法定办结时限,法定办结时限单位,镇认领\nA1,甲,30,刻,√\nA2,乙,,,待定\n,丙,,,√\n')
    expect(errors.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [2, '法定办结时限单位', '刻', 'UNKNOWN_UNIT'], [3, '镇认领', '待定', 'UNKNOWN_MARK'], [4, '事项编码', '', 'MISSING_CODE'],
    ])
    expect((await importText(`${HEAD}1,A1,甲,民政局,,\n`)).errors).toMatchObject([{ code: 'MISSING_LEVEL', column: '行使层级' }])
  })

  it('are reported with what stands in the cell, not with what was made of it', async () => {
    const { errors } = await importText(`${HEAD}1,A1,甲,民政局,镇级,３０　刻\n2,Ａ１,乙,民政局,镇级,\n`)
    expect(errors.map(({ value, code }) => [value, code])).toEqual([['３０　刻', 'UNKNOWN_UNIT'], ['Ａ１', 'DUPLICATE_CODE']])
  })

  it('hold a formula without a result, or a code that was saved as a number and lost its digits', async () => {
    const { items, errors } = await importBook({ 表: { rows: [['事项编码', '事项名称'], ['A1', '甲'], ['1.1411E+17', '乙']], adjust: (sheet) => { sheet.getCell('B2').value = { error: '#REF!' } } } })
    expect(items).toEqual([])
    expect(errors.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([[2, '事项名称', '#REF!', 'BROKEN_FORMULA'], [3, '事项编码', '1.1411E+17', 'DAMAGED_CODE']])
  })

  it('miss the code that further sub-items have of their own, or the department that a heading begins anew', async () => {
    const { errors } = await importBook({ 表: { rows: [['主项名称', '子项名称', '事项编码'], ['社保', '参保', 'C1'], [null, '转移', 'C2'], [null, '退保', null]], merges: ['A2:A4'] } })
    expect(errors.map(({ row, code }) => [row, code])).toEqual([[4, 'MISSING_CODE']])
    const sections = await importText('序号,事项名称,主管部门\n一、社会管理（1项）,,\n1,甲,民政局\n二、农业,,\n2,乙,\n3,丙,农业农村局\n4,丁,\n')
    expect(sections.errors.map(({ row, code }) => [row, code])).toEqual([[5, 'MISSING_DEPARTMENT']])
  })
})
