import type { FoldedText } from '../text/foldText.ts'
import { OffsetMap, type Replacement } from '../text/OffsetMap.ts'

/** What a character is to its neighbours. */
const MARK = 0
const HAN = 1
/** A letter of another script, or a number. */
const LETTER = 2
/** Between clauses, sentences and lines; and what stands for characters that were taken out. */
const BOUNDARY = 3
const BOUNDARIES = '。.!?;,:\n_*'
/** Half of a character: both halves together are one of the above. */
const HALF = 4

/**
 * A folded text as it is compared with a phrase, which may be typed with its marks or without: “四不两直”工作法 → 四不两直工作法. Marks
 * and blanks beside a Chinese character and inside a clause go: they part words, not what is written. Offsets lead back to the folded text.
 */
export function dropInnerMarks(folded: string): FoldedText {
  const roles = rolesOfUnits()
  const roleAt = (at: number): number => {
    const role = roles[folded.charCodeAt(at)] ?? BOUNDARY
    return role === HALF ? roleOfHalf(folded, at) : role
  }
  const replacements: Replacement[] = []
  let text = ''
  let copied = 0
  let before = BOUNDARY
  for (let at = 0; at < folded.length; at++) {
    const role = roleAt(at)
    if (role === MARK) {
      const start = at
      while (roleAt(at + 1) === MARK) at += 1
      const after = roleAt(at + 1)
      if (before !== BOUNDARY && after !== BOUNDARY && (before === HAN || after === HAN)) {
        replacements.push({ rawStart: start, rawEnd: at + 1, after: '' })
        text += folded.slice(copied, start)
        copied = at + 1
      }
    } else before = role
  }
  return { text: text + folded.slice(copied), map: new OffsetMap(replacements) }
}

function roleOfHalf(text: string, at: number): number {
  const before = text.codePointAt(at - 1) ?? 0
  return roleOf(String.fromCodePoint(before > 0xffff ? before : text.codePointAt(at) ?? 0))
}

function roleOf(character: string): number {
  if (BOUNDARIES.includes(character)) return BOUNDARY
  return /\p{Script=Han}/u.test(character) ? HAN : /[\p{L}\p{N}]/u.test(character) ? LETTER : MARK
}

let units: Uint8Array | null = null

/** The role of each code unit; built at first use. */
function rolesOfUnits(): Uint8Array {
  if (units !== null) return units
  const built = new Uint8Array(0x10000)
  for (let code = 0; code < built.length; code++) built[code] = code >= 0xd800 && code <= 0xdfff ? HALF : roleOf(String.fromCharCode(code))
  units = built
  return built
}
