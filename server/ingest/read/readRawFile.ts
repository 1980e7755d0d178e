import { createHash } from 'node:crypto'
import { KnownError } from '../../errors.ts'
import type { MediaType, RawFile } from '../RawFile.ts'
import { declaredEncodingOf } from './declaredEncodingOf.ts'
import { decodeText, type DecodedText } from './decodeText.ts'
import { extractDocxText } from './extractDocxText.ts'
import { extractHtmlText } from './extractHtmlText.ts'
import { extractPdfText } from './extractPdfText.ts'
import { mediaTypeOf } from './mediaTypeOf.ts'

/** 50 MB; nothing larger is read. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** Message for a file that is too large, for those who know its size before they have its bytes. */
export function tooLargeMessage(name: string, size: number): string {
  return `文件“${name}”有 ${Math.ceil(size / 1024 / 1024)} MB，超过 ${MAX_FILE_BYTES / 1024 / 1024} MB 的上限。请拆成几份，或删去其中的图片后重新导入。`
}

/**
 * Reads the text out of a file. `deadline` is on the clock of `performance.now()`.
 * Throws INVALID with one message that names the file, what is wrong and what to do: empty, too large, of another kind than its name says,
 * of an unsupported kind, broken, encrypted, a zip bomb, a scan without text, or without any text.
 */
export async function readRawFile(name: string, bytes: Uint8Array, deadline = Infinity): Promise<RawFile> {
  if (bytes.length > MAX_FILE_BYTES) throw new KnownError('INVALID', tooLargeMessage(name, bytes.length))
  const mediaType = mediaTypeOf(name, bytes)
  const { text, encoding } = await extractText(name, bytes, mediaType, deadline)
  if (text.trim() === '') throw new KnownError('INVALID', `文件“${name}”里没有文字。请打开它检查内容是否完整，再重新导入。`)
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, encoding, text }
}

async function extractText(name: string, bytes: Uint8Array, mediaType: MediaType, deadline: number): Promise<{ text: string, encoding: string | null }> {
  switch (mediaType) {
    case 'application/pdf':
      return { text: await extractPdfText(name, bytes, deadline), encoding: null }
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return { text: await extractDocxText(name, bytes), encoding: null }
    case 'text/html': {
      const { text, encoding } = decode(name, bytes, declaredEncodingOf(bytes))
      return { text: extractHtmlText(text), encoding }
    }
    case 'text/plain':
    case 'text/markdown':
      return decode(name, bytes, null)
  }
}

function decode(name: string, bytes: Uint8Array, declared: string | null): DecodedText {
  const decoded = decodeText(bytes, declared)
  if (!decoded) {
    throw new KnownError('INVALID', `文件“${name}”读不出文字：可能不是文本文件，或使用了无法识别的编码。请用原来的软件打开，另存为 UTF-8 编码的文本后重新导入。`)
  }
  return decoded
}
