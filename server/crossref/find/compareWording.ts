import { simplifyCharacters } from '../../text/simplify.ts'

/** A stretch that both texts have, or only one of them. Joined, SAME and LEFT give the left text, SAME and RIGHT the right one save for punctuation. */
export interface WordingPart {
  readonly text: string
  readonly side: 'SAME' | 'LEFT' | 'RIGHT'
}

export interface Wording {
  readonly parts: readonly WordingPart[]
  /** Letters and figures that both have, in order. */
  readonly shared: number
  /** Of those the ones in stretches of at least `STRETCH`; letters here and there agree in any two texts. */
  readonly joined: number
  readonly left: number
  readonly right: number
}

/** Beyond this a comparison costs too much to be made while somebody waits. */
const LONGEST = 1200
const STRETCH = 4
/** Halves of a surrogate pair too: each is kept where it stands. */
const LETTER = /[\p{L}\p{N}\ud800-\udfff]/u

/**
 * Compares two wordings letter by letter; punctuation, blanks, width and script make no difference: `人民是执政的最大底气` and
 * `人民是我们党执政的最大底气` → SAME 人民是, RIGHT 我们党, SAME 执政的最大底气. By longest common subsequence, in the time of the product of the lengths.
 */
export function compareWording(left: string, right: string): Wording {
  const a = lettersOf(left.slice(0, LONGEST))
  const b = lettersOf(right.slice(0, LONGEST))
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const keys = b.map(({ key }) => key)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const { key } = a[i]!
    const row = i * width
    for (let j = keys.length - 1; j >= 0; j -= 1) {
      const below = lengths[row + width + j]!
      const beside = lengths[row + j + 1]!
      lengths[row + j] = key === keys[j] ? lengths[row + width + j + 1]! + 1 : below > beside ? below : beside
    }
  }
  const parts: { text: string; side: WordingPart['side'] }[] = []
  const put = (text: string, side: WordingPart['side']): void => {
    const last = parts.at(-1)
    if (last?.side === side) last.text += text
    else parts.push({ text, side })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one && other && one.key === other.key) {
      put(one.text, 'SAME')
      i += 1
      j += 1
    } else if (one && (!other || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      put(one.text, 'LEFT')
      i += 1
    } else {
      put(other?.text ?? '', 'RIGHT')
      j += 1
    }
  }
  const stretches = parts.filter(({ side }) => side === 'SAME').map(({ text }) => lettersOf(text).length)
  const joined = stretches.filter((length) => length >= STRETCH).reduce((sum, length) => sum + length, 0)
  return { parts, shared: lengths[0] ?? 0, joined, left: a.length, right: b.length }
}

/** Each letter or figure with the punctuation behind it. */
function lettersOf(text: string): { key: string; text: string }[] {
  const letters: { key: string; text: string }[] = []
  const simple = simplifyCharacters(text)
  for (let at = 0; at < text.length; at += 1) {
    const character = simple.charAt(at)
    const key = character >= '\u4e00' && character <= '\u9fff' ? character : LETTER.test(character) ? character.normalize('NFKC') : ''
    if (key !== '') letters.push({ key, text: text.charAt(at) })
    else if (letters.length > 0) letters[letters.length - 1]!.text += text.charAt(at)
  }
  return letters
}
