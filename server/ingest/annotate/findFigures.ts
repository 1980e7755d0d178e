import type { FigureSpan, Span } from '../AnnotatedText.ts'
import { nounBefore, nounOf } from './figureNoun.ts'
import { figurePattern, scales } from './figurePattern.ts'
import { ordinalValue } from './punctuation.ts'

/**
 * Reads one passage, writes its counts: 884个网格 · 近200万名乡镇干部 · 三类党组织. A range 3至5个 has its lower end as value and is
 * approximate. Not counted: dates, ordinals (第二次, 十四届), articles, 一项 as an article, numbers inside names (`closed`: “三张清单”), and
 * amounts without a value (数百万).
 */
export function findFigures(text: string, passage: Span, closed: readonly Span[]): FigureSpan[] {
  const slice = text.slice(passage.start, passage.end)
  const figures: FigureSpan[] = []
  let inside = 0
  for (const match of slice.matchAll(figurePattern)) {
    const start = passage.start + match.index
    const end = start + match[0].length
    while (inside < closed.length && (closed[inside]?.end ?? 0) <= start) inside += 1
    if ((closed[inside]?.start ?? Infinity) < end) continue
    const read = readFigure(match.groups ?? {}, text.slice(Math.max(passage.start, start - 40), start), text.slice(end, Math.min(passage.end, end + 40)))
    if (!read) continue
    const last = figures.at(-1)
    // 154项政务服务事项(其中下放到村级33项): the second counts the same things.
    const shared = read.noun === null && last && /[（(]其?中[^）)]*$/.test(text.slice(last.end, start)) && last.unit === read.unit ? last.noun : null
    figures.push({ start, end, ...read, noun: read.noun ?? shared })
  }
  return figures
}

function readFigure(parts: Readonly<Record<string, string | undefined>>, left: string, right: string): Omit<FigureSpan, 'start' | 'end'> | null {
  const { before, over, under, percent, number = '', lowScale, range, inner, scale, outer, unit, after } = parts
  const isBounded = before !== undefined || after !== undefined || atLeast.test(left)
  if (percent !== undefined) return { value: percentOf(percent), unit: '%', noun: nounBefore(left, '%', right), approximate: isBounded }
  const isArabic = /[\d０-９]/.test(number)
  if (over !== undefined) return fractionOf(Number(over), Number(under), left, right, isBounded)
  if (/[第数几\d０-９A-Za-z.．×]$/.test(left) || /[〔[（(]\d{4}[〕\])）]$/.test(left)) return null
  // 总人口5.3万。 counts without a unit; 2022， does not.
  if (unit === undefined && !(isArabic && /[万亿]$/.test(scale ?? ''))) return null
  const own = unit ?? ''
  if (isArabic ? isDate(number, own, left, right) : !(before ?? outer ?? inner ?? after ?? range) && !countsInWords(number + (scale ?? ''), own, left, right)) return null
  if (isOtherWord(own, right)) return null
  const { value: counted, isPair } = valueOf(number)
  // 75.4亿 is 7540000000 and not 7540000000.000001.
  const value = Number((counted * (scales[lowScale ?? scale ?? ''] ?? 1)).toPrecision(15))
  if (!Number.isFinite(value)) return null
  const noun = spans.test(own) ? null : nounOf(right, own) ?? nounBefore(left, own, right)
  return { value, unit: unit?.replace('％', '%') ?? null, noun, approximate: isBounded || isPair || Boolean(range ?? inner ?? outer) }
}

/** 至少配备3名: the bound stands before the verb. */
const atLeast = /(?:至少|最少|最多|不少于)[\p{Script=Han}]{1,6}$/u

/** Times count nothing but themselves. */
const spans = /^(?:[年天日周岁]|周年|个?月|个?工作日|个?小时|分钟|个?百分点)$/

/** 八十五点五 → 85.5 */
function percentOf(numeral: string): number {
  const [whole = '', part = ''] = numeral.split('点')
  return Number(`${ordinalValue(whole)}.${[...part].map(ordinalValue).join('')}`)
}

/** 3/4 → 0.75; 5/3 and 24/7 are no shares. */
function fractionOf(over: number, under: number, left: string, right: string, approximate: boolean): Omit<FigureSpan, 'start' | 'end'> | null {
  if (over === 0 || over >= under || /[第A-Za-z:.\d]$/.test(left) || /^[A-Za-z.]/.test(right)) return null
  return { value: over / under, unit: null, noun: right.startsWith('的') ? nounOf(right.slice(1), '') : null, approximate }
}

function valueOf(number: string): { value: number, isPair: boolean } {
  const plain = number.normalize('NFKC').replaceAll(',', '')
  if (/^[\d.]+$/.test(plain)) return { value: Number(plain), isPair: false }
  const single = number.replace(pair, (both, low: string, high: string) => ordinalValue(high) === ordinalValue(low) + 1 ? low : both)
  // 一百二十万: the part before 万 and 亿 counts them.
  const [, hundredMillions, tenThousands, rest = ''] = /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(single) ?? []
  const value = (hundredMillions === undefined ? 0 : ordinalValue(hundredMillions || '一') * 1e8) + (tenThousands === undefined ? 0 : ordinalValue(tenThousands || '一') * 1e4) + ordinalValue(rest)
  return { value, isPair: single !== number }
}

/** 五六百 is between five and six hundred; its value is the lower end. */
const pair = /([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|$)/

function isDate(number: string, unit: string, left: string, right: string): boolean {
  if (unit === '年') return number.length >= 4 || /^(?:级|度|代|期间|\d{1,2}月)/.test(right)
  // 5月28日至30日
  if (unit === '日') return /(?:月|日\s?[至到—~～-]{1,2}\s?)$/.test(left)
  return unit === '级' || (unit === '期' && left.endsWith('第'))
}

/** Counting in words is meant only where something is counted: 三类党组织, not 一项工程, 百姓, 十四届, 一次会议, 三年行动计划, 八项规定. */
function countsInWords(number: string, unit: string, left: string, right: string): boolean {
  if (/^[一百千万亿零]$/.test(number) || /^[百千万]+$/.test(number) || unit === '级' || /[月每今明]$/.test(left)) return false
  if (/^[班口门块片眼周分]$/.test(unit)) return false
  if (/^(?:年|天)$/.test(unit) && /^(?:来|行动|计划|规划|攻坚|级|制|禁)/.test(right)) return false
  if (/^(?:二|三|四|五|六|七|八|九)?[十]?[一二三四五六七八九]?$/.test(number) && /^(?:日|场)$/.test(unit) && /月/.test(left)) return false
  return !/届$/.test(left) && !/^(?:一体|规定|产业|、?[一二三四五六七八九十]*次?(?:全委|全会|会议)|代表大会|集体学习)/.test(right)
}

/** 100人大代表 has no 人 as a unit, 5家庭 no 家, 3条例 no 条. */
function isOtherWord(unit: string, right: string): boolean {
  const words: Readonly<Record<string, RegExp>> = { 人: /^[大民均才口工员事力]/, 家: /^[庭长]/, 条: /^[例件]/, 项: /^目/, 名: /^[单称额]/, 个: /^[人体]?性/, 成: /^[立员为长果]/, 组: /^[织长]/, 类: /^[型似]/, 处: /^[理罚分]/, 本: /^[级地]/ }
  return words[unit]?.test(right) ?? false
}
