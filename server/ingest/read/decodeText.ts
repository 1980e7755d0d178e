import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { isBinaryControl, shareOfCommonCharacters } from './commonCharacters.ts'

/** IANA names. GB18030 holds GB2312 and GBK whole; Big5 is read with the Hong Kong additions. */
export type Encoding = 'UTF-8' | 'GB18030' | 'Big5' | 'UTF-16LE' | 'UTF-16BE'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/** Other names of the encodings Chinese files come in, as declarations and detectors write them. */
const ENCODING_NAMES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'UTF-8', 'utf8': 'UTF-8',
  'gb2312': 'GB18030', 'gbk': 'GB18030', 'x-gbk': 'GB18030', 'gb18030': 'GB18030', 'cp936': 'GB18030', 'gb_2312-80': 'GB18030',
  'big5': 'Big5', 'big5-hkscs': 'Big5', 'x-x-big5': 'Big5', 'cp950': 'Big5',
}

/** In this order where nothing else decides. */
const PLAUSIBLE: readonly Encoding[] = ['GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE', 'UTF-8']

/** Below this share of common characters a text is not Chinese read rightly. */
const MIN_COMMON_SHARE = 0.6
/** A damaged text may hold some U+FFFD; more of them mean the wrong encoding or a binary file. */
const MAX_REPLACED_SHARE = 0.01
const MAX_CONTROL_SHARE = 0.1
const SAMPLE_PIECE_BYTES = 32 * 1024
const SAMPLE_PIECES = 8

/**
 * Text from bytes in UTF-8, GB18030 (GBK, GB2312), Big5 or UTF-16, without its byte order mark and otherwise as it stands:
 * line endings and NULs stay, what is no character becomes U+FFFD. Null where no encoding gives readable text.
 *
 * A byte order mark decides; then valid UTF-8; then `declared` (what the file says of itself) where the bytes agree;
 * then the candidate under which most characters are common ones, the detector's order deciding between equals.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText | null {
  const encoding = encodingFromMark(bytes) ?? encodingOfUtf8(bytes) ?? declaredEncoding(bytes, declared) ?? likeliestEncoding(bytes)
  if (!encoding) return null
  const text = decode(bytes, encoding)
  return isReadable(text) ? { text, encoding } : null
}

function encodingFromMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'GB18030'
  return null
}

/** UTF-16 of ASCII letters is valid UTF-8 full of NULs: NULs make UTF-16 the first guess. */
function encodingOfUtf8(bytes: Uint8Array): Encoding | null {
  if (bytes.includes(0) && bytes.length % 2 === 0) {
    const wide = (['UTF-16LE', 'UTF-16BE'] as const).find((encoding) => {
      const text = decode(headOf(bytes), encoding)
      return !text.includes('\0') && (shareOfCommonCharacters(text) ?? 1) >= MIN_COMMON_SHARE
    })
    if (wide) return wide
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'UTF-8'
  } catch {
    return null
  }
}

function declaredEncoding(bytes: Uint8Array, declared: string | null): Encoding | null {
  const encoding = declared === null ? undefined : ENCODING_NAMES[declared.toLowerCase()]
  if (!encoding) return null
  const text = decode(sampleOf(bytes), encoding)
  return isReadable(text) && (shareOfCommonCharacters(text) ?? 1) >= MIN_COMMON_SHARE ? encoding : null
}

function likeliestEncoding(bytes: Uint8Array): Encoding | null {
  const sample = sampleOf(bytes)
  const detected = analyse(sample).flatMap((match) => ENCODING_NAMES[match.name.toLowerCase()] ?? [])
  // Up to ten characters the detector gives every multi-byte encoding the same confidence: its order says nothing then.
  const candidates = new Set(sample.length > 64 ? [...detected, ...PLAUSIBLE] : PLAUSIBLE)
  let best: Encoding | null = null
  let bestShare = MIN_COMMON_SHARE
  for (const encoding of candidates) {
    const share = shareOfCommonCharacters(decode(encoding.startsWith('UTF-16') ? headOf(bytes) : sample, encoding)) ?? 0
    if (share > bestShare || (share === bestShare && best === null)) {
      best = encoding
      bestShare = share
    }
  }
  return best
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'GB18030' || encoding === 'Big5' ? iconv.decode(bytes, encoding).replace(/^\ufeff/, '') : new TextDecoder(encoding).decode(bytes)
}

function isReadable(text: string): boolean {
  let replaced = 0
  let controls = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) replaced += 1
    else if (isBinaryControl(code)) controls += 1
  }
  return replaced <= Math.max(1, text.length * MAX_REPLACED_SHARE) && controls <= text.length * MAX_CONTROL_SHARE
}

/** The beginning, in whole UTF-16 code units. */
function headOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.min(SAMPLE_PIECE_BYTES, bytes.length - bytes.length % 2))
}

/**
 * Pieces spread over the file, so that an English preface does not decide for the Chinese after it.
 * All but the first begin after a line feed: there no multi-byte encoding but UTF-16 has a character open.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_PIECE_BYTES * SAMPLE_PIECES) return bytes
  const pieces = [bytes.subarray(0, SAMPLE_PIECE_BYTES)]
  for (let piece = 1; piece < SAMPLE_PIECES; piece += 1) {
    const from = Math.floor(bytes.length / SAMPLE_PIECES) * piece
    const window = bytes.subarray(from, from + SAMPLE_PIECE_BYTES)
    const lineFeed = window.indexOf(0x0a)
    if (lineFeed >= 0) pieces.push(window.subarray(lineFeed + 1))
  }
  return Buffer.concat(pieces.map((piece) => piece.subarray(0, piece.lastIndexOf(0x0a) + 1 || piece.length)))
}
