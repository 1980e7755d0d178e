import { tagSegments } from '../../text/segment.ts'

/**
 * The nouns behind the unit: 乡镇干部 of 乡镇干部和数百万村干部, 党员、干部 of 党员、干部战斗在, 两新组织党组织 with the words that lead to it;
 * null where none follows.
 */
export function nounOf(right: string, unit: string): string | null {
  if (measures.test(unit)) return null
  const words = tagSegments(right)
  // 23个村，15个村开展试点: the dictionary does not know the village as a noun.
  if (words[0]?.text === '村' && !isNounTag(words[1])) return '村'
  let end = 0
  for (const [index, { text, tag, end: wordEnd }] of words.entries()) {
    const next = words[index + 1]
    const joined = /^[、和及与]$/.test(words[index - 1]?.text ?? '')
    const opens = end === 0 && index < 3
    const isNoun = /^(?:n|[bjsl]$)/.test(tag) || (tag === 'vn' && (opens || isNounTag(next)))
    const leads = (opens || joined) && /^(?:v|a|m|zg)$/.test(tag) && (isNounTag(next) || (tag !== 'v' && /^[av]$/.test(next?.tag ?? '')))
    const joins = end > 0 && /^[、和及与]$/.test(text) && (isNounTag(next) || (next?.tag === 'v' && isNounTag(words[index + 2])))
    const isSuffix = end > 0 && suffix.test(text)
    if (!isNoun && !leads && !joins && !isSuffix) break
    if (/^(?:全面|重点|共同|基本|首次|总体|全部|全都)$/.test(text) && !isNounTag(next)) break
    if (isNoun || isSuffix) end = wordEnd
  }
  return end === 0 ? null : right.slice(0, end)
}

/** Money, lengths, areas and shares tell how much there is of what stands before them. */
const measures = /^(?:[%％‰成元亩吨米升克]|美元|公顷|公斤|千克|千瓦时?|(?:平方|立方)?(?:公里|千米|米)|平米|毫米|厘米)$/
/** 网格员, 薄弱村: the dictionary has the word before it only. */
const suffix = /^[长员站点户队村]$/
const deed = /(?:活动|会议|培训|检查|巡查|督查|演练|讲座|宣讲|走访|行动|调研|服务)$/
const leading = /(?:(?:应|可|须|要)?(?:控制|保持)?在|应|力争|争取|原则上|还有|只有|仅有|仅剩|已有|现有|共有|共计|总计|合计|累计|分别|平均|同比|环比|较?上年同期|首次|完成|实现|已达|达到|达|占到|占|共|有|为|是|增加到|增至|提高到|提升到|降至|增长|增加|下降|降低|提高|压缩|减少|了)*$/
/** Heads of what is measured: 农村居民人均可支配收入, 卫生厕所普及率. All that leads to them belongs to them. */
const measured = /(?:收入|支出|投资|产值|总值|增加值|总额|占比|比例|比重|标准|总量|[^效]率|人口|面积|雨量|里程|价格|数量|访问量)$/
const periods = /^(?:(?:力争)?到\d{4}年底?|(?:去年|今年|全年|上半年|当年|目前|其中)|(?:今|去)年以来|\d{4}年|全[国省市县区镇乡村])+/

/**
 * The noun before a figure that ends its clause: 行政村三百二十一个 → 行政村, 共建活动超过600次 → 共建活动,
 * 乡镇工作人员应在100人左右 → 乡镇工作人员, 地区生产总值完成186亿元 → 地区生产总值. Times are counted of deeds only: 培训干部3次 counts no 干部.
 */
export function nounBefore(left: string, unit: string, right: string): string | null {
  if (!/^(?:[，,。；;、！!）)\s]|$)/.test(right) && !(measures.test(unit) && right.startsWith('的'))) return null
  const clause = (left.trimEnd().split(/[，,。；;、：:！!？?（）()\s]/).at(-1) ?? '').replace(leading, '')
  const quoted = /[“"]([^“”"]{2,12})[”"]$/.exec(clause)?.[1]
  if (quoted !== undefined) return measures.test(unit) ? null : quoted
  if (measured.test(clause)) return measuredIn(clause)
  const words = tagSegments(clause)
  let first = words.length
  if (suffix.test(words.at(-1)?.text ?? '')) first -= 1
  while (first > 0 && (isNounTag(words[first - 1]) || (first < words.length && (words[first - 1]?.text === '共建' || /^[tafb]$/.test(words[first - 1]?.tag ?? ''))))) first -= 1
  while (first < words.length && /^新[建增]$/.test(words[first]?.text ?? '')) first += 1
  while (first < words.length && /^[tf]$/.test(words[first]?.tag ?? '') && !/^老年|^青年/.test(words[first]?.text ?? '')) first += 1
  // 服务群众近万人 counts 群众: a word of action that opens the clause is its verb.
  if (first === 0 && words.length > 1 && words[0]?.tag === 'vn' && !deed.test(clause)) first = 1
  const start = words[first]?.start
  const noun = start === undefined ? '' : clause.slice(start)
  // 其中下放到村级33项 names a part of what was counted before.
  if (noun.length < 2 || clause.startsWith('其中') || noun.endsWith('级') || (/次$|^场$/.test(unit) && !/[人户]次/.test(unit) && !deed.test(noun))) return null
  return noun
}

/** 使农村卫生厕所普及率 → 农村卫生厕所普及率: without the time and the verb that open the clause. */
function measuredIn(clause: string): string | null {
  const words = tagSegments(clause.replace(periods, ''))
  const from = words.findLastIndex(({ text, tag }, index) => index < words.length - 1 && (/^(?:使|让|把|将|的|年|每|每座)$/.test(text) || (index === 0 && /^(?:v|d)$/.test(tag))))
  // 办结率: the verb is a part of the name.
  const opens = words.slice(from + 1).map(({ text }) => text).join('').length < 3 ? -1 : from
  const noun = words.slice(opens + 1).map(({ text }) => text).join('')
  return noun.length >= 2 && noun.length <= 20 ? noun : null
}

function isNounTag(word: { readonly tag: string } | undefined): boolean {
  return word !== undefined && /^(?:n|vn|an|[bjsl]$)/.test(word.tag)
}
