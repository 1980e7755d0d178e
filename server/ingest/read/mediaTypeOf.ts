import { KnownError } from '../../errors.ts'
import type { MediaType } from '../RawFile.ts'
import { CONTENT_NAMES, sniffContent, type Content } from './sniffContent.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What a name promises, by extension in lower case. */
const PROMISES: Readonly<Record<string, MediaType>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.docx': DOCX,
  '.pdf': 'application/pdf',
}

const READABLE: Partial<Record<Content, { readonly mediaType: MediaType, readonly extension: string }>> = {
  text: { mediaType: 'text/plain', extension: '.txt' },
  html: { mediaType: 'text/html', extension: '.html' },
  docx: { mediaType: DOCX, extension: '.docx' },
  pdf: { mediaType: 'application/pdf', extension: '.pdf' },
}

/** What to do with a file that cannot be read as it is. */
const ADVICE: Partial<Record<Content, string>> = {
  'encrypted-office': '请在 Word 或 WPS 中取消打开密码，另存为 .docx 后重新导入。',
  doc: '请在 Word 或 WPS 中另存为 .docx 后重新导入。',
  rtf: '请在 Word 或 WPS 中另存为 .docx 后重新导入。',
  ole: '请用原来的软件打开，另存为 .docx 后重新导入。',
  odf: '请另存为 .docx 后重新导入。',
  ofd: '请用 OFD 阅读器转换为 PDF 后重新导入。',
  xls: '表格请按事项清单另行导入；如果只需要其中的文字，请复制到 .docx 或 .txt 中。',
  xlsx: '表格请按事项清单另行导入；如果只需要其中的文字，请复制到 .docx 或 .txt 中。',
  ppt: '请把其中的文字另存为 .docx 或 .txt 后重新导入。',
  pptx: '请把其中的文字另存为 .docx 或 .txt 后重新导入。',
  image: '请先做文字识别（OCR），把结果存为 .docx 或 .txt 后重新导入。',
  'broken-zip': '请重新下载，或用原来的软件重新另存后再导入。',
  zip: '请先解压，再导入其中的文件。',
  archive: '请先解压，再导入其中的文件。',
}

/** Extensions that `mediaTypeOf` accepts, with the dot, in lower case. */
export const SUPPORTED_EXTENSIONS: readonly string[] = Object.keys(PROMISES)

const SUPPORTED = '可以导入的格式：.txt、.md、.html、.docx、.pdf。'

/** `通知.DOCX` → `.docx`; a name without a dot, or only a leading one, has none. */
export function extensionOf(name: string): string {
  return /[^/\\.][^/\\]*?(\.[^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Whether a name promises something readable; the message of the error says what to do otherwise. */
export function unsupportedNameMessage(name: string): string | null {
  const extension = extensionOf(name)
  if (extension in PROMISES) return null
  return extension === ''
    ? `文件“${name}”没有扩展名，无法知道该怎样读。请给它加上扩展名后重新导入。${SUPPORTED}`
    : `文件“${name}”的类型（${extension}）不能导入。请另存为支持的格式后重新导入。${SUPPORTED}`
}

/**
 * The media type of a file, on which its name and its bytes must agree.
 * One difference is harmless and read by content: an .html without any HTML document in it is plain text, of which nothing is lost.
 * Everything else (a .txt that is a PDF, a .docx that is HTML) throws INVALID and names what the bytes really are.
 */
export function mediaTypeOf(name: string, bytes: Uint8Array): MediaType {
  const content = sniffContent(bytes)
  if (content === 'empty') throw new KnownError('INVALID', `文件“${name}”是空的（0 字节）。请检查它是否已经下载或保存完整，再重新导入。`)
  const promised = PROMISES[extensionOf(name)]
  const found = READABLE[content]
  if (!found) throw new KnownError('INVALID', unreadableMessage(name, content, promised !== undefined))
  if (promised === undefined) {
    throw new KnownError('INVALID', unsupportedNameMessage(name) + (content === 'text' ? '' : `它的内容其实是${CONTENT_NAMES[content]}，把扩展名改为 ${found.extension} 即可。`))
  }
  if (promised === found.mediaType) return promised
  if (content === 'text' && promised === 'text/markdown') return promised
  if (content === 'text' && promised === 'text/html') return holdsTags(bytes) ? promised : 'text/plain'
  throw new KnownError('INVALID', `文件“${name}”的内容其实是${CONTENT_NAMES[content]}，与扩展名 ${extensionOf(name)} 不符。`
    + `请确认文件没有下载错或损坏；如果内容无误，把扩展名改为 ${found.extension} 后重新导入。`)
}

/** A fragment such as `<p>各乡镇：</p>` is HTML without its frame. NULs are dropped so that UTF-16 is seen too; no other encoding here puts `<` inside a character. */
function holdsTags(bytes: Uint8Array): boolean {
  return /<\/?[a-z][^<>]*>/i.test(Buffer.from(bytes).toString('latin1').replaceAll('\0', ''))
}

function unreadableMessage(name: string, content: Content, promisesText: boolean): string {
  if (content === 'broken-zip' && extensionOf(name) === '.docx') {
    return `文件“${name}”已损坏或没有下载完整，无法作为 Word 文档打开。请重新下载，或用 Word、WPS 重新另存为 .docx 后再导入。`
  }
  const advice = ADVICE[content] ?? '请换成支持的格式后重新导入。'
  const mismatch = promisesText && content !== 'encrypted-office' ? `，与扩展名 ${extensionOf(name)} 不符` : ''
  return `文件“${name}”的内容是${CONTENT_NAMES[content]}${mismatch}，不能直接导入。${advice}${SUPPORTED}`
}
