import { simplifyCharacters } from '../../text/simplify.ts'

/** A text as it is compared, with the way back. */
export interface Folded {
  readonly text: string
  /** The text it was made from. */
  readonly raw: string
  /** For each code unit of `text` its place in `raw`. */
  readonly places: readonly number[]
}

/** Between them every character is its own folded form. */
const FIRST_IDEOGRAPH = '\u4e00'
const LAST_IDEOGRAPH = '\u9fff'
const DROPPED = /[\s“”"'‘’「」『』《》〈〉]/

/**
 * Folds width, script and case and leaves out blanks, quotation and title marks, so that what two hands wrote differently compares equal:
 * `编制“县乡协同事项”清单` → `编制县乡协同事项清单`, `乡镇（街道）` → `乡镇(街道)`.
 */
export function foldForMatch(raw: string): Folded {
  const simple = simplifyCharacters(raw)
  const places: number[] = []
  let text = ''
  for (let at = 0; at < simple.length; at += 1) {
    const character = simple.charAt(at)
    if (character >= FIRST_IDEOGRAPH && character <= LAST_IDEOGRAPH) {
      places.push(at)
      text += character
      continue
    }
    if (DROPPED.test(character)) continue
    const folded = character.normalize('NFKC').toLowerCase().replace(/\s/g, '')
    for (let unit = 0; unit < folded.length; unit += 1) places.push(at)
    text += folded
  }
  return { text, raw, places }
}

const PAIRS: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '」': '「', '』': '『', '》': '《', '〉': '〈' }

/**
 * The words of the raw text behind a range of the folded one. A mark that is closed among them is opened among them too, when it stands
 * right before: of `编制“县乡协同事项”清单` the words “县乡协同事项”清单.
 */
export function sliceRaw({ raw, places }: Folded, start: number, end: number): string {
  const from = places[start] ?? raw.length
  const to = (places[end - 1] ?? from - 1) + 1
  const words = raw.slice(from, to)
  const before = raw.charAt(from - 1)
  const closing = Object.keys(PAIRS).find((mark) => PAIRS[mark] === before)
  const isHalf = closing !== undefined && words.includes(closing) && !words.slice(0, words.indexOf(closing)).includes(before)
  return isHalf ? before + words : words
}
