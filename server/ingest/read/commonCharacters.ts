import iconv from 'iconv-lite'
import { Converter } from 'opencc-js/cn2t'

/**
 * The 3,755 characters of GB2312 level 1 (rows 16 to 55), the same ones in traditional script, and the punctuation Chinese text is set with.
 * Real Chinese consists of them almost alone, while text decoded from the wrong encoding does not:
 * `基层治理` read from GB18030 bytes as Big5 gives `價脯笥燴`, Big5 bytes of `基層治理` read as GB18030 give `膀糷獀瞶`.
 */
const COMMON: ReadonlySet<string> = new Set(readCommonCharacters())

function* readCommonCharacters(): Iterable<string> {
  const level1: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell += 1) level1.push(row, cell)
  }
  const simplified = iconv.decode(Uint8Array.from(level1), 'gb18030')
  yield* simplified
  yield* Converter({ from: 'cn', to: 't' })(simplified)
  yield* '，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕—…·～　％－ '
  for (let code = 0xff10; code <= 0xff19; code += 1) yield String.fromCodePoint(code)
}

/**
 * How Chinese a text looks: the share of common characters among those outside ASCII, 0 to 1; null where all is ASCII.
 * U+FFFD and control characters count as uncommon.
 */
export function shareOfCommonCharacters(text: string): number | null {
  let common = 0
  let judged = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80 && !isBinaryControl(code)) continue
    judged += 1
    if (COMMON.has(character)) common += 1
  }
  return judged === 0 ? null : common / judged
}

/** Control characters that no text file uses: all but tab, line feed, vertical tab, form feed, carriage return, and the old end-of-file mark U+001A. */
export function isBinaryControl(code: number): boolean {
  return code < 0x20 ? (code < 0x09 || code > 0x0d) && code !== 0x1a : code >= 0x7f && code <= 0x9f && code !== 0x85
}
