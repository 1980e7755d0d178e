import { readFileSync } from 'node:fs'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import { workbookBytes, type SheetContent } from '../../testing/workbookBytes.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { importSheets, type ImportOptions } from './importSheets.ts'
import { readTable } from './readTable.ts'

async function importBook(sheets: Record<string, SheetContent>, kind: CatalogKind = 'SERVICE', options: ImportOptions = {}) {
  return importSheets(await readTable('清单.xlsx', await workbookBytes(sheets)), kind, options)
}

async function importText(text: string, kind: CatalogKind = 'SERVICE', options: ImportOptions = {}) {
  return importSheets(await readTable('清单.csv', Buffer.from(text)), kind, options)
}

async function importDemonstration(path: string, kind: CatalogKind) {
  return importSheets(await readTable(path, readFileSync(path)), kind)
}

describe('the demonstration lists', () => {
  it('hold 154 service items, 33 of them down to the village, without an error', async () => {
    const { items, errors } = await importDemonstration('seed-docs/catalogs/service-items.csv', 'SERVICE')
    expect(errors).toEqual([])
    expect(items).toHaveLength(154)
    expect(items.filter(({ exerciseLevels }) => exerciseLevels.includes('VILLAGE'))).toHaveLength(33)
    expect(items.filter(({ legalBases }) => legalBases.length > 0)).toHaveLength(137)
    expect(items.filter(({ materials }) => materials.length > 0)).toHaveLength(51)
    expect(items.filter(({ statutoryLimit }) => statutoryLimit !== null)).toHaveLength(37)
    expect(new Set(items.map(({ competentDepartment }) => competentDepartment)).size).toBe(22)
  })

  it('hold 60 coordination items of 15 domains and 30 enforcement items', async () => {
    const coordination = await importDemonstration('seed-docs/catalogs/coordination-items.csv', 'COORDINATION')
    expect(coordination.errors).toEqual([])
    expect(coordination.items).toHaveLength(60)
    expect(new Set(coordination.items.map(({ domain }) => domain)).size).toBe(15)
    expect(coordination.items.find(({ name }) => name === '畜禽养殖污染防治')?.duties).toEqual([
      { party: '生态环境局', level: 'COUNTY', text: '统一监督管理畜禽养殖污染防治' },
      { party: '农业农村局', level: 'COUNTY', text: '配合' },
      { party: '乡镇（街道）', level: 'TOWNSHIP', text: '协助做好养殖污染防治' },
    ])
    const enforcement = await importDemonstration('seed-docs/catalogs/enforcement-items.csv', 'ENFORCEMENT')
    expect([enforcement.items.length, enforcement.errors]).toEqual([30, []])
  })
})

describe('a header', () => {
  it.each<[string, CatalogKind, string, Record<string, unknown>]>([
    ['序号,主项名称,子项名称,省级主管,事项类型,行使层级,设定依据,办理方式,备注\n1,社会保险登记,城乡居民养老保险参保登记,省人力资源和社会保障厅,公共服务,镇级,无,窗口办理,\n', 'SERVICE',
      '社会保险登记（城乡居民养老保险参保登记）', { itemType: '公共服务', competentDepartment: '省人力资源和社会保障厅', channels: '窗口办理', exerciseLevels: ['TOWNSHIP'] }],
    ['序号,事项类型,行使层级,主项名称,子项名称,业务办理项名称,设定依据\n1,行政给付,乡级,临时救助,临时救助,临时救助申请受理,《社会救助暂行办法》第四十八条\n', 'SERVICE',
      '临时救助申请受理', { itemType: '行政给付', competentDepartment: null, legalBases: [{ law: '社会救助暂行办法', article: '第四十八条', text: null }] }],
    ['权力类型,所属部门,部门简称,业务类别,服务领域,规范服务事项名称,服务内容,服务依据,县认领,镇认领,村认领,不认领原因\n公共服务,县民政局,民政,救助,民生,高龄津贴申请,受理,无,,√,1,\n', 'SERVICE',
      '高龄津贴申请', { itemType: '公共服务', competentDepartment: '民政局', exerciseLevels: ['TOWNSHIP', 'VILLAGE'] }],
    ['序号,权力类型,项目编码,项目名称,子项,实施依据,责任事项,追责情形\n1,行政处罚,A-001,对露天焚烧秸秆的处罚,,《大气污染防治法》第七十七条,略,略\n', 'ENFORCEMENT',
      '对露天焚烧秸秆的处罚', { code: 'A-001', itemType: '行政处罚' }],
    ['序号,事项名称,对应上级部门,上级部门职责,镇街配合职责\n1,河道采砂管理,县水利局,主管河道采砂,做好巡查\n', 'COORDINATION',
      '河道采砂管理', { leadDepartment: '水利局', duties: [{ party: '水利局', level: 'COUNTY', text: '主管河道采砂' }, { party: '乡镇（街道）', level: 'TOWNSHIP', text: '做好巡查' }] }],
    ['基本编码,实施编码,业务办理项编码,事项名称,业务办理项名称,事项版本,事项状态,计划生效日期,权力来源,实施主体,实施主体编码,委托部门,受理条件,办件类型,到现场次数,收费依据,服务对象,办理地点,通办范围,结果名称\n1,2,X1,低保,低保申请,1,在用,2024-01-01,法定,县民政局,1141,,略,2,0,,自然人,大厅,全县,证照\n', 'SERVICE',
      '低保申请', { code: 'X1', competentDepartment: '民政局' }],
    ['序号,事项名称,承接部门,工作方式\n1,核发护林员证书,县林业局,由县林业局直接核发\n', 'RECALLED', '核发护林员证书', { competentDepartment: '林业局', process: '由县林业局直接核发' }],
    ['基本编码,业务办理项编码,业务办理项名称,实施主体,实施主体编码,法定办结时限,法定办结时限单位,承诺办结时限,承诺办结时限单位\n000111001000,11410000X1,生育登记,县卫健委,1141,30,工作日,1,天\n', 'SERVICE',
      '生育登记', { code: '11410000X1', competentDepartment: '卫生健康委员会', statutoryLimit: { amount: 30, unit: 'WORKING_DAY' }, committedLimit: { amount: 1, unit: 'CALENDAR_DAY' } }],
  ])('of a published list is understood: %s', async (text, kind, name, fields) => {
    const { items, errors } = await importText(text, kind)
    expect(errors).toEqual([])
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ name, ...fields })
  })

  it('may stand under title rows and have two rows', async () => {
    const { items, errors, sheets } = await importBook({
      目录: {
        rows: [
          ['某县乡镇政务服务事项目录', null, null, null, null, null], ['（2024年版）', null, null, null, null, null],
          ['序号', '事项\n名称', '办结时限（工作日）', null, '认领层级', null], [null, null, '法定', '承诺', '镇', '村'],
          [1, '生育登记', 20, 5, '√', '√'],
        ],
        merges: ['A1:F1', 'A2:F2', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3'],
      },
    })
    expect(errors).toEqual([])
    expect(sheets[0]).toMatchObject({ title: '某县乡镇政务服务事项目录 （2024年版）', headerRow: 3, status: 'READ' })
    expect(items[0]).toMatchObject({
      name: '生育登记', statutoryLimit: { amount: 20, unit: 'WORKING_DAY' }, committedLimit: { amount: 5, unit: 'WORKING_DAY' }, exerciseLevels: ['TOWNSHIP', 'VILLAGE'],
    })
  })

  it('of two rows may split the name, and its upper half is no title', async () => {
    const rows = [['目录', null, null, null], ['序号', '事项名称', null, '主管部门'], [null, '主项', '子项', null], [1, '社保', '登记', '人社局']]
    const book = await importBook({ 表: { rows, merges: ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'] } })
    const text = await importText('序号,事项名称,,主管部门\n,主项,子项,\n1,社保,登记,人社局\n')
    for (const { items } of [book, text]) expect(items.map(({ name }) => name)).toEqual(['社保（登记）'])
    expect([book.sheets[0]!.title, text.sheets[0]!.title]).toEqual(['目录', null])
  })

  it('of two rows is understood in a .csv as well', async () => {
    const { items, sheets } = await importText('序号,事项名称,办结时限,,主管部门\n,,法定,承诺,\n1,生育登记,20日,即办,卫健委\n')
    expect(sheets[0]!.columns.map(({ field }) => field)).toEqual(['serial', 'name', 'statutoryLimit', 'committedLimit', 'competentDepartment'])
    expect(items[0]).toMatchObject({ statutoryLimit: { amount: 20, unit: 'CALENDAR_DAY' }, committedLimit: { amount: null, unit: 'IMMEDIATE' } })
  })

  it('differs from sheet to sheet, and each is understood by itself', async () => {
    const { items, errors } = await importBook({
      民政: { rows: [['事项编码', '事项名称', '主管部门'], ['A1', '低保申请', '民政局']] },
      人社: { rows: [['实施主体', '项目名称', '项目编码'], ['人社局', '社保登记', 'A2']] },
    })
    expect(errors).toEqual([])
    expect(items.map(({ code, name, competentDepartment }) => [code, name, competentDepartment])).toEqual([['A1', '低保申请', '民政局'], ['A2', '社保登记', '人力资源和社会保障局']])
  })

  it('that cannot be understood is an error naming the sheet, what it says and what is expected', async () => {
    const { rows, errors } = await importBook({ 通讯录: { rows: [['姓名', '手机'], ['张三', '138']] } })
    expect(rows).toEqual([])
    expect(errors).toMatchObject([{ sheet: '通讯录', row: 1, code: 'HEADER_NOT_UNDERSTOOD', value: '姓名、手机' }])
    expect((await importText('事项名称\n低保\n')).errors).toMatchObject([{ code: 'HEADER_NOT_UNDERSTOOD', value: '事项名称' }])
    expect(errors[0]!.message).toMatch(/工作表“通讯录”.*第1行写的是：“姓名”“手机”.*“事项名称”.*“主管部门”/)
  })

  it('can be told by a person, row and columns, against the guess', async () => {
    const rows = [['填报表', null, null], ['甲栏', '乙栏', '丙栏'], ['低保申请', '民政局', 'A1']]
    const { items, sheets } = await importBook({ 表: { rows } }, 'SERVICE', { choices: { 表: { headerRow: 2, columns: { 0: 'name', 1: 'competentDepartment', 2: 'code' } } } })
    expect(items).toMatchObject([{ code: 'A1', name: '低保申请', competentDepartment: '民政局' }])
    expect(sheets[0]!.columns[0]).toEqual({ column: 0, letter: 'A', header: '甲栏', field: 'name', confidence: 1 })
  })

  it('is guessed with the confidence that its wording deserves', async () => {
    const { sheets } = await importText('事项名称（全称）,主管部门意见,是否重点\n低保,同意,是\n')
    expect(sheets[0]!.columns.map(({ field, confidence }) => [field, confidence > 0.9, confidence > 0.5])).toEqual([['name', true, true], ['competentDepartment', false, true], [null, false, false]])
  })
})

describe('sheets', () => {
  it('that are hidden, blank, mere text, of another kind, or left out by the curator are not read, and why is said', async () => {
    const list = [['序号', '事项名称'], [1, '抓好党的建设']]
    const { sheets, items } = await importBook({
      封面: { rows: [['某镇履职事项清单']] }, 空: { rows: [] }, 选项: { rows: [['镇级', '村级']], isHidden: true },
      基本履职事项清单: { rows: list }, 配合履职事项清单: { rows: [['序号', '事项名称', '牵头部门'], [1, '河道采砂', '水利局']] }, 旧表: { rows: list },
    }, 'BASIC_DUTY', { choices: { 旧表: { isLeftOut: true } } })
    expect(sheets.map(({ sheet, status, reason }) => [sheet, status, reason])).toEqual([
      ['封面', 'LEFT_OUT', '只有说明文字，没有表格'], ['空', 'LEFT_OUT', '空白工作表'], ['选项', 'LEFT_OUT', '隐藏的工作表'],
      ['基本履职事项清单', 'READ', null], ['配合履职事项清单', 'LEFT_OUT', '标题表明是另一类清单'], ['旧表', 'LEFT_OUT', '已选择不导入'],
    ])
    expect(items.map(({ name }) => name)).toEqual(['抓好党的建设'])
  })
})

describe('a table of a document that is cut at the end of a page', () => {
  const table = (rows: string[][]) => new Table({ rows: rows.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) })) })
  const head = ['序号', '事项名称', '对应上级部门', '上级部门职责', '镇街配合职责']
  async function importDocument(children: (Table | Paragraph)[]) {
    return importSheets(await readTable('清单.docx', new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))), 'COORDINATION')
  }

  it('goes on under its header', async () => {
    const { items, errors, sheets } = await importDocument([new Paragraph('配合履职事项清单'), table([head, ['1', '河道采砂', '水利局', '主管', '巡查']]), new Paragraph(''), table([['2', '秸秆禁烧', '农业农村局', '组织', '巡查']])])
    expect(errors).toEqual([])
    expect(items.map(({ name, leadDepartment }) => [name, leadDepartment])).toEqual([['河道采砂', '水利局'], ['秸秆禁烧', '农业农村局']])
    expect(sheets[1]).toMatchObject({ sheet: '表格2', headerRow: null, title: null, rows: 1 })
  })

  it('does not where words stand between, or the columns are others', async () => {
    for (const between of [[new Paragraph('附：通讯录'), table([['张三', '1', '2', '3', '4']])], [new Paragraph(''), table([['张三', '138']])]]) {
      const { errors } = await importDocument([table([head, ['1', '河道采砂', '水利局', '主管', '巡查']]), ...between])
      expect(errors).toMatchObject([{ sheet: '表格2', code: 'HEADER_NOT_UNDERSTOOD' }])
    }
  })
})

describe('rows', () => {
  it('take what a merged group says once, in a workbook', async () => {
    const { items } = await importBook({
      表: { rows: [['主管部门', '编码', '事项名称', '行使层级'], ['民政局', 'A1', '甲', '镇级'], [null, 'A2', '乙', null], ['公安局', 'A3', '丙', '镇级']], merges: ['A2:A3', 'D2:D3'] },
    })
    expect(items.map(({ competentDepartment, exerciseLevels }) => [competentDepartment, exerciseLevels])).toEqual([['民政局', ['TOWNSHIP']], ['民政局', ['TOWNSHIP']], ['公安局', ['TOWNSHIP']]])
  })

  it('take the value above for a blank where the column is grouped, in a .csv', async () => {
    const { items } = await importText('主管部门,事项编码,事项名称\n民政局,A1,甲\n,A2,乙\n公安局,A3,丙\n,A4,丁\n')
    expect(items.map(({ competentDepartment }) => competentDepartment)).toEqual(['民政局', '民政局', '公安局', '公安局'])
  })

  it('without a department are errors where the column is filled row by row', async () => {
    const { errors } = await importText('主管部门,事项编码,事项名称\n民政局,A1,甲\n民政局,A2,乙\n,A3,丙\n公安局,A4,丁\n')
    expect(errors).toMatchObject([{ row: 4, column: '主管部门', letter: 'A', value: '', code: 'MISSING_DEPARTMENT' }])
  })

  it('under one name and number are one item with several bases, and one duty for each department', async () => {
    const { items, errors } = await importBook({
      表: {
        rows: [['序号', '事项名称', '牵头部门', '县级部门职责', '依据'], [1, '河道采砂管理', '水利局', '主管采砂', '《水法》第三十九条'], [null, null, '公安局', '查处犯罪', '《刑法》第三百四十三条'], [2, '秸秆禁烧', '农业农村局', '组织禁烧', null]],
        merges: ['A2:A3', 'B2:B3'],
      },
    }, 'COORDINATION')
    expect(errors).toEqual([])
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({
      leadDepartment: '水利局', legalBases: [{ law: '水法', article: '第三十九条' }, { law: '刑法', article: '第三百四十三条' }],
      duties: [{ party: '水利局', text: '主管采砂' }, { party: '公安局', text: '查处犯罪' }],
    })
  })

  it('of sub-items under one main item are items of their own, also where its code stands once for all', async () => {
    const { items, errors } = await importBook({
      表: { rows: [['项目编码', '项目名称', '子项'], ['A1', '残疾人证办理', '新办'], [null, null, '换领'], ['A2', '生育登记', null]], merges: ['A2:A3', 'B2:B3'] },
    })
    expect(errors).toEqual([])
    expect(items.map(({ code, name }) => [code.replace(/-\w{4}$/, '-…'), name])).toEqual([['A1', '残疾人证办理（新办）'], ['A1-…', '残疾人证办理（换领）'], ['A2', '生育登记']])
  })

  it('are neither notes, totals, headings, signatures, repeated headers nor numbers without an item', async () => {
    const { items, errors, sheets } = await importBook({
      表: {
        rows: [
          ['序号', '事项名称', '事项编码'], ['一、民政（2项）', null, null], [1, '低保', 'A1'], ['序号', '事项名称', '事项编码'], [2, '特困', 'A2'], ['二、公安', null, null], [3, '户口', 'A3'], [4, null, null],
          ['民政局小计', '2项', null], ['合计', 3, null], ['注：1.本表由编办解释', null, null], ['2.自发布之日起施行', null, null], ['说明', null, '动态调整'], ['填表人：张三', '审核人：李四', null],
          [null, null, '2024年3月1日'], [null, '以下空白', null],
        ],
        merges: ['A2:C2', 'A6:C6', 'A11:C11', 'A12:C12'],
      },
    }, 'BASIC_DUTY')
    expect(errors).toEqual([])
    expect(items.map(({ name, domain }) => [name, domain])).toEqual([['低保', '民政'], ['特困', '民政'], ['户口', '公安']])
    expect(sheets[0]!.notes).toEqual(['注：1.本表由编办解释', '2.自发布之日起施行', '说明 动态调整', '以下空白'])
  })

  it('with line breaks, stretched names and full-width digits are tidied', async () => {
    const { items } = await importText('事项编码,事项名称,主管部门,法定时限\n"Ａ０１ ","８０周岁以上老年人\n高龄津贴申请",民 政 局,３０日\n')
    expect(items).toMatchObject([{ code: 'A01', name: '80周岁以上老年人高龄津贴申请', competentDepartment: '民政局', statutoryLimit: { amount: 30 } }])
  })

  it('of a list without codes get codes that stay when the list is renumbered or sorted anew', async () => {
    const codes = async (text: string) => new Map((await importText(text, 'BASIC_DUTY')).items.map(({ name, code }) => [name, code]))
    const first = await codes('序号,事项名称\n1,抓好党的建设\n2,做好信访工作\n')
    const second = await codes('序号,事项名称\n1,新事项\n2,做好信访工作\n3,抓好党的建设\n')
    expect(first.get('抓好党的建设')).toMatch(/^JB-[0-9A-F]{10}$/)
    expect([second.get('抓好党的建设'), second.get('做好信访工作')]).toEqual([...first.values()])
  })
})
