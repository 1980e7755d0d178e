import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { KnownError } from '../../errors.ts'

const MEBIBYTE = 1024 * 1024
const MAX_ENTRIES = 5_000
/** All parts together, pictures too. */
const MAX_INFLATED_BYTES = 200 * MEBIBYTE
/** The parts that are parsed: markup takes some twenty times its size in memory. */
const MAX_MARKUP_BYTES = 40 * MEBIBYTE
/** Markup shrinks at most some fifty times; more than that, beyond a size that does no harm, is made to burst. */
const MAX_RATIO = 150
const HARMLESS_BYTES = 8 * MEBIBYTE

/**
 * Inflates a .docx under limits and returns its markup parts by path; pictures, fonts and embedded files are inflated, checked and dropped.
 * The directory's declared sizes are checked first, and the real ones while inflating, so that a lying directory does not help a zip bomb.
 * Throws INVALID, naming the file, for a broken, truncated or encrypted archive, a zip bomb, and an archive that is no Word document.
 */
export async function readDocxParts(name: string, bytes: Uint8Array): Promise<Map<string, Buffer>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const entries = await listEntries(name, zip)
    const parts = new Map<string, Buffer>()
    for (const entry of entries) {
      const content = await inflate(zip, entry)
      if (content) parts.set(entry.fileName, content)
    }
    if (!parts.has('[Content_Types].xml')) throw new Error('no content types')
    return parts
  } catch (error) {
    if (error instanceof KnownError) throw error
    throw new KnownError('INVALID', `文件“${name}”已损坏或不完整，无法作为 Word 文档打开。请重新下载或复制一份，能在 Word 或 WPS 中打开后再导入。`)
  }
}

async function listEntries(name: string, zip: ZipFile): Promise<Entry[]> {
  const bomb = (found: string) => new KnownError('INVALID', `文件“${name}”解压后过大（${found}），可能是恶意的压缩包，没有导入。如果确是正常文档，请删去其中的图片、附件，或拆成几份后重新导入。`)
  if (zip.entryCount > MAX_ENTRIES) throw bomb(`内含 ${zip.entryCount} 个部件，上限 ${MAX_ENTRIES} 个`)
  const entries: Entry[] = []
  let inflated = 0
  let markup = 0
  let compressed = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new KnownError('INVALID', `文件“${name}”加了密码，无法读取。请取消密码，另存为 .docx 后重新导入。`)
    entries.push(entry)
    inflated += entry.uncompressedSize
    compressed += entry.compressedSize
    if (isMarkup(entry.fileName)) markup += entry.uncompressedSize
    if (inflated > MAX_INFLATED_BYTES) throw bomb(`超过 ${MAX_INFLATED_BYTES / MEBIBYTE} MB`)
    if (markup > MAX_MARKUP_BYTES) throw bomb(`其中文字部分超过 ${MAX_MARKUP_BYTES / MEBIBYTE} MB`)
  }
  if (inflated > HARMLESS_BYTES && inflated > compressed * MAX_RATIO) throw bomb(`压缩比超过 ${MAX_RATIO} 倍`)
  return entries
}

/** The content of a markup part, null for any other. The library stops the stream as soon as more comes out than the directory declared. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let checksum = 0
  for await (const chunk of await zip.openReadStreamPromise(entry) as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum)
    if (isMarkup(entry.fileName)) chunks.push(chunk)
  }
  if (checksum !== entry.crc32) throw new Error('checksum differs')
  return isMarkup(entry.fileName) ? Buffer.concat(chunks) : null
}

function isMarkup(path: string): boolean {
  return /\.(?:xml|rels)$/i.test(path)
}
