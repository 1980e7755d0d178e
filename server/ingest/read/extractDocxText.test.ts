import { Document, FootnoteReferenceRun, HeadingLevel, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { KnownError } from '../../errors.ts'
import { extractDocxText } from './extractDocxText.ts'
import { readDocxParts } from './readDocxParts.ts'
import { writeZip } from './writeZip.ts'

const LISTS = [{
  reference: '公文',
  levels: [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）' },
    { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
  ],
}, {
  reference: '点',
  levels: [{ level: 0, format: LevelFormat.BULLET, text: '●' }],
}]

function numbered(text: string, level: number, reference = '公文'): Paragraph {
  return new Paragraph({ text, numbering: { reference, level } })
}

async function docx(children: (Paragraph | Table)[], footnotes: Record<string, { children: Paragraph[] }> = {}): Promise<Buffer> {
  return Packer.toBuffer(new Document({ numbering: { config: LISTS }, footnotes, sections: [{ children }] }))
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  expect(error.code).toBe('INVALID')
  return error.message
}

/** One deflated part in an archive whose directory may lie about its size. */
function archiveOf(path: string, content: Buffer, declaredSize = content.length): Buffer {
  const deflated = deflateRawSync(content)
  const archive = writeZip(new Map([[path, deflated]]))
  const central = archive.indexOf('PK\x01\x02')
  for (const [place, offset] of [[0, 8], [central, 10]] as const) {
    archive.writeUInt16LE(8, place + offset)
    archive.writeUInt32LE(crc32(content), place + offset + 6)
    archive.writeUInt32LE(declaredSize, place + offset + 14)
  }
  return archive
}

describe('text of a Word document', () => {
  it('writes out the numbers that Word counts, levels starting anew', async () => {
    const file = await docx([
      new Paragraph({ text: '关于加强基层治理的意见', heading: HeadingLevel.TITLE }),
      numbered('总体要求', 0), numbered('指导思想', 1), numbered('基本原则', 1), numbered('坚持党的领导', 2), numbered('坚持人民至上', 2),
      new Paragraph({ text: '重点任务', heading: HeadingLevel.HEADING_1, numbering: { reference: '公文', level: 0 } }),
      numbered('下放事项', 1), numbered('不编号的要点', 0, '点'),
    ])
    expect(await extractDocxText('意见.docx', file)).toBe([
      '关于加强基层治理的意见', '一、总体要求', '（一）指导思想', '（二）基本原则', '1. 坚持党的领导', '2. 坚持人民至上', '二、重点任务', '（一）下放事项', '不编号的要点',
    ].join('\n'))
  })

  it('keeps footnotes after the text, with the number at which they are called', async () => {
    const file = await docx([
      new Paragraph({ children: [new TextRun('下放154项'), new FootnoteReferenceRun(1), new TextRun('，村级33项'), new FootnoteReferenceRun(2), new TextRun('。')] }),
    ], { 1: { children: [new Paragraph('见省政府公报。')] }, 2: { children: [new Paragraph('截至去年底。')] } })
    expect(await extractDocxText('讲话.docx', file)).toBe('下放154项[1]，村级33项[2]。\n[1] 见省政府公报。\n[2] 截至去年底。')
  })

  it('separates table cells by tabs and passes over pictures', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const picture = new ImageRun({ type: 'png', data: Buffer.alloc(64), transformation: { width: 10, height: 10 } })
    const file = await docx([
      new Paragraph({ children: [picture, new TextRun('附表')] }),
      new Table({ rows: [new TableRow({ children: [cell('序号'), cell('事项')] }), new TableRow({ children: [cell('1'), cell('低保认定')] })] }),
    ])
    expect(await extractDocxText('表.docx', file)).toBe('附表\n序号\t事项\n1\t低保认定')
  })

  it('keeps markup that somebody typed as text', async () => {
    expect(await extractDocxText('x.docx', await docx([new Paragraph('<script>alert(1)</script>&amp;')]))).toBe('<script>alert(1)</script>&amp;')
  })

  it('says that a truncated or altered document is damaged', async () => {
    const whole = await docx([new Paragraph('基层治理是国家治理的基石。')])
    expect(await messageOf(extractDocxText('半截.docx', whole.subarray(0, whole.length / 2)))).toMatch(/^文件“半截\.docx”已损坏或不完整/)
    const altered = Buffer.from(whole)
    altered.fill(0x41, 200, 260)
    expect(await messageOf(extractDocxText('改动.docx', altered))).toMatch(/^文件“改动\.docx”已损坏或不完整/)
  })

  it('says that a document whose parts are no Word markup cannot be read', async () => {
    const parts = await readDocxParts('x', await docx([new Paragraph('正文')]))
    parts.set('word/document.xml', Buffer.from('<w:document><w:body><w:p>'))
    expect(await messageOf(extractDocxText('坏.docx', writeZip(parts)))).toMatch(/^文件“坏\.docx”的内部结构有错/)
  })
})

describe('a zip bomb', () => {
  it('is refused by the sizes its directory declares, before anything is inflated', async () => {
    const started = performance.now()
    const bomb = archiveOf('word/media/a.bin', Buffer.alloc(210 * 1024 * 1024))
    const prepared = performance.now()
    expect(await messageOf(extractDocxText('炸弹.docx', bomb))).toContain('解压后过大（超过 200 MB）')
    expect(performance.now() - prepared).toBeLessThan(prepared - started)
  })

  it('is refused by its ratio and by the size of its markup', async () => {
    expect(await messageOf(extractDocxText('炸弹.docx', archiveOf('word/media/a.bin', Buffer.alloc(20 * 1024 * 1024))))).toContain('压缩比超过 150 倍')
    const words = Buffer.alloc(41 * 1024 * 1024, '基层治理是国家治理的基石')
    expect(await messageOf(extractDocxText('炸弹.docx', archiveOf('word/document.xml', words)))).toContain('其中文字部分超过 40 MB')
  })

  it('does not get through with a directory that lies about its size', async () => {
    expect(await messageOf(extractDocxText('说谎.docx', archiveOf('word/document.xml', Buffer.alloc(30 * 1024 * 1024), 1_000)))).toContain('已损坏或不完整')
  })

  it('is refused by its number of parts', async () => {
    const parts = new Map(Array.from({ length: 5_001 }, (_, index) => [`word/${index}.xml`, Buffer.alloc(0)]))
    expect(await messageOf(extractDocxText('碎片.docx', writeZip(parts)))).toContain('内含 5001 个部件')
  })

  it('that only claims to have few parts is refused as damaged', async () => {
    const archive = archiveOf('word/document.xml', Buffer.from('<w:document/>'))
    archive.writeUInt16LE(7, archive.length - 12)
    expect(await messageOf(extractDocxText('说谎.docx', archive))).toContain('已损坏或不完整')
  })
})
