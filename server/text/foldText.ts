import { OffsetMap, type Replacement } from './OffsetMap.ts'
import { simplifyCharacters } from './simplify.ts'

export interface FoldedText {
  readonly text: string
  /** From the text given (raw) to the folded one (clean). */
  readonly map: OffsetMap
}

/**
 * Folds a text for comparing: Unicode NFKC (ＰＰＴ → PPT, ⼈ → 人, ㎡ → m2), then traditional to simplified character by
 * character. NFKC is applied to each character with the marks that follow it, so every offset can be led back.
 */
export function foldText(text: string): FoldedText {
  const replacements: Replacement[] = []
  let folded = ''
  let copied = 0
  // CJK ideographs and ASCII are their own NFKC form, so only the rest needs a look.
  for (const match of text.matchAll(/[^\u0000-\u007f\u3001\u3002\u4e00-\u9fff\p{M}]\p{M}*|[\u0000-\u007f\u3001\u3002\u4e00-\u9fff]\p{M}+/gu)) {
    const after = match[0].normalize('NFKC')
    if (after === match[0]) continue
    const rawEnd = match.index + match[0].length
    replacements.push({ rawStart: match.index, rawEnd, after })
    folded += text.slice(copied, match.index) + after
    copied = rawEnd
  }
  return { text: simplifyCharacters(folded + text.slice(copied)), map: new OffsetMap(replacements) }
}
