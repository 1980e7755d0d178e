import { findBareTitles } from '../find/findBareTitles.ts'

/** Names this long are recognised wherever they stand, shorter ones only with an article behind them. */
const SURE_LENGTH = 5
const SHORTEST = 2

/**
 * How the names end that a text may name laws by without title marks, as numbers: by these it is found again when such a law comes in.
 *
 *     违反土地管理法的 → 土地管理法; 依据水法第十二条 → 依据水法, 据水法, 水法
 */
export function tailsOfText(text: string): number[] {
  const tails = new Set<string>()
  findBareTitles(text, [], (form) => {
    if (form.length === SURE_LENGTH) tails.add(form)
    return false
  })
  for (const { title } of findBareTitles(text, [], (form) => form.length < SURE_LENGTH)) {
    for (let start = 0; start <= title.length - SHORTEST; start += 1) tails.add(title.slice(start))
  }
  return [...tails].map(markOf)
}

/** The same of the forms of a title: a text that names it has one of these. */
export function tailsOfForms(forms: readonly string[]): number[] {
  return [...new Set(forms.map((form) => form.slice(-SURE_LENGTH)))].map(markOf)
}

/** FNV-1a, set apart from the numbers of clauses by where it begins. */
function markOf(tail: string): number {
  let value = 0x01234567
  for (let at = 0; at < tail.length; at += 1) value = Math.imul(value ^ tail.charCodeAt(at), 0x01000193)
  return value | 0
}
