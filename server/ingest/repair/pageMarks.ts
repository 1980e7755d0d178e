const COUNTER = String.raw`(?:\d{1,4}\s*(?:[/／]|of)\s*\d{1,4}|(?:Page|第)\s*\d{1,4}\s*(?:页\s*[,，/／(（]?\s*共|of)\s*\d{1,4}\s*页?[)）]?)`
const STAMP = String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[,，]?\s*(?:星期.|周.)?\s*(?:凌晨|清晨|上午|中午|下午|晚上)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?`
const ADDRESS = String.raw`(?:https?|file|blob|chrome-extension):\S{2,500}`

const PRINT_MARK = new RegExp(`^(?:${ADDRESS}\\s+${COUNTER}|${COUNTER}\\s+${ADDRESS}|${COUNTER}\\s+${STAMP}|${STAMP}\\s+${COUNTER})$`, 'i')
const PRINT_STAMP = new RegExp(`^(?:${STAMP}(?:\\s+\\S.{0,120})?|\\S.{0,120}\\s${STAMP}|(?:\\S.{0,120}\\s)?${ADDRESS})$`, 'i')

/** `file:///tmp/p.html 1/2`, `https://a.cn/b 第1页（共2页）`, `1 of 2 2026/11/22 07:04`: nobody but a browser writes that. */
export function isPrintMark(words: string): boolean {
  return words.length < 600 && PRINT_MARK.test(words)
}

/** `11/22/26, 7:04 AM 在会议上的讲话`, an address: a browser's where it stands with a print mark, a news page's own date elsewhere. */
export function isPrintStamp(words: string): boolean {
  return words.length < 600 && PRINT_STAMP.test(words)
}

const DRESSED = /^(?:[—–―－·•-]{1,2}\s*\d{1,4}\s*[—–―－·•-]{1,2}|第\s*\d{1,4}\s*页|(?:第\s*\d{1,4}\s*页|Page\s*\d{1,4})\s*[,，/／(（]?\s*(?:共|of)\s*\d{1,4}\s*页?[)）]?|Page\s*\d{1,4})$/i
const FRACTION = /^(\d{1,4})\s*(?:[/／]|of)\s*(\d{1,4})(?:\s*页)?$/i

/**
 * `— 3 —`, `第3页 共10页`, and `3 / 10` where the text has that many pages (`null`: any number). A bare `3` may be the number
 * of a list: it is recognised only by going up from page to page.
 */
export function isPageNumber(words: string, pageCount: number | null): boolean {
  if (words.length > 24) return false
  if (DRESSED.test(words)) return true
  const [, page, count] = FRACTION.exec(words) ?? []
  return page !== undefined && Number(page) >= 1 && Number(page) <= Number(count) && (pageCount === null || Number(count) === pageCount)
}
