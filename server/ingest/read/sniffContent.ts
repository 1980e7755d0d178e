/** What bytes really are, whatever the file is called. `empty` has no bytes; `text` is everything without a known signature. */
export type Content =
  | 'empty' | 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'odf' | 'zip' | 'broken-zip'
  | 'encrypted-office' | 'doc' | 'xls' | 'ppt' | 'ole'
  | 'rtf' | 'image' | 'archive' | 'executable' | 'media' | 'html' | 'text'

/** How a person calls that content: 内容其实是「PDF 文档」. */
export const CONTENT_NAMES: Record<Content, string> = {
  empty: '空文件',
  pdf: 'PDF 文档',
  docx: 'Word 文档（.docx）',
  xlsx: 'Excel 工作簿（.xlsx）',
  pptx: 'PowerPoint 演示文稿（.pptx）',
  ofd: 'OFD 版式文档',
  odf: 'OpenDocument 文档',
  zip: 'ZIP 压缩包',
  'broken-zip': '损坏或不完整的压缩格式',
  'encrypted-office': '加了打开密码的 Office 文档',
  doc: '旧版 Word 文档（.doc）',
  xls: '旧版 Excel 工作簿（.xls）',
  ppt: '旧版 PowerPoint 演示文稿（.ppt）',
  ole: '旧版 Office 或 WPS 文档',
  rtf: 'RTF 文档',
  image: '图片',
  archive: '压缩包',
  executable: '程序文件',
  media: '音频或视频',
  html: '网页（HTML）',
  text: '纯文本',
}

const SIGNATURES: readonly (readonly [string, Content])[] = [
  ['\x89PNG\r\n\x1a\n', 'image'], ['\xff\xd8\xff', 'image'], ['GIF87a', 'image'], ['GIF89a', 'image'],
  ['II*\0', 'image'], ['MM\0*', 'image'],
  ['Rar!\x1a\x07', 'archive'], ['7z\xbc\xaf\x27\x1c', 'archive'], ['\x1f\x8b\x08', 'archive'], ['\xfd7zXZ\0', 'archive'],
  ['\x7fELF', 'executable'], ['MZ\x90\0', 'executable'],
  ['ID3\x03', 'media'], ['ID3\x04', 'media'], ['OggS\0', 'media'],
  ['{\\rtf', 'rtf'],
]

/** Parts whose name in a ZIP directory gives the format away; names are stored uncompressed and unencrypted. */
const ZIP_PARTS: readonly (readonly [string, Content])[] = [
  ['word/document', 'docx'], ['xl/workbook', 'xlsx'], ['ppt/presentation', 'pptx'], ['OFD.xml', 'ofd'], ['META-INF/manifest.xml', 'odf'],
]

/** Streams of an OLE compound file; their names stand in its directory as UTF-16LE. */
const OLE_STREAMS: readonly (readonly [string, Content])[] = [
  ['EncryptedPackage', 'encrypted-office'], ['WordDocument', 'doc'], ['Workbook', 'xls'], ['PowerPoint Document', 'ppt'],
]

/** Recognises content by signature. Text in any encoding is `text`; an HTML document is recognised by its doctype or `<html>` tag. */
export function sniffContent(bytes: Uint8Array): Content {
  if (bytes.length === 0) return 'empty'
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.subarray(0, 1024).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return firstPart(buffer, ZIP_PARTS, 'latin1') ?? (hasZipDirectory(buffer) ? 'zip' : 'broken-zip')
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return firstPart(buffer, OLE_STREAMS, 'utf16le') ?? 'ole'
  if (head.startsWith('RIFF')) return head.slice(8, 12) === 'WEBP' ? 'image' : 'media'
  if (head.slice(4, 8) === 'ftyp') return 'media'
  const signature = SIGNATURES.find(([start]) => head.startsWith(start))
  if (signature) return signature[1]
  return looksLikeHtml(buffer) ? 'html' : 'text'
}

function firstPart(buffer: Buffer, parts: readonly (readonly [string, Content])[], encoding: 'latin1' | 'utf16le'): Content | undefined {
  return parts.find(([name]) => buffer.includes(name, 0, encoding))?.[1]
}

/** A ZIP is read from its directory, which stands at the end: what was cut short or overwritten has none. */
function hasZipDirectory(buffer: Buffer): boolean {
  const end = buffer.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > buffer.length) return false
  const isEmpty = buffer.readUInt16LE(end + 10) === 0
  return isEmpty || buffer.subarray(0, end).includes('PK\x01\x02', 0, 'latin1')
}

/** Leaving out NULs lets the same pattern see UTF-16; the byte order mark and an XML declaration may come first, comments too. */
function looksLikeHtml(buffer: Buffer): boolean {
  const start = buffer.subarray(0, 4096).toString('latin1').replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start)
}
