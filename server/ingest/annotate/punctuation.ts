/** ASCII marks stand where Chinese ones should in text copied from the web, so each class holds both. */

/** Ends a sentence, with whatever closes after it: 。” !) …… */
export const sentenceEnd = /(?:[。！？!?]|……)[。！？!?…]*[”’）)」』"]*/g

/** Ends a clause. */
export const clauseEnd = /[，,；;：:]/

/** True where the text closes a sentence: 形成治理合力。 · 把基层工作做好。” */
export function endsSentence(text: string): boolean {
  return /(?:[。！？!?]|……)[”’）)」』"]*\s*$/.test(text.slice(-8))
}

/** A line that holds nothing but a day: 2022年2月11日 · (二〇二三年五月十日) */
export const dateLine = /^[（(]?\s*(?:\d{4}|[二一][〇零○一二三四五六七八九]{3})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s*[）)]?$/

/** Chinese and Arabic numerals of numbered points: 十二 → 12, 二十 → 20, 3 → 3. */
export function ordinalValue(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  const digits = '零一二三四五六七八九'
  let value = 0
  let digit = 0
  for (const character of numeral.replaceAll('〇', '零').replaceAll('两', '二')) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[character]
    if (scale === undefined) digit = digits.indexOf(character)
    else {
      value += (digit === 0 ? 1 : digit) * scale
      digit = 0
    }
  }
  return value + digit
}

/** ( ) → （ ）, as numbers of points and titles are compared and stored. */
export function widenBrackets(text: string): string {
  return text.replaceAll('(', '（').replaceAll(')', '）')
}
