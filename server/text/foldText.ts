import { OffsetMap, type Replacement } from './OffsetMap.ts'
import { simplifyCharacters } from './simplify.ts'
import { MOST_MARKS } from './toNfkc.ts'

export interface FoldedText {
  readonly text: string
  /** From the text given (raw) to the folded one (clean). */
  readonly map: OffsetMap
}

/** A character with the marks that follow it, as far as `toNfkc` takes them together. */
const MARKED = new RegExp(`.\\p{M}{0,${MOST_MARKS}}`, 'suy')

/**
 * Folds a text for comparing: Unicode NFKC (ＰＰＴ → PPT, ⼈ → 人, ㎡ → m2), then traditional to simplified character by
 * character. NFKC is applied to each character with the marks that follow it, so every offset can be led back.
 */
export function foldText(raw: string): FoldedText {
  const units = settledUnits()
  const replacements: Replacement[] = []
  let folded = ''
  let copied = 0
  const replace = (from: number, to: number, after: string): void => {
    folded += raw.slice(copied, from) + after
    copied = to
  }
  for (let at = 0; at < raw.length;) {
    const code = raw.charCodeAt(at)
    const settled = units[code] ?? 0
    if (settled !== 0 && units[raw.charCodeAt(at + 1)] !== 0) {
      if (settled !== code) replace(at, at + 1, String.fromCharCode(settled))
      at += 1
      continue
    }
    MARKED.lastIndex = at
    const [before] = MARKED.exec(raw) ?? [raw.charAt(at)]
    const after = before.normalize('NFKC')
    if (after !== before) {
      replacements.push({ rawStart: at, rawEnd: at + before.length, after })
      replace(at, at + before.length, after)
    }
    at += before.length
  }
  return { text: simplifyCharacters(folded + raw.slice(copied)), map: new OffsetMap(replacements) }
}

const FULL_WIDTH = /[\uff01-\uff5e]/
let units: Uint16Array | null = null

/**
 * For each code unit what NFKC makes of it where no mark follows, as far as that is one code unit for one: all but a few characters of any
 * text are their own form, or full-width. 0 where a closer look is needed: at marks, halves of characters and all other forms. Built at first use.
 */
function settledUnits(): Uint16Array {
  if (units !== null) return units
  const built = new Uint16Array(0x10000)
  for (let code = 0; code < built.length; code++) {
    const character = String.fromCharCode(code)
    const form = character.normalize('NFKC')
    if ((form === character && !/[\p{M}\p{Cs}]/u.test(character)) || FULL_WIDTH.test(character)) built[code] = form.charCodeAt(0)
  }
  units = built
  return built
}
