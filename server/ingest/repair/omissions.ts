import type { Edit } from './layerEdits.ts'
import { shortLineAround } from './lines.ts'

/** A notice of the source that text is missing here, in offsets of the text with characters restored and simplified. */
export interface Omission {
  readonly start: number
  readonly end: number
  readonly notice: string
  /** Length of the part left out, where the notice says it. */
  readonly missing: number | null
  /** Length of the whole, where the notice says it. */
  readonly stated: number | null
  /** How much of the whole is shown, where the notice says it. */
  readonly shown: number | null
}

/** 省略946字 · 此处隐藏 1200 余字 */
const LEFT_OUT = /(?:省略|略去|隐藏|删去|删减)(?:了|约|以下|部分|内容|正文|文字){0,3} {0,2}(\d{2,7}) {0,2}(?:余|多|个)?(?:汉)?字/g
/** 全文共9730字 · 本文约 5000 字 */
const WHOLE = /(?:全文|本文|原文|文章|文档|正文)(?:一共|总共|共计|总计|共有|共|约|计){1,2} {0,2}(\d{2,7}) {0,2}(?:余|多|个)?字/g
/** 剩余内容请下载后查看 · 还有60%未显示，请付费 */
const REST = /(?:剩余|其余|余下|后续|更多|以下)(?: ?\d{1,2}[%％])?(?:的)?(?:内容|部分|正文|全文|文字)[^。\n]{0,16}(?:下载|付费|登录|会员|购买|开通|扫码)/g
/** 还有3579字未显示 · 剩余80%未读 */
const UNREAD = /(?:剩余|还剩|还有|尚有|剩下|仍有)(?:约|大约)? ?(\d{1,7}) ?(余?字|[%％]|页)(?:的?(?:内容|正文|部分))? ?(?:未读|未显示|未展示|未预览|未阅读|没有显示|被隐藏)/g
/** （略） · （中间部分略） · （以下省略） */
const BRACKETED = /[（(【[]\s?(?:以下|下面|中间|此处|其余|后面|前面|下|中|后|前|余)?(?:内容|部分|文字|段落)?(?:从|均|已)?(?:略|省略|略去|从略)\s?[）)】\]]/g
/** Lines of their own, or all that stands behind the last sentence of one: 下略 · 内容省略 · 此处内容需要登录后查看 · 未完待续 */
const OWN_LINE = /(?:^|(?<=[。！？!?”）]))[ \t　….·*（(【[]*(?:(?:以下|下面|中间|此处|其余)?(?:内容|部分|文字)?(?:从略|省略|略去)|以?下略|中略|后略|(?:此处|本|以下|隐藏|该)?(?:部分)?内容.{0,6}(?:登录|付费|购买|会员|回复|关注).{0,8}(?:查看|可见|阅读|显示)|未完待续)[ \t　….·*）)】\]]*$/gm
/** The button under a text that is cut: 点击阅读全文 */
const BUTTON = /(?:^|(?<=[。！？!?”）]))[ \t　….]*(?:点击|点此|继续)?(?:阅读|查看|展开|浏览)(?:阅读)?(?:全文|剩余全文|剩余内容|全部内容)[>＞»↓▼\s]*$/gm
/** 当前仅显示2658字 · 已预览前 800 字 */
const SHOWN = /(?:显示|展示|预览|试读|可读)(?:了)?(?:前)? {0,2}(\d{1,7}) {0,2}字/
/** Words that make a sentence about the length of a text a notice of the site. */
const PROMPT = /未完|显示|展示|预览|试读|下载|会员|登录|付费|查看|提示信息|阅读全文|剩余/

/** The longest notice considered, in characters: those of the seeds, with the title they repeat, have about 100. */
const LONGEST = 300
/** Places looked at in one document, so that hostile text cannot make the search for brackets slow. */
const MOST = 5000

/** Finds the notices in reading order. A rhetorical …… of the speaker, or 此处省略 in a sentence, is none. */
export function findOmissions(text: string): Omission[] {
  const anchors = [
    ...Array.from(text.matchAll(LEFT_OUT), (match) => ({ match, kind: 'leftOut' as const })),
    ...Array.from(text.matchAll(WHOLE), (match) => ({ match, kind: 'whole' as const })),
    ...Array.from(text.matchAll(REST), (match) => ({ match, kind: 'rest' as const })),
    ...Array.from(text.matchAll(UNREAD), (match) => ({ match, kind: 'unread' as const })),
    ...Array.from(text.matchAll(BRACKETED)).filter((match) => endsSomething(text, match)).map((match) => ({ match, kind: 'short' as const })),
    ...Array.from(text.matchAll(OWN_LINE), (match) => ({ match, kind: 'short' as const })),
    ...Array.from(text.matchAll(BUTTON)).filter((match) => isNearEnd(text, match)).map((match) => ({ match, kind: 'short' as const })),
  ].sort((one, other) => one.match.index - other.match.index)
  const omissions: Omission[] = []
  for (const { match, kind } of anchors.slice(0, MOST)) {
    const previous = omissions.at(-1)
    if (previous !== undefined && match.index < previous.end) continue
    const matched = { start: match.index, end: match.index + match[0].length }
    const range = kind === 'short' ? withDots(text, matched.start, matched.end) : findNotice(text, matched.start, matched.end)
    if (range === null || (previous !== undefined && range.start < previous.end)) continue
    const notice = text.slice(range.start, range.end)
    if (kind === 'whole' && !PROMPT.test(notice)) continue
    omissions.push({
      ...range,
      notice,
      missing: kind === 'leftOut' || (kind === 'unread' && match[2]?.endsWith('字') === true) ? Number(match[1]) : null,
      stated: kind === 'whole' ? Number(match[1]) : null,
      shown: kind === 'whole' ? readNumber(SHOWN.exec(notice)?.[1]) : null,
    })
  }
  return omissions
}

/** `bodyEnd`: where the speech ends; behind it a seam needs no line break. */
export function removeOmissions(omissions: readonly Omission[], bodyEnd: number): Edit[] {
  return omissions.map(({ start, end }) => ({
    kind: 'OMISSION', start, end, after: start > 0 && end < bodyEnd ? '\n' : '', confidence: 0.95,
  }))
}

function readNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

/** The brackets, dots or line that set the notice apart from the speech; null where nothing does. */
function findNotice(text: string, from: number, to: number): { start: number; end: number } | null {
  const bracketed = findBrackets(text, from, to)
  if (bracketed !== null) return withDots(text, bracketed.start, bracketed.end)
  const dotted = findDots(text, from, to)
  if (dotted !== null) return withDots(text, dotted.start, dotted.end)
  const line = shortLineAround(text, from, to, 80)
  if (line !== null && !/[。！？!?]./.test(text.slice(line.start, line.end))) return withDots(text, line.start, line.end)
  return findLastWords(text, from, to)
}

/** …共同努力！此处省略1243字⏎: the notice is all that stands behind the last sentence of its line. */
function findLastWords(text: string, from: number, to: number): { start: number; end: number } | null {
  const before = /[。！？!?][”’）)」』]*([\s*…]*(?:此处|这里|以下|中间|本文|文档|后面|下文|后文)?)$/.exec(text.slice(Math.max(0, from - 16), from))
  const after = /^(?:[，,]?[^。！？\n]{0,24})(?=\n|$)/.exec(text.slice(to, to + 30))
  return before === null || after === null ? null : withDots(text, from - (before[1] ?? '').length, to + after[0].length)
}

/** （略） behind a sentence or at the end of a line leaves something out; 按（略）执行 in a sentence names it. */
function endsSomething(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0
  const behind = text.slice(start + match[0].length, start + match[0].length + 4)
  return /^[ \t　。；;….]*(?:\n|$)/.test(behind) || /[。！？!?…\n][ \t　]*$/.test(text.slice(Math.max(0, start - 4), start)) || start === 0
}

/** Only a site's own lines follow: at most a few short ones. */
function isNearEnd(text: string, match: RegExpMatchArray): boolean {
  const end = (match.index ?? 0) + match[0].length
  return end > text.length - 3000 && !/[^\n]{60}|[。！？]\s*$/.test(text.slice(end))
}

const OPENING = '(（[【〔'
const CLOSING = ')）]】〕'

function findBrackets(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = -1
  for (let at = from - 1, depth = 0; at >= Math.max(0, from - LONGEST) && text[at] !== '\n'; at--) {
    const character = text.charAt(at)
    if (CLOSING.includes(character)) depth++
    else if (OPENING.includes(character) && depth-- === 0) {
      start = at
      break
    }
  }
  if (start < 0) return null
  for (let at = to, depth = 0; at < Math.min(text.length, to + LONGEST); at++) {
    const character = text.charAt(at)
    if (OPENING.includes(character)) depth++
    else if (CLOSING.includes(character) && depth-- === 0) return { start, end: at + 1 }
  }
  const line = shortLineAround(text, start, to, LONGEST)
  return line === null ? null : { start, end: line.end }
}

/** ……此处省略1200字…… */
function findDots(text: string, from: number, to: number): { start: number; end: number } | null {
  const before = /[….·]{2,}[^。\n….·]{0,12}$/.exec(text.slice(Math.max(0, from - 24), from))
  const after = /^[^。\n….·]{0,24}[….·]{2,}/.exec(text.slice(to, to + 40))
  return before === null || after === null ? null : { start: from - (before[0].length), end: to + after[0].length }
}

/** The dots and blanks around a notice belong to it. */
function withDots(text: string, from: number, to: number): { start: number; end: number } {
  let start = from
  let end = to
  while (start > 0 && /[ \t\r\n….]/.test(text.charAt(start - 1))) start--
  while (end < text.length && /[ \t\r\n….]/.test(text.charAt(end))) end++
  return { start, end }
}
