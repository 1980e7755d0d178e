import type { FoldedText } from '../text/foldText.ts'
import { OffsetMap, type Replacement } from '../text/OffsetMap.ts'

/**
 * Marks and blanks beside a Chinese character and inside a clause: “四不两直”工作法, 县、乡、村. They part words, not what is written.
 * The marks between clauses and sentences stay, and so do _ and *, which stand for characters that were taken out.
 */
const INNER_MARKS = /(?<=\p{Script=Han})[^\p{L}\p{N}。.!?;,:\n_*]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[^\p{L}\p{N}。.!?;,:\n_*]+(?=\p{Script=Han})/gu

/**
 * A folded text as it is compared with a phrase, which may be typed with its marks or without: “四不两直”工作法 → 四不两直工作法.
 * Offsets lead back to the folded text.
 */
export function dropInnerMarks(folded: string): FoldedText {
  const replacements: Replacement[] = []
  const text = folded.replace(INNER_MARKS, (marks, at: number) => {
    replacements.push({ rawStart: at, rawEnd: at + marks.length, after: '' })
    return ''
  })
  return { text, map: new OffsetMap(replacements) }
}
