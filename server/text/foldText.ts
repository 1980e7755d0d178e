import { OffsetMap, type Replacement } from './OffsetMap.ts'
import { simplifyCharacters } from './simplify.ts'

export interface FoldedText {
  readonly text: string
  /** From the text given (raw) to the folded one (clean). */
  readonly map: OffsetMap
}

/** Full-width ASCII, which is what most marks in Chinese are: of the same length as what it stands for. */
const FULL_WIDTH = /[\uff01-\uff5e](?!\p{M})/gu
const TO_ASCII = 0xff01 - 0x21
/** ASCII, CJK ideographs and what usually stands beside them are their own NFKC form, so only the rest needs a look. */
const UNSETTLED = /[^\u0000-\u007f\u2013-\u2016\u2018-\u201f\u3001-\u3020\u4e00-\u9fff\p{M}]\p{M}*|[\u0000-\u007f\u2013-\u2016\u2018-\u201f\u3001-\u3020\u4e00-\u9fff]\p{M}+/gu

/**
 * Folds a text for comparing: Unicode NFKC (ＰＰＴ → PPT, ⼈ → 人, ㎡ → m2), then traditional to simplified character by
 * character. NFKC is applied to each character with the marks that follow it, so every offset can be led back.
 */
export function foldText(raw: string): FoldedText {
  const text = raw.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - TO_ASCII))
  const replacements: Replacement[] = []
  let folded = ''
  let copied = 0
  for (const match of text.matchAll(UNSETTLED)) {
    const after = match[0].normalize('NFKC')
    if (after === match[0]) continue
    const rawEnd = match.index + match[0].length
    replacements.push({ rawStart: match.index, rawEnd, after })
    folded += text.slice(copied, match.index) + after
    copied = rawEnd
  }
  return { text: simplifyCharacters(folded + text.slice(copied)), map: new OffsetMap(replacements) }
}
