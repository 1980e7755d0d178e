import { foldText, type FoldedText } from '../text/foldText.ts'

/**
 * The one form in which texts and queries are compared: plain simplified characters, small letters, nothing invisible.
 * Ｘ縣鄉 → x县乡. Offsets lead back to the text given.
 */
export function foldForSearch(text: string): FoldedText {
  const { text: folded, map } = foldText(text.toWellFormed())
  const small = folded.toLowerCase()
  // A few letters (İ) grow when made small, which would shift every offset behind them.
  const sameLength = small.length === folded.length ? small : folded.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  return { text: sameLength.replace(/\p{Cc}/gu, ' '), map }
}
