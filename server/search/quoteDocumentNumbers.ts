const NUMBER = /(?<issuer>\p{Script=Han}{1,20})\s*[〔[({<〈【](?<year>(?:19|20)\d\d)[〕\])}>〉】]\s*(?<number>第?\d{1,5}号)/gu
/** Words that lead up to a number and are not of it. */
const LEADING = /^.*(?:根据|按照|依据|落实|贯彻|执行|转发|印发|查找|参照|关于|以及|通知|意见|文件|[和与及的对见查按])/u
/** 晋人社厅函 is a long one; more than this is a sentence, and only its last two characters are taken. */
const LONGEST_ISSUER = 6

/**
 * Marks the numbers of documents in a folded query as phrases, in whichever brackets: 按照国发[2022]5号 → 按照 "国发〔2022〕5号".
 * Every other part stays. For a phrase the brackets themselves do not count.
 */
export function quoteDocumentNumbers(query: string): string {
  const pieces = query.split('"')
  // What stands between quotation marks is a phrase already.
  return pieces.map((piece, at) => (at % 2 === 1 && at < pieces.length - 1 ? piece : quoteIn(piece))).join('"')
}

function quoteIn(text: string): string {
  return text.replace(NUMBER, (...found) => {
    const { issuer = '', year = '', number = '' } = found.at(-1) as Record<string, string>
    const leading = LEADING.exec(issuer)?.[0] ?? ''
    const own = leading.length < issuer.length ? issuer.slice(leading.length) : issuer
    const kept = own.length > LONGEST_ISSUER ? own.slice(-2) : own
    return `${issuer.slice(0, issuer.length - kept.length)} "${kept}〔${year}〕${number}" `
  })
}
