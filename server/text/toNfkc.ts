/** What combines with the character before it, or becomes what does. */
const MARK = '[\\p{M}\\uff9e\\uff9f]'
/** No language needs more on one character: Unicode's stream-safe text has as many. */
export const MOST_MARKS = 30
const TOO_MANY = new RegExp(`${MARK}{${MOST_MARKS + 1}}`, 'u')
const SAFE = new RegExp(`(?:(?!${MARK}).)+${MARK}{0,${MOST_MARKS}}|${MARK}{1,${MOST_MARKS}}`, 'gsu')

/**
 * Unicode NFKC in time that grows with the text: ＰＰＴ → PPT. JavaScript's own puts the marks on one character in order one by one, and
 * takes minutes for a hundred thousand of them; beyond thirty they are put in order thirty at a time.
 */
export function toNfkc(text: string): string {
  return TOO_MANY.test(text) ? (text.match(SAFE) ?? []).map((part) => part.normalize('NFKC')).join('') : text.normalize('NFKC')
}
