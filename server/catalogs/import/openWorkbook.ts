import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { KnownError } from '../../errors.ts'
import { MAX_MARKUP_BYTES, MEBIBYTE } from './tableLimits.ts'

const MAX_PARTS = 10_000
/** Markup of lists shrinks some ten to fifty times; more, beyond a size that does no harm, is made to burst. */
const MAX_RATIO = 200
const HARMLESS_BYTES = 20 * MEBIBYTE

/** The parts of an opened workbook: looked up by path, inflated one at a time, never all in memory. */
export interface WorkbookParts {
  has(path: string): boolean
  /** The text of a part in pieces; nothing when there is no such part. */
  read(path: string): AsyncIterable<string>
}

/**
 * Opens a .xlsx without inflating anything, and checks what its directory declares; the library stops a part that inflates to more than declared.
 * Only the parts asked for are ever inflated, so pictures and embedded files cost nothing. Throws INVALID for a broken archive and a zip bomb.
 */
export async function openWorkbook(name: string, bytes: Uint8Array): Promise<WorkbookParts> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const entries = await listEntries(name, zip)
    return { has: (path) => entries.has(path), read: (path) => readPart(name, zip, entries.get(path)) }
  } catch (error) {
    if (error instanceof KnownError) throw error
    throw damagedWorkbook(name)
  }
}

export function damagedWorkbook(name: string): KnownError {
  return new KnownError('INVALID', `文件“${name}”已损坏或不完整，无法作为工作簿打开。请重新下载或复制一份，能在 Excel 或 WPS 表格中打开后，另存为 .xlsx 再导入。`)
}

export function tooLargeWorkbook(name: string, found: string): KnownError {
  return new KnownError('INVALID', `文件“${name}”解压后过大（${found}），可能是恶意的压缩包，没有导入。如果确是正常清单，请删去无关的工作表和多余的空白格式，或拆成几份后重新导入。`)
}

async function listEntries(name: string, zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_PARTS) throw tooLargeWorkbook(name, `内含 ${zip.entryCount} 个部件`)
  const entries = new Map<string, Entry>()
  let inflated = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new KnownError('INVALID', `文件“${name}”加了密码，无法读取。请取消密码，另存为 .xlsx 后重新导入。`)
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue
    entries.set(entry.fileName, entry)
    inflated += entry.uncompressedSize
    if (inflated > MAX_MARKUP_BYTES) throw tooLargeWorkbook(name, `超过 ${MAX_MARKUP_BYTES / MEBIBYTE} MB`)
    if (entry.uncompressedSize > HARMLESS_BYTES && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) throw tooLargeWorkbook(name, `压缩比超过 ${MAX_RATIO} 倍`)
  }
  return entries
}

async function* readPart(name: string, zip: ZipFile, entry: Entry | undefined): AsyncIterable<string> {
  if (!entry) return
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
  } catch {
    throw damagedWorkbook(name)
  }
  yield decoder.decode()
}
