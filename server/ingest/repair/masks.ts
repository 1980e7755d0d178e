import type { Edit } from './layerEdits.ts'
import { shortLineAround } from './lines.ts'

const CANDIDATE = /\*{1,12}|＊{1,12}|_{1,12}|X{1,12}|x{2,12}|Ｘ{1,12}|×{1,12}|[○〇◯Ｏ]{1,6}|某{2,4}/gu
const LATIN = /^[A-Za-z]$/
const HAN = /^\p{Script=Han}$/u

/**
 * Finds the signs that hide a word: 黨建引領“***路徑”, 不動_動機制, XX鎮, ×××同志, 20XX年, X市X區, ○○县, 张某某. They are marked, never guessed.
 *
 * No masks: 2*3, snake_case, XXL, XX世纪 (a Roman numeral), a footnote's star where the text has its note, bullets and
 * rules at a line's start, whole lines in **emphasis**, blanks of a form (four underscores and more).
 */
export function markMasks(text: string): Edit[] {
  const hasStarredNotes = /^[ \t　]*[*＊](?![*＊])[ \t]*(?:注|[^\s*＊])/m.test(text)
  const masks: Edit[] = []
  for (const match of text.matchAll(CANDIDATE)) {
    const sign = match[0]
    const start = match.index
    const end = start + sign.length
    if (!hides(text, sign, start, end, hasStarredNotes)) continue
    masks.push({ kind: 'MASK', start, end, after: sign, confidence: 0.9 })
  }
  return masks
}

function hides(text: string, sign: string, start: number, end: number, hasStarredNotes: boolean): boolean {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (LATIN.test(before) || LATIN.test(after)) return false
  const first = sign.charAt(0)
  if (first === 'X' || first === 'x' || first === 'Ｘ') {
    if (sign.length > 6 || text.startsWith('世纪', end)) return false
    if (sign.length === 1) return isPlace(before, text.slice(end, end + 2))
    return first !== 'x' || HAN.test(after)
  }
  if (/\d/.test(before) && /\d/.test(after)) return false
  if (first === '×') return sign.length > 1 || isPlace(before, text.slice(end, end + 2))
  if (first === '某') return true
  // 二○二二年 is written with zeros.
  if ('○〇◯Ｏ'.includes(first)) return !/[一二三四五六七八九十百千\d]/.test(before + after) && (sign.length > 1 || isPlace(before, text.slice(end, end + 2)))
  const lineStart = /(?:^|\n)[ \t　]*$/.test(text.slice(Math.max(0, start - 8), start))
  const alone = lineStart && /^\s*(?:\n|$)/.test(text.slice(end, end + 8))
  if (alone) return false
  if (first === '_') return sign.length <= 3 && !/[\d@./]/.test(before + after)
  if (lineStart && (after === ' ' || (sign.length === 1 && hasStarredNotes))) return false
  if (sign.length === 1) {
    if (hasStarredNotes && !/[届次县区市镇乡村省年月日]/.test(after)) return false
    return HAN.test(before) || HAN.test(after)
  }
  return !emphasisesLine(text, sign, start, end)
}

/** X县, ×街道: one sign hides a name only where the kind of place follows. X光 and 3×4 hide nothing. */
function isPlace(before: string, behind: string): boolean {
  return /^(?:[省市县区镇乡村](?!域|间|块)|街道|社区)/.test(behind) && !/[\p{L}\d]$/u.test(before.replace(/\p{Script=Han}/u, ''))
}

/** **一、总体要求** as a whole line is somebody's emphasis in a plain text file. */
function emphasisesLine(text: string, sign: string, start: number, end: number): boolean {
  const bounds = shortLineAround(text, start, end, 200)
  if (bounds === null) return false
  const line = text.slice(bounds.start, bounds.end).trim()
  return line.length > 2 * sign.length && line.startsWith(sign) && line.endsWith(sign) && !line.slice(sign.length, -sign.length).includes('*')
}
