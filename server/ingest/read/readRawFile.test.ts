import { Document, Packer, Paragraph } from 'docx'
import iconv from 'iconv-lite'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KnownError } from '../../errors.ts'
import { chinesePdf } from '../../testing/chinesePdf.ts'
import { MAX_FILE_BYTES, readRawFile } from './readRawFile.ts'
import { writeZip } from './writeZip.ts'

const SENTENCE = '基层治理是国家治理的基石。'
const PAGE = `<!DOCTYPE html><html><head><meta charset="gb2312"><title>新闻</title></head><body><p>${SENTENCE}</p></body></html>`
const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(SENTENCE)] }] }))
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const compoundFile = (stream: string) => Buffer.concat([OLE, Buffer.alloc(1_000), Buffer.from(stream, 'utf16le'), Buffer.alloc(500)])
const zipOf = (path: string) => writeZip(new Map([[path, Buffer.from('<x/>')]]))

async function messageOf(name: string, bytes: Uint8Array): Promise<string> {
  const error: unknown = await readRawFile(name, bytes).then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  expect(error.code).toBe('INVALID')
  return error.message
}

describe('reading a file', () => {
  it('keeps the bytes, hashes them and says what they were', async () => {
    const bytes = iconv.encode(`${SENTENCE}\r\n`, 'gbk')
    expect(await readRawFile('讲话.TXT', bytes)).toEqual({
      name: '讲话.TXT', bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: 'text/plain', encoding: 'GB18030', text: `${SENTENCE}\r\n`,
    })
  })

  it('takes Markdown as it is', async () => {
    expect(await readRawFile('法.md', Buffer.from(`\ufeff# 总则\n\n${SENTENCE}`))).toMatchObject({ mediaType: 'text/markdown', encoding: 'UTF-8', text: `# 总则\n\n${SENTENCE}` })
  })

  it('reads a web page in the encoding it declares', async () => {
    expect(await readRawFile('页.html', iconv.encode(PAGE, 'gbk'))).toMatchObject({ mediaType: 'text/html', encoding: 'GB18030', text: SENTENCE })
  })

  it('reads a web page that declares another encoding than it has, and one in UTF-16', async () => {
    expect(await readRawFile('页.htm', Buffer.from(PAGE))).toMatchObject({ encoding: 'UTF-8', text: SENTENCE })
    expect(await readRawFile('页.htm', iconv.encode(PAGE, 'utf-16le', { addBOM: true }))).toMatchObject({ mediaType: 'text/html', encoding: 'UTF-16LE', text: SENTENCE })
  })

  it('reads a piece of a page as a page, and an .html without any tag as plain text, line by line', async () => {
    expect(await readRawFile('片.html', Buffer.from(`<p>${SENTENCE}</p>`))).toMatchObject({ mediaType: 'text/html', text: SENTENCE })
    expect(await readRawFile('纯.html', Buffer.from(`一、总则\n${SENTENCE}`))).toMatchObject({ mediaType: 'text/plain', text: `一、总则\n${SENTENCE}` })
  })

  it('reads Word and PDF, which have no encoding of their own', async () => {
    expect(await readRawFile('意见.docx', word)).toMatchObject({ encoding: null, text: SENTENCE })
    expect(await readRawFile('意见.pdf', chinesePdf([[SENTENCE]]))).toMatchObject({ mediaType: 'application/pdf', encoding: null, text: SENTENCE })
  })
})

describe('a file that cannot be read gets one message with its name, the reason and the way out', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['an empty file', '空.txt', Buffer.alloc(0), '文件“空.txt”是空的（0 字节）。请检查它是否已经下载或保存完整，再重新导入。'],
    ['blanks only', '白.txt', Buffer.from(' \r\n\t　\n'), '文件“白.txt”里没有文字。'],
    ['a page of scripts only', '空.html', Buffer.from('<html><script>run()</script></html>'), '文件“空.html”里没有文字。'],
    ['more than 50 MB', '大.txt', Buffer.alloc(MAX_FILE_BYTES + 1, 0x20), '文件“大.txt”有 51 MB，超过 50 MB 的上限。'],
    ['a PDF called .txt', '甲.txt', chinesePdf([[SENTENCE]]), '文件“甲.txt”的内容其实是PDF 文档，与扩展名 .txt 不符。请确认文件没有下载错或损坏；如果内容无误，把扩展名改为 .pdf 后重新导入。'],
    ['a Word document called .pdf', '乙.pdf', word, '其实是Word 文档（.docx），与扩展名 .pdf 不符'],
    ['a web page called .docx', '丙.docx', Buffer.from(PAGE), '其实是网页（HTML），与扩展名 .docx 不符'],
    ['a web page called .txt', '丙.txt', Buffer.from(`\n<!-- 缓存 -->\n${PAGE}`), '其实是网页（HTML），与扩展名 .txt 不符'],
    ['plain text called .pdf', '丁.pdf', Buffer.from(SENTENCE), '其实是纯文本，与扩展名 .pdf 不符'],
    ['plain text called .docx', '丁.docx', Buffer.from(SENTENCE), '其实是纯文本，与扩展名 .docx 不符'],
    ['a workbook called .docx', '表.docx', zipOf('xl/workbook.xml'), '文件“表.docx”的内容是Excel 工作簿（.xlsx），与扩展名 .docx 不符，不能直接导入。表格请按事项清单另行导入'],
    ['an archive called .docx', '包.docx', zipOf('a/b.txt'), '的内容是ZIP 压缩包，与扩展名 .docx 不符'],
    ['a damaged Word document', '坏.docx', Buffer.from('PK\x03\x04broken', 'latin1'), '文件“坏.docx”已损坏或没有下载完整，无法作为 Word 文档打开。请重新下载'],
    ['the first bytes of a Word document', '头.docx', word.subarray(0, 40), '文件“头.docx”已损坏或没有下载完整'],
    ['the first half of a Word document', '半.docx', word.subarray(0, word.length / 2), '文件“半.docx”已损坏或'],
    ['the first bytes of a ZIP called .pdf', '头.pdf', word.subarray(0, 40), '的内容是损坏或不完整的压缩格式，与扩展名 .pdf 不符，不能直接导入。请重新下载'],
    ['an empty archive called .docx', '空包.docx', writeZip(new Map()), '的内容是ZIP 压缩包，与扩展名 .docx 不符'],
    ['a Word document called .zip', '包.zip', word, '它的内容其实是Word 文档（.docx），把扩展名改为 .docx 即可。'],
    ['an encrypted Word document', '密.docx', compoundFile('EncryptedPackage'), '文件“密.docx”的内容是加了打开密码的 Office 文档，不能直接导入。请在 Word 或 WPS 中取消打开密码'],
    ['an old Word document', '旧.doc', compoundFile('WordDocument'), '文件“旧.doc”的内容是旧版 Word 文档（.doc），不能直接导入。请在 Word 或 WPS 中另存为 .docx'],
    ['an old Word document called .docx', '旧.docx', compoundFile('WordDocument'), '旧版 Word 文档（.doc），与扩展名 .docx 不符'],
    ['an old workbook', '旧.xls', compoundFile('Workbook'), '旧版 Excel 工作簿'],
    ['a picture', '图.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), '文件“图.png”的内容是图片，不能直接导入。请先做文字识别（OCR）'],
    ['a picture called .txt', '图.txt', Buffer.from('ffd8ffe000104a464946', 'hex'), '的内容是图片，与扩展名 .txt 不符'],
    ['RTF called .txt', '文.txt', Buffer.from('{\\rtf1\\ansi}'), '的内容是RTF 文档'],
    ['binary data called .txt', '乱.txt', Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256), '文件“乱.txt”读不出文字'],
    ['another kind of text', '数据.json', Buffer.from('{}'), '文件“数据.json”的类型（.json）不能导入。'],
    ['no extension', '讲话', Buffer.from(SENTENCE), '文件“讲话”没有扩展名'],
  ])('%s', async (_what, name, bytes, message) => {
    const found = await messageOf(name, bytes)
    expect(found).toContain(message)
    expect(found.startsWith(`文件“${name}”`)).toBe(true)
    expect(found).toMatch(/请|即可/)
  })
})
