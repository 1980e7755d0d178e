import { tagSegments } from '../../text/segment.ts'
import type { FigureSpan, Span } from '../AnnotatedText.ts'
import { ordinalValue } from './punctuation.ts'

const units = [
  '个百分点', '百分点', '个工作日', '工作日', '个小时', '小时', '分钟', '个月', '周年', '年', '天', '日',
  '平方公里', '公里', '平方米', '平米', '立方米', '公顷', '公斤', '千克', '千瓦', '吨', '米', '亩', '美元', '元',
  '人次', '户次', '件次', '场次', '个', '项', '名', '人', '位', '户', '家', '件', '条', '次', '对', '支', '所', '座', '处', '张', '份', '册', '本', '台', '辆', '套',
  '组', '类', '种', '批', '场', '期', '轮', '倍', '成', '岁', '篇', '幅', '颗', '株', '头', '只', '艘', '栋', '间', '级',
]
/** 3900多万名: the words of approximation stand before, inside and behind the number. */
// Bounded, and only from the start of a run, so that a page of digits costs no more than a page of words.
const digits = '(?<![\\d０-９][,，.．]?)[\\d０-９]{1,15}(?:[,，][\\d０-９]{3}(?![\\d０-９])){0,5}(?:[.．][\\d０-９]{1,8})?'
const numerals = '(?<![一二两三四五六七八九十百千万亿零])[一二两三四五六七八九十百千万亿零]{1,15}'
const figure = new RegExp(
  `(?<before>(?:(?:超过|将近|接近|大约|大概|约|近|逾|超)[占为有达]?|上(?=[百千万亿]))\\s?)?(?:(?<over>(?<![\\d/])\\d{1,3})/(?<under>\\d{1,3})(?![\\d/页])|百分之(?<percent>[一二三四五六七八九十百零点]{1,8})|(?<number>${digits}|${numerals})\\s?`
  + `(?:(?<range>[-—~～至到])(?<upper>${digits}))?(?<inner>[多余]|来(?=[个名人位户家项件]))?(?<scale>十万|百万|千万|万亿|[十百千万亿])?(?<outer>[多余])?`
  + `(?<unit>[%％‰]|${units.join('|')}))(?<after>左右|上下|余|多)?`, 'gu',
)
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 }

/**
 * Reads one passage, writes its counts: 884个网格 · 近200万名乡镇干部 · 三类党组织. A range 3至5个 has its lower end as value and is
 * approximate. Not counted: dates, ordinals (第二次, 十四届), articles, 一项 as an article, numbers inside names (`closed`: “三张清单”), and
 * amounts without a value (数百万).
 */
export function findFigures(text: string, passage: Span, closed: readonly Span[]): FigureSpan[] {
  const slice = text.slice(passage.start, passage.end)
  const figures: FigureSpan[] = []
  let inside = 0
  for (const match of slice.matchAll(figure)) {
    const start = passage.start + match.index
    const end = start + match[0].length
    while (inside < closed.length && (closed[inside]?.end ?? 0) <= start) inside += 1
    if ((closed[inside]?.start ?? Infinity) < end) continue
    const read = readFigure(match.groups ?? {}, text.slice(Math.max(passage.start, start - 24), start), text.slice(end, Math.min(passage.end, end + 40)))
    if (!read) continue
    const last = figures.at(-1)
    // 154项政务服务事项(其中下放到村级33项): the second counts the same things.
    const shared = read.noun === null && last && /[（(]其?中[^）)]*$/.test(text.slice(last.end, start)) && last.unit === read.unit ? last.noun : null
    figures.push({ start, end, ...read, noun: read.noun ?? shared })
  }
  return figures
}

function readFigure(parts: Readonly<Record<string, string | undefined>>, left: string, right: string): Omit<FigureSpan, 'start' | 'end'> | null {
  const { before, over, under, percent, number = '', range, inner, scale, outer, unit = '', after } = parts
  if (percent !== undefined) return { value: percentOf(percent), unit: '%', noun: null, approximate: Boolean(before ?? after) }
  const isArabic = /[\d０-９]/.test(number)
  if (over !== undefined) return fractionOf(Number(over), Number(under), left, right, Boolean(before ?? after))
  if (/[第数几\d０-９A-Za-z.．]$/.test(left) || /[〔[（(]\d{4}[〕\])）]$/.test(left)) return null
  if (isArabic ? isDate(number, unit, left, right) : !(before ?? outer ?? inner ?? after) && !countsInWords(number + (scale ?? ''), unit, left, right)) return null
  if (isOtherWord(unit, right)) return null
  // 75.4亿 is 7540000000 and not 7540000000.000001.
  const value = Number((valueOf(number) * (scales[scale ?? ''] ?? 1)).toPrecision(15))
  if (!Number.isFinite(value)) return null
  const approximate = Boolean(before ?? range ?? inner ?? outer ?? after)
  return { value, unit: unit.replace('％', '%'), noun: spans.test(unit) ? null : nounOf(right) ?? nounBefore(left, unit, right), approximate }
}

/** Times and shares count nothing but themselves. */
const spans = /^(?:[年天日%％‰岁]|周年|个?月|个?工作日|个?小时|分钟|个?百分点)$/

/** 八十五点五 → 85.5 */
function percentOf(numeral: string): number {
  const [whole = '', part = ''] = numeral.split('点')
  return Number(`${ordinalValue(whole)}.${[...part].map(ordinalValue).join('')}`)
}

/** 3/4 → 0.75; 5/3 and 24/7 are no shares. */
function fractionOf(over: number, under: number, left: string, right: string, approximate: boolean): Omit<FigureSpan, 'start' | 'end'> | null {
  if (over === 0 || over >= under || /[第A-Za-z:.\d]$/.test(left) || /^[A-Za-z.]/.test(right)) return null
  return { value: over / under, unit: null, noun: right.startsWith('的') ? nounOf(right.slice(1)) : null, approximate }
}

function valueOf(number: string): number {
  const plain = number.normalize('NFKC').replaceAll(',', '')
  if (/^[\d.]+$/.test(plain)) return Number(plain)
  // 一百二十万: the part before 万 and 亿 counts them.
  const [, hundredMillions, tenThousands, rest = ''] = /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(number) ?? []
  return (hundredMillions === undefined ? 0 : ordinalValue(hundredMillions || '一') * 1e8) + (tenThousands === undefined ? 0 : ordinalValue(tenThousands || '一') * 1e4) + ordinalValue(rest)
}

function isDate(number: string, unit: string, left: string, right: string): boolean {
  if (unit === '年') return number.length >= 4 || /^(?:级|度|代|期间|\d{1,2}月)/.test(right)
  if (unit === '日') return /月$/.test(left)
  return unit === '级' || (unit === '期' && left.endsWith('第'))
}

/** Counting in words is meant only where something is counted: 三类党组织, not 一项工程, 百姓, 十四届, 一次会议, 三年行动计划, 八项规定. */
function countsInWords(number: string, unit: string, left: string, right: string): boolean {
  if (/^[一百千万亿零]$/.test(number) || /^[百千万]+$/.test(number) || unit === '级' || /[月每]$/.test(left)) return false
  if (/^(?:年|天)$/.test(unit) && /^(?:来|行动|计划|规划|攻坚|级|制|禁)/.test(right)) return false
  if (/^(?:二|三|四|五|六|七|八|九)?[十]?[一二三四五六七八九]?$/.test(number) && /^(?:日|场)$/.test(unit) && /月/.test(left)) return false
  return !/届$/.test(left) && !/^(?:一体|规定|产业|、?[一二三四五六七八九十]*次?(?:全委|全会|会议)|代表大会|集体学习)/.test(right)
}

/** 100人大代表 has no 人 as a unit, 5家庭 no 家, 3条例 no 条. */
function isOtherWord(unit: string, right: string): boolean {
  const words: Readonly<Record<string, RegExp>> = { 人: /^[大民均才口工员事力]/, 家: /^[庭长]/, 条: /^[例件]/, 项: /^目/, 名: /^[单称额]/, 个: /^[人体]?性/, 成: /^[立员为长果]/, 组: /^[织长]/, 类: /^[型似]/, 处: /^[理罚分]/, 本: /^[级地]/ }
  return words[unit]?.test(right) ?? false
}

/**
 * The nouns behind the unit: 乡镇干部 of 乡镇干部和数百万村干部, 党员、干部 of 党员、干部战斗在, 两新组织党组织 with the words that lead to it;
 * null where none follows.
 */
function nounOf(right: string): string | null {
  const words = tagSegments(right)
  let end = 0
  for (const [index, { text, tag, end: wordEnd }] of words.entries()) {
    const next = words[index + 1]
    const joined = /^[、和及与]$/.test(words[index - 1]?.text ?? '')
    const opens = end === 0 && index < 3
    const isNoun = /^(?:n|[bjsl]$)/.test(tag) || (tag === 'vn' && (opens || isNounTag(next)))
    const leads = (opens || joined) && /^(?:v|a|m|zg)$/.test(tag) && (isNounTag(next) || (tag !== 'v' && /^[av]$/.test(next?.tag ?? '')))
    const joins = end > 0 && /^[、和及与]$/.test(text) && (isNounTag(next) || (next?.tag === 'v' && isNounTag(words[index + 2])))
    if ((!isNoun && !leads && !joins) || /^(?:全面|重点|共同|基本|首次|总体|全部|全都)/.test(text)) break
    if (isNoun) end = wordEnd
  }
  return end === 0 ? null : right.slice(0, end)
}

/** Money, measures and shares follow what they measure, and count no things. */
const counted = /^(?:个|项|名|人|位|户|家|件|条|对|支|所|座|处|份|册|本|台|辆|套|人次|户次|[件场]?次|场)$/
const deed = /(?:活动|会议|培训|检查|巡查|督查|演练|讲座|宣讲|走访|行动|调研|服务)$/
const leading = /(?:(?:应|可|须|要)?(?:控制|保持)?在|应|共有|共计|总计|合计|累计|已达|达到|达|共|有|为|是|不少于|不超过|增加到|增至)*$/

/**
 * The noun before a figure that ends its clause: 行政村三百二十一个 → 行政村, 共建活动超过600次 → 共建活动,
 * 乡镇工作人员应在100人左右 → 乡镇工作人员. Times are counted of deeds only: 培训干部3次 counts no 干部.
 */
function nounBefore(left: string, unit: string, right: string): string | null {
  if (!counted.test(unit) || !/^(?:[，,。；;、！!）)\s]|$)/.test(right)) return null
  const clause = (left.split(/[，,。；;、：:！!？?（）()\s]/).at(-1) ?? '').replace(leading, '')
  const words = tagSegments(clause)
  let first = words.length
  while (first > 0 && (isNounTag(words[first - 1]) || (first < words.length && words[first - 1]?.text === '共建'))) first -= 1
  // 服务群众近万人 counts 群众: a word of action that opens the clause is its verb.
  if (first === 0 && words.length > 1 && words[0]?.tag === 'vn' && !deed.test(clause)) first = 1
  const start = words[first]?.start
  const noun = start === undefined ? '' : clause.slice(start)
  // 其中下放到村级33项 names a part of what was counted before.
  if (noun.length < 2 || clause.startsWith('其中') || noun.endsWith('级') || (/次$|^场$/.test(unit) && !/[人户]次/.test(unit) && !deed.test(noun))) return null
  return noun
}

function isNounTag(word: { readonly tag: string } | undefined): boolean {
  return word !== undefined && /^(?:n|vn|[bjsl]$)/.test(word.tag)
}
