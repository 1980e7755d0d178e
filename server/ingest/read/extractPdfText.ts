import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocumentProxy } from 'unpdf'
import { KnownError } from '../../errors.ts'
import { shareOfCommonCharacters } from './commonCharacters.ts'

const MAX_PAGES = 3_000
/** A whole file ends with `startxref … %%EOF`; programs may add some bytes after it. */
const TAIL_BYTES = 4_096
/** A sound text has more than twice this share of common characters, glyph numbers have hardly any. */
const MIN_COMMON_SHARE = 0.3

/** Adobe's predefined character tables: fonts that are named but not embedded (UniGB-UCS2-H, GBK-EUC-H) have no text without them. */
const tables = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
const OPTIONS = {
  cMapUrl: join(tables, 'cmaps') + sep,
  cMapPacked: true,
  standardFontDataUrl: join(tables, 'standard_fonts') + sep,
  disableFontFace: true,
  useSystemFonts: false,
  useWasm: false,
  // A page of which only a part can be read would lose the rest silently.
  stopAtErrors: true,
  verbosity: 0,
}

const WIDE = '[\\p{sc=Han}\\u3000-\\u303f\\uff00-\\uffef]'
const WIDE_GAP = new RegExp(`(?<=${WIDE}) (?=${WIDE})`, 'gu')
const WIDE_PAIR = new RegExp(`(?<=${WIDE})(?=${WIDE})`, 'gu')

/**
 * The text layer of a PDF: one line per printed line, in the order of the page's own instructions; every page but the first begins with a form feed.
 * Hard line wraps, running titles and page numbers are left as they are printed. `deadline` is on the clock of `performance.now()`, checked between pages.
 * Throws INVALID, naming the file, for a broken, truncated or password-protected PDF, one without text or with glyph numbers instead, and one that takes too long.
 */
export async function extractPdfText(name: string, bytes: Uint8Array, deadline = Infinity): Promise<string> {
  const tail = Buffer.from(bytes.subarray(-TAIL_BYTES)).toString('latin1')
  if (!/%%EOF|startxref/.test(tail)) {
    throw new KnownError('INVALID', `文件“${name}”不完整：缺少 PDF 的结尾部分，可能没有下载完。请重新下载或复制一份后导入。`)
  }
  const pages = await readPages(name, bytes, deadline)
  const text = pages.join('\n\f')
  if (!/\p{L}/u.test(text)) {
    throw new KnownError('INVALID', `文件“${name}”没有文字层（共 ${pages.length} 页），多半是扫描件或图片。请先做文字识别（OCR），把结果存为 .docx、.txt 或带文字层的 PDF 后重新导入。`)
  }
  if (isGarbled(text)) {
    throw new KnownError('INVALID', `文件“${name}”的文字层是乱码：所用字体没有字符对照表，显示正常但取不出文字。请用原来的软件另存为 .docx，或先做文字识别（OCR）后重新导入。`)
  }
  return text
}

/** Fonts without a character table give glyph numbers instead of characters: mostly outside ASCII, and few of them common in Chinese. */
function isGarbled(text: string): boolean {
  const visible = text.replace(/[ \n\f]+/g, '')
  const beyondAscii = visible.replace(/[!-~]+/g, '').length
  return beyondAscii > visible.length / 2 && (shareOfCommonCharacters(text.replace(/[\n\f]+/g, '')) ?? 1) < MIN_COMMON_SHARE
}

async function readPages(name: string, bytes: Uint8Array, deadline: number): Promise<string[]> {
  try {
    // The reader takes the array it is given away from its owner.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), OPTIONS)
    try {
      if (pdf.numPages > MAX_PAGES) throw new KnownError('INVALID', `文件“${name}”有 ${pdf.numPages} 页，超过 ${MAX_PAGES} 页的上限。请拆成几份后重新导入。`)
      const pages: string[] = []
      for (let number = 1; number <= pdf.numPages; number += 1) {
        if (performance.now() > deadline) throw new KnownError('INVALID', `读取文件“${name}”用时过长，到第 ${number} 页时已停止。请拆成几份，或另存为 .docx 后重新导入。`)
        const page = await pdf.getPage(number)
        const { items } = await page.getTextContent()
        const text = items.map((item) => 'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '').join('')
        pages.push(text.split('\n').map(closeLetterSpacing).join('\n'))
        page.cleanup()
      }
      return pages
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    if (error instanceof KnownError) throw error
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new KnownError('INVALID', `文件“${name}”加了打开密码，无法读取。请取消密码，另存一份 PDF 后重新导入。`)
    }
    throw new KnownError('INVALID', `文件“${name}”已损坏或不完整，无法作为 PDF 读取。请重新下载或复制一份，能正常打开后再导入。`)
  }
}

/**
 * The reader turns every gap of a tenth of an em into a blank, so a line that was set wide comes as `基 层 治 理`. Where nearly all Chinese characters
 * of a line stand apart, the blanks between them are such gaps; a line with some real ones (`张三 李四`) is left alone, and so is a short one (`通 知`).
 */
function closeLetterSpacing(line: string): string {
  const apart = line.match(WIDE_GAP)?.length ?? 0
  const together = line.match(WIDE_PAIR)?.length ?? 0
  return apart >= 4 && apart >= 4 * together ? line.replace(WIDE_GAP, '') : line
}
