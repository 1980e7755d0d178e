/** A number as it was typed, and as it may be written. */
export interface SpeltNumber {
  readonly said: string
  readonly others: readonly string[]
}

const DIGITS = '零一二三四五六七八九'
const PARTS = '条款项章节编'
const PLACES = ['', '十', '百', '千'] as const
const NUMBERED = new RegExp(`第(?:(?<arabic>0*[1-9]\\d{0,3})|(?<chinese>[〇零一二两三四五六七八九十百千]+))(?<part>[${PARTS}])|(?<![第\\d.])(?<bare>[1-9]\\d{0,3})条`, 'gu')

/**
 * The other ways to write the numbers of articles, chapters and the like: 第32条 and 32条 may stand as 第三十二条, and 第三十二条 as
 * 第32条. 三十二条 alone is left: it is the end of 第一百三十二条 too.
 */
export function spellArticleNumbers(words: string): SpeltNumber[] {
  return [...words.matchAll(NUMBERED)].flatMap(({ 0: said, groups = {} }) => {
    const { arabic, chinese, bare, part = '条' } = groups
    if (bare !== undefined) return [{ said, others: [`第${toChinese(Number(bare))}条`, `第${bare}条`] }]
    if (arabic !== undefined) return [{ said, others: [`第${toChinese(Number(arabic))}${part}`] }]
    const value = readChinese(chinese ?? '')
    return value === null ? [] : [{ said, others: [`第${value}${part}`] }]
  })
}

/** 132 → 一百三十二, 10 → 十, 105 → 一百零五. From 1 to 9999. */
function toChinese(value: number): string {
  let text = ''
  let skipped = false
  const digits = [...String(value)].map(Number)
  digits.forEach((digit, at) => {
    if (digit === 0) skipped = true
    else {
      text += `${skipped && text !== '' ? '零' : ''}${DIGITS[digit]}${PLACES[digits.length - 1 - at]}`
      skipped = false
    }
  })
  return text.replace(/^一十/u, '十')
}

/** The inverse; null for what is no number, such as 三二. */
function readChinese(text: string): number | null {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  let value = 0
  let digit = 0
  for (const sign of plain) {
    const place = PLACES.indexOf(sign as '十')
    if (place > 0) {
      value += (digit || 1) * 10 ** place
      digit = 0
    } else digit = DIGITS.indexOf(sign)
  }
  value += digit
  return value > 0 && toChinese(value) === plain.replace(/^一十/u, '十') ? value : null
}
