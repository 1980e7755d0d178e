import { deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { writeZip } from '../../ingest/read/writeZip.ts'
import { workbookBytes } from '../../testing/workbookBytes.ts'
import { readTable } from './readTable.ts'

const LIST = '序号,事项名称,申请材料\r\n1,最低生活保障申请,"书面申请\n证明材料"\r\n\r\n2,"特困人员救助供养申请，含""五保""",身份证\r\n'
const SHOWN = [
  [1, ['序号', '事项名称', '申请材料']],
  [2, ['1', '最低生活保障申请', '书面申请\n证明材料']],
  [4, ['2', '特困人员救助供养申请，含"五保"', '身份证']],
]

async function shown(name: string, bytes: Uint8Array) {
  const [sheet] = await readTable(name, bytes)
  return sheet!.rows.map(({ number, texts }) => [number, texts])
}

describe('a .csv', () => {
  it.each([
    ['UTF-8', Buffer.from(LIST)], ['UTF-8 with byte order mark', Buffer.from(`\ufeff${LIST}`)], ['GB18030', iconv.encode(LIST, 'gb18030')], ['UTF-16', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
  ])('in %s is read, quoted line breaks and row numbers as a spreadsheet shows them', async (_, bytes) => {
    expect(await shown('清单.csv', bytes)).toEqual(SHOWN)
  })

  it.each([[';'], ['\t']])('separated by “%s” is read', async (separator) => {
    expect(await shown('清单.csv', Buffer.from(LIST.replaceAll(',', separator)))).toEqual(SHOWN)
  })

  it('may tell its separator in a first line that no spreadsheet shows, and keep codes from becoming numbers', async () => {
    expect(await shown('清单.csv', Buffer.from('sep=;\r\n编码;名称，别名\r\n"=""00123""";甲，乙\r\n'))).toEqual([[1, ['编码', '名称，别名']], [2, ['00123', '甲，乙']]])
  })

  it('with semicolons inside its cells is still separated by commas', async () => {
    const rows = '序号,事项名称,行使层级,申请材料\n1,甲,镇级;村级,申请书;身份证;户口簿\n2,乙,镇级;村级,申请书;身份证;户口簿\n'
    expect((await shown('清单.csv', Buffer.from(rows)))[1]).toEqual([2, ['1', '甲', '镇级;村级', '申请书;身份证;户口簿']])
  })

  it('is called as its file', async () => {
    expect((await readTable('上报/乡镇清单.csv', Buffer.from(LIST)))[0]!.name).toBe('乡镇清单')
  })

  it('whose quotes do not close says so and what to do', async () => {
    await expect(readTable('清单.csv', Buffer.from('序号,名称\n1,"甲\n2,乙\n'))).rejects.toThrow(/清单\.csv.*引号没有成对.*另存为 \.xlsx/)
  })
})

describe('a workbook', () => {
  it('gives values as shown: results, dates, rich text, leading zeros, long codes', async () => {
    const bytes = await workbookBytes({
      一: {
        rows: [[1, 123456789012345, new Date(Date.UTC(2022, 1, 11)), '是\n否', true as unknown as string]],
        adjust: (sheet) => {
          sheet.getCell('A1').numFmt = '000'
          sheet.getCell('F1').value = { formula: '1+1', result: '合计2' }
          sheet.getCell('G1').value = { richText: [{ text: '最低' }, { font: { bold: true }, text: '生活保障' }] }
          sheet.getCell('AB1').value = { text: '指南', hyperlink: 'https://example.org/' }
        },
      },
    })
    const [sheet] = await readTable('清单.xlsx', bytes)
    expect(sheet!.rows[0]!.texts.slice(0, 7)).toEqual(['001', '123456789012345', '2022-02-11', '是\n否', '是', '合计2', '最低生活保障'])
    expect(sheet!.rows[0]!.texts[27]).toBe('指南')
  })

  it('resolves merged cells and tells them from values of their own', async () => {
    const bytes = await workbookBytes({ 一: { rows: [['目录', null], ['民政局', '甲'], [null, '乙'], ['公安局', '丙']], merges: ['A1:B1', 'A2:A3'] } })
    const [sheet] = await readTable('清单.xlsx', bytes)
    expect(sheet!.rows.map(({ texts }) => texts)).toEqual([['目录', '目录'], ['民政局', '甲'], ['民政局', '乙'], ['公安局', '丙']])
    expect([...sheet!.rows[0]!.fromLeft]).toEqual([1])
    expect([...sheet!.rows[2]!.fromAbove]).toEqual([0])
  })

  it('has its sheets in order, hidden ones known as such', async () => {
    const sheets = await readTable('清单.xlsx', await workbookBytes({ 第二批: { rows: [['甲']] }, 选项: { rows: [['乙']], isHidden: true }, 第一批: { rows: [] } }))
    expect(sheets.map(({ name, isHidden, rows }) => [name, isHidden, rows.length])).toEqual([['第二批', false, 1], ['选项', true, 1], ['第一批', false, 0]])
  })

  it('with a range merged over a whole sheet costs no more than its cells', async () => {
    const bytes = await handMade('<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    expect((await readTable('清单.xlsx', bytes))[0]!.rows).toEqual([{ number: 1, texts: ['甲'], fromAbove: new Set(), fromLeft: new Set() }])
  })

  it('decodes what Excel escapes', async () => {
    const bytes = await handMade('<row><c t="inlineStr"><is><t>甲_x000D_\n乙_x005F_x000D_</t></is></c></row>')
    expect((await readTable('清单.xlsx', bytes))[0]!.rows[0]!.texts).toEqual(['甲\r\n乙_x000D_'])
  })
})

describe('a table of a document', () => {
  it('is read with its merged cells, several paragraphs in a cell, and the paragraph before it', async () => {
    const cell = (text: string, options: { rowSpan?: number, columnSpan?: number } = {}) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...options })
    const table = new Table({
      rows: [
        new TableRow({ children: [cell('序号'), cell('事项名称'), cell('牵头部门')] }),
        new TableRow({ children: [cell('1'), cell('河道采砂管理\n（含巡查）'), cell('水利局', { rowSpan: 2 })] }),
        new TableRow({ children: [cell('2'), cell('节约用水监督')] }),
        new TableRow({ children: [cell('注：本表由县委编办解释', { columnSpan: 3 })] }),
      ],
    })
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('配合履职事项清单'), table] }] }))
    const [sheet] = await readTable('清单.docx', bytes)
    expect(sheet).toMatchObject({ name: '表格1', caption: '配合履职事项清单' })
    expect(sheet!.rows.map(({ texts }) => texts)).toEqual([
      ['序号', '事项名称', '牵头部门'], ['1', '河道采砂管理\n（含巡查）', '水利局'], ['2', '节约用水监督', '水利局'], Array<string>(3).fill('注：本表由县委编办解释'),
    ])
    expect([...sheet!.rows[2]!.fromAbove]).toEqual([2])
  })

  it('a document without one is no list', async () => {
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('讲话')] }] }))
    await expect(readTable('讲话.docx', bytes)).rejects.toThrow(/没有表格/)
  })
})

describe('a file that cannot be read is refused in one sentence with what to do', () => {
  it('of 200 MB', async () => {
    await expect(readTable('大.xlsx', new Uint8Array(200 * 1024 * 1024))).rejects.toThrow(/有 200 MB，超过.*最大 50 MB.*拆成几份/)
  })

  it('that unpacks to far more than it is', async () => {
    const bomb = zipOf({ 'xl/workbook.xml': Buffer.from('<workbook/>'), 'xl/worksheets/sheet1.xml': Buffer.alloc(120 * 1024 * 1024, ' ') })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    await expect(readTable('炸弹.xlsx', bomb)).rejects.toThrow(/解压后过大.*压缩比/)
  })

  it('whose directory declares less than it unpacks to', async () => {
    const parts = partsOf('<row><c t="inlineStr"><is><t>甲</t></is></c></row>'.repeat(1000))
    const bytes = zipOf(parts, { 'xl/worksheets/sheet1.xml': 100 })
    await expect(readTable('谎报.xlsx', bytes)).rejects.toThrow(/已损坏或不完整/)
  })

  it('that points to one long text from every cell', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(150)
    const bytes = writeZip(new Map(Object.entries(partsOf(Array.from({ length: 150 }, () => `<row>${cells}</row>`).join(''), '', `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`))))
    await expect(readTable('长.xlsx', bytes)).rejects.toThrow(/解压后过大（工作表“一”的单元格太多）/)
  })

  it('with a password', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(readTable('加密.xlsx', ole)).rejects.toThrow(/加了打开密码.*取消密码/)
  })

  it('in the old format, damaged, or empty', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), Buffer.from('Workbook', 'utf16le')])
    await expect(readTable('旧.xls', ole)).rejects.toThrow(/旧版 Excel 工作簿.*另存为 \.xlsx/)
    await expect(readTable('坏.xlsx', (await handMade('<row>')).subarray(0, -40))).rejects.toThrow(/已损坏或不完整/)
    await expect(readTable('坏.xlsx', await handMade('<row><c></row>'))).rejects.toThrow(/已损坏或不完整/)
    await expect(readTable('空.csv', new Uint8Array())).rejects.toThrow(/是空的/)
  })
})

function partsOf(rows: string, after = '', strings = '<sst/>'): Record<string, Buffer> {
  return Object.fromEntries(Object.entries({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': strings,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
  }).map(([path, text]) => [path, Buffer.from(text)]))
}

function handMade(rows: string, after = ''): Promise<Buffer> {
  return Promise.resolve(writeZip(new Map(Object.entries(partsOf(rows, after)))))
}

/** A compressed archive; `declared` sizes may lie. */
function zipOf(parts: Record<string, Buffer>, declared: Record<string, number> = {}): Buffer {
  const stored = Object.entries(parts).map(([path, content]) => ({ path, packed: deflateRawSync(content), size: declared[path] ?? content.length }))
  const zip = writeZip(new Map(stored.map(({ path, packed }) => [path, packed])))
  for (const { path, size } of stored) {
    for (let at = zip.indexOf(path); at >= 0; at = zip.indexOf(path, at + 1)) {
      const isLocal = zip.readUInt32LE(at - 30) === 0x04034b50
      const method = at - (isLocal ? 22 : 36)
      zip.writeUInt16LE(8, method)
      zip.writeUInt32LE(size, method + 14)
    }
  }
  return zip
}
