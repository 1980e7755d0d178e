import iconv from 'iconv-lite'
import { simplifyCharacters } from '../../text/simplify.ts'

/** The 3,755 characters of GB2312 level 1 (rows 16 to 55), which real Chinese consists of almost alone, and the punctuation it is set with. */
const COMMON: ReadonlySet<string> = new Set(readCommonCharacters())

function* readCommonCharacters(): Iterable<string> {
  const level1: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell += 1) level1.push(row, cell)
  }
  yield* iconv.decode(Uint8Array.from(level1), 'gb18030')
  yield* '，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕—…·～　％－０１２３４５６７８９'
}

/**
 * How Chinese a text looks: the share of common characters, in either script, among those outside ASCII, 0 to 1; null where all is ASCII.
 * Text decoded from the wrong encoding has few of them: `基层治理` in GB18030 read as Big5 is `價脯笥燴`, `基層治理` in Big5 read as GB18030 is `膀糷獀瞶`.
 * U+FFFD and control characters count as uncommon.
 */
export function shareOfCommonCharacters(text: string): number | null {
  let common = 0
  let judged = 0
  for (const character of simplifyCharacters(text)) {
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
