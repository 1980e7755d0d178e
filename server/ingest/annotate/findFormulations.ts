import type { FormulationSpan, QuotationSpan, Span } from '../AnnotatedText.ts'
import type { QuotePair } from './pairQuotes.ts'

const kinds = '工程|制度|工作法|机制|计划|活动|行动|项目|清单|模式|目录|创建|专班|改革|管理|体系|试点'
/** “13710”工作制度 · “五星”支部创建: what stands between the mark and the word of its kind belongs to the name. */
const kindBehind = new RegExp(`^(?:[\\p{Script=Han}]{0,6}?)(?:${kinds})+`, 'u')
/** “基层吹哨、部门报到”的协同联动机制: only these two words name a thing by 的. */
const kindBehindDe = /^的[\p{Script=Han}]{0,6}?(?:机制|模式)/u
/** “十四五” is a span of years. */
const planPeriod = /^十[一二三四五六七八九]五$/
const notInName = /[的了在和与把对是]/

const kindInside = new RegExp(`(?:${kinds}|驿站|超市|讲堂|课堂|平台|品牌)$`)
/** 五部三组 · 一正六副 · 两优一先 */
const numberedPairs = /^(?:[一二两三四五六七八九]\p{Script=Han}){2,}$/u
/** 双同步 · 三共建 · 两个维护 · 三张清单; not 一盘棋, 四大班子, 两委. */
const numbered = /^(?:双\p{Script=Han}{1,3}|[两三四五六七八九十](?!大|委)\p{Script=Han}{2,4})$/u
/** 实行“块抓条保” · 抓好“减县增乡” · 实现“一支队伍管执法”: what one puts into practice under a quoted name. */
const practice = /(?:实行|推行|推广|抓好|落实|实现|实施|探索|健全|践行|深化|参与|开展)$/
/** 门前三包 · 人才十条: two characters say of what. */
const numberedWithin = /^\p{Script=Han}{2}[两三四五六七八九十]\p{Script=Han}{1,2}$/u
const honour = /(?:授予|荣获|表彰|评为|命名为?)$/
const honoured = /^(?:进行了?表彰|(?:荣誉)?称号)/

/**
 * Reads the quotation marks of one passage, writes the uses of named mechanisms and works. The name is what the marks hold; where a word
 * of its kind follows, the marks stay and the word belongs to it: “13710”工作制度. Images (“主力军”, “一盘棋”), speech and names with
 * hidden characters (“XX工程”) are none.
 */
export function findFormulations(text: string, passage: Span, quotes: readonly QuotePair[], quotations: readonly QuotationSpan[]): FormulationSpan[] {
  const said = new Set(quotations.map(({ start }) => start))
  return quotes.flatMap((pair, index): FormulationSpan[] => {
    const inner = text.slice(pair.innerStart, pair.innerEnd)
    if (said.has(pair.innerStart) || pair.end === pair.innerEnd || inner.length < 2 || inner.length > 60) return []
    if (/[_*？?。！!]|X{2}|×{2}/.test(inner)) return []
    const before = text.slice(Math.max(passage.start, pair.start - 6), pair.start)
    const behind = text.slice(pair.end, Math.min(passage.end, pair.end + 16))
    const suffix = kindSuffix(behind)
    if (suffix !== '') {
      const end = pair.end + suffix.length
      return [{ start: pair.start, end, name: `“${inner}”${suffix}` }]
    }
    const isName = (numberedPairs.test(inner) || numbered.test(inner) || numberedWithin.test(inner)) && !planPeriod.test(inner)
      || (kindInside.test(inner) && inner.length <= 14 && !inner.includes('的'))
      || (practice.test(before) && /^[\p{Script=Han}]{4,10}$/u.test(inner) && !inner.includes('的') && /^(?:[，,。；;、]|$)/.test(behind))
      || isHonour(text, passage, quotes, index)
    return isName ? [{ start: pair.start, end: pair.end, name: inner }] : []
  })
}

function kindSuffix(behind: string): string {
  const plain = kindBehind.exec(behind)?.[0] ?? ''
  if (plain !== '' && !notInName.test(plain)) return plain
  return kindBehindDe.exec(behind)?.[0] ?? ''
}

/** 对全区“两优一先”“基层治理标兵”进行了表彰: all names in the row. */
function isHonour(text: string, passage: Span, quotes: readonly QuotePair[], index: number): boolean {
  let first = index
  let last = index
  while ((quotes[first - 1]?.end ?? -1) === quotes[first]?.start) first -= 1
  while ((quotes[last + 1]?.start ?? -1) === quotes[last]?.end) last += 1
  const start = quotes[first]?.start ?? 0
  const end = quotes[last]?.end ?? 0
  return honour.test(text.slice(Math.max(passage.start, start - 4), start)) || honoured.test(text.slice(end, Math.min(passage.end, end + 6)))
}
