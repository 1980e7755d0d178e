import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { KnownError } from '../../errors.ts'
import { chinesePdf } from '../../testing/chinesePdf.ts'
import { extractPdfText } from './extractPdfText.ts'

const PAGES = [['关于加强基层治理的意见', '一、总体要求', '坚持和加强党对基层治理的全面领导，把基', '层治理同基层党建结合起来。'], ['二、将154项事项下放乡村']]

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  expect(error.code).toBe('INVALID')
  return error.message
}

/** The same document, claiming to be encrypted with a password that the empty one does not match. */
function withPassword(bytes: Uint8Array): Buffer {
  const key = (digit: string) => `<${digit.repeat(64)}>`
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key('a')} /U ${key('b')} >> /ID [${key('c')} ${key('c')}]`
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace('trailer <<', `trailer << ${encryption}`), 'latin1')
}

describe('text of a PDF', () => {
  it.each(['ToUnicode', 'UniGB-UCS2-H', 'GBK-EUC-H'] as const)('keeps printed lines as lines and marks new pages, with a font encoded by %s', async (encoding) => {
    expect(await extractPdfText('意见.pdf', chinesePdf(PAGES, encoding))).toBe(`${PAGES[0]?.join('\n')}\n\f二、将154项事项下放乡村`)
  })

  it.each([50, 120, 400])('closes the gaps of a line that is set wide, by %i thousandths of an em', async (gap) => {
    const lines = ['基层治理是国家治理的基石，共154项', '张三 李四 王五', '通 知']
    const narrow = Buffer.from(chinesePdf([lines])).toString('latin1')
    const wide = narrow.replace(/<([0-9a-f]+)> Tj/, (_text, codes: string) => `[${codes.replace(/.{4}/g, `<$&> -${gap} `)}] TJ`)
    const [first = '', ...others] = (await extractPdfText('意见.pdf', Buffer.from(wide, 'latin1'))).split('\n')
    expect(first.replace(/(?<=[\d共]) (?=[\d项])/g, '')).toBe(lines[0])
    expect(others).toEqual(lines.slice(1))
  })

  it('reads what a common library writes', async () => {
    const pdf = await PDFDocument.create()
    const font = await pdf.embedFont(StandardFonts.Helvetica)
    const page = pdf.addPage()
    page.drawText('13710 working rules', { x: 50, y: 700, font })
    page.drawText('154 items, 33 of them in villages', { x: 50, y: 670, font })
    expect(await extractPdfText('rules.pdf', await pdf.save())).toBe('13710 working rules\n154 items, 33 of them in villages')
  })

  it('leaves the bytes it was given in place', async () => {
    const bytes = chinesePdf(PAGES)
    const before = Buffer.from(bytes)
    await extractPdfText('意见.pdf', bytes)
    expect(before.equals(bytes)).toBe(true)
  })

  it('says that a truncated PDF is incomplete, also where the beginning alone could be read', async () => {
    const whole = chinesePdf(PAGES)
    expect(await messageOf(extractPdfText('半截.pdf', whole.subarray(0, whole.length - 300)))).toMatch(/^文件“半截\.pdf”不完整：缺少 PDF 的结尾部分/)
  })

  it('says that a PDF without objects is damaged', async () => {
    expect(await messageOf(extractPdfText('坏.pdf', Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer << >>\nstartxref\n9\n%%EOF')))).toMatch(/^文件“坏\.pdf”已损坏或不完整/)
  })

  it('says that a PDF needs its password', async () => {
    expect(await messageOf(extractPdfText('加密.pdf', withPassword(chinesePdf(PAGES))))).toMatch(/^文件“加密\.pdf”加了打开密码/)
  })

  it('says that a PDF of pictures, or of page numbers only, has no text layer', async () => {
    const scan = await PDFDocument.create()
    scan.addPage()
    scan.addPage()
    expect(await messageOf(extractPdfText('扫描.pdf', await scan.save()))).toContain('文件“扫描.pdf”没有文字层（共 2 页），多半是扫描件')
    expect(await messageOf(extractPdfText('页码.pdf', chinesePdf([['1'], ['— 2 —']])))).toContain('没有文字层')
  })

  it('says that a text layer without a character table is unreadable', async () => {
    const numbered = Buffer.from(chinesePdf(PAGES)).toString('latin1').replace('/ToUnicode 4 0 R', '').replace(/<([0-9a-f]+)> Tj/g, (_text, codes: string) => `<${codes.replace(/.{4}/g, (code) => (Number.parseInt(code, 16) * 97 + 0x0400).toString(16).padStart(4, '0'))}> Tj`)
    expect(await messageOf(extractPdfText('无表.pdf', Buffer.from(numbered, 'latin1')))).toMatch(/^文件“无表\.pdf”的文字层是乱码/)
  })

  it('stops at its deadline and says so', async () => {
    expect(await messageOf(extractPdfText('很长.pdf', chinesePdf(PAGES), performance.now() - 1))).toContain('读取文件“很长.pdf”用时过长')
  })
})
