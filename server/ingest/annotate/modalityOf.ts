import type { Modality } from '../AnnotatedText.ts'
import type { TaggedSegment } from '../../text/segment.ts'
import type { Clause } from './splitClauses.ts'

/** The word that obliges and where it stands in the clause's words. */
export interface Marker {
  readonly modality: Modality
  readonly word: string
  readonly index: number
}

const prohibit = /^(?:不得|严禁|禁止|不要|不准|不许|不应|不应当|不应该|不宜|切忌|切勿|决不能|绝不能|切不可|切莫|严防)$/
const require = /^(?:要|应|须|需|应当|应该|必须|务必|务须|须要|还要|就要|都要|也要|更要|又要|既要|一定要)$/
const target = /^(?:力争|争取|原则上|力求)$/
const encourage = /^(?:鼓励|提倡|倡导|可|可以|支持)$/

/**
 * The first word of a clause that obliges someone: 各县区要坚持 → REQUIRE 要; 大乡可设 → ENCOURAGE 可. Null in 主要, 只要, 要求, 应用,
 * 可以说, 要在中央, 应建尽建: words and patterns that hold the same characters and oblige nobody.
 */
export function modalityOf(clause: Clause): Marker | null {
  const { words } = clause
  if (/要不要|是否|为什么要|怎么|如何才|怎样才/.test(clause.text)) return null
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (!word || word.tag === 'quote') continue
    const two = word.text + (words[index + 1]?.text ?? '')
    if (word.text === '要求' && words[index + 1]?.text === '的') continue
    if (/^(?:指出|强调|要求|提出|认为|说明|表明|规定)$/.test(word.text) && index > 0) return null
    if (prohibit.test(word.text) || prohibit.test(two)) {
      if (!/^不得(?:不|已)/.test(clause.text.slice(word.start - clause.start))) return { modality: 'PROHIBIT', word: prohibit.test(word.text) ? word.text : two, index }
    } else if (word.text === '不能' && forbids(clause, index)) return { modality: 'PROHIBIT', word: '不能', index }
    else if (word.text === '请' && asks(words, index)) return { modality: 'REQUIRE', word: '请', index }
    else if (target.test(word.text) && !(word.text === '原则上' && forbidsLater(words, index))) return { modality: 'TARGET', word: word.text, index }
    else if (require.test(word.text) && obliges(words, index)) return { modality: 'REQUIRE', word: word.text, index }
    else if (word.text === '需要' && (index === 0 || /[就还都也]$/.test(words[index - 1]?.text ?? '')) && words[index + 1]?.tag !== 'uj' && !remarks(words, index)) {
      return { modality: 'REQUIRE', word: '需', index }
    } else if (encourage.test(word.text) && permits(words, index)) return { modality: 'ENCOURAGE', word: word.text, index }
  }
  return null
}

/**
 * 不能流于形式 and 不能推到明天 forbid. Inability is told of things or of others: 不能满足需要, 还不能适应, 有的干部不能胜任, and a condition
 * ends with 的: 不能立即整改的.
 */
function forbids({ text, words }: Clause, index: number): boolean {
  const before = words[index - 1]?.text ?? ''
  const behind = words.slice(index + 1).map((word) => word.text).join('')
  if (behind === '' || /^(?:能|还|尚|仍|仍然|并|却|因|若|如|如果|确|暂|暂时|而)$/.test(before)) return false
  if (/的$|的[要应须由可一]/.test(behind) || /^(?:有[的些]|一些|部分|个别|少数|往往|由于|因为|如果|若|凡|对)/.test(text)) return false
  return !/^(?:不|否认|再生|适应|满足(?!于)|胜任|及时|有效|完全|充分|很好|立即|按时|正常|保证|解决|得到|达到|实现|体现|反映|代表|说明|承受|自理|享受|理解|忍受|想象|排除|避免|参加|到[场会]|履行|提供|支付|清偿|证明|确定)/.test(behind)
}

function obliges(words: readonly TaggedSegment[], index: number): boolean {
  const own = words[index]?.text ?? ''
  const before = words[index - 1]?.text ?? ''
  const next = words[index + 1]?.text ?? ''
  const rest = words.slice(index + 1)
  if (/^(?:将|快|正|想|只|若|如|重|所|按|急|亟|相|供|说|想要)$/.test(before) || next === '' || /^(?:的|是|么|素|点|件|求|害|义|务|塞|领|闻|职|道)$/.test(next)) return false
  // 蓝图是要干出来的
  if (own === '要' && before === '是' && words.at(-1)?.text === '的') return false
  // 向管理要效能
  if (own === '要' && words[0]?.text === '向' && index <= 3) return false
  // 大国治理,要在中央: a place and no deed.
  if (own === '要' && next === '在' && rest.length <= 2) return false
  // 应建尽建、应联尽联
  if (own === '应' && rest[1]?.text === '尽') return false
  if (own === '应' && /^尽/.test(rest[1]?.text ?? '')) return false
  return !remarks(words, index) && !(own === '需' && /^(?:求|的)/.test(next))
}

/** 应该看到成绩 · 必须清醒看到 · 需要说明的是: the speaker remarks on something and sets no task. */
function remarks(words: readonly TaggedSegment[], index: number): boolean {
  const behind = words.slice(index + 1, index + 12).map(({ text }) => text).join('')
  return /^(?:(?:清醒|充分|清楚|深刻|同时|也|还|更)地?)*(?:看到|看出|承认)(?!位|底)/.test(behind) || /^[^,，]{1,6}的是/.test(behind) || (/^应/.test(words[index]?.text ?? '') && /^(?:说(?!明|服)|知道)/.test(behind))
}

/** 原则上不得新增编制. */
function forbidsLater(words: readonly TaggedSegment[], index: number): boolean {
  return words.slice(index + 1, index + 30).some(({ text }, at) => prohibit.test(text) || prohibit.test(text + (words[index + at + 2]?.text ?? '')))
}

/** 请各单位于5日前报送 · 请认真贯彻执行, but not 请大家批评指正. */
function asks(words: readonly TaggedSegment[], index: number): boolean {
  const behind = words.slice(index + 1, index + 12).map(({ text }) => text).join('')
  const asked = words.slice(0, index).map(({ text }) => text).join('')
  return (index <= 1 || /^(?:各|有关|相关)/.test(asked)) && /^(?:各(?!位)|有关|相关|认真|结合|遵照|抓好|抓紧|按照|务必|及时|于|在[^,，]{1,12}前|你|[\p{Script=Han}]{1,12}?(?:局|办|委|厅|政府|部门|单位|乡镇|街道|中心))/u.test(behind)
}

function permits(words: readonly TaggedSegment[], index: number): boolean {
  const own = words[index]?.text ?? ''
  const before = words[index - 1]?.text ?? ''
  const next = words[index + 1]?.text ?? ''
  if (own === '可' || own === '可以') return before !== '不' && next !== '' && !/^(?:达|能|望|说|谓|见|看出|看到|看作|想见|想而知|持续|支配|再生|追溯|循|依|查|控|靠|行|观|喜|贵|歌|泣)/.test(next)
  // 提供支持, 政策支持 are nouns; what one is to support stands behind the verb.
  return next !== '' && (index === 0 || /^(?:和|并|国家|积极|大力|要)$/.test(before) || (own !== '支持' && !/^[的和]$/.test(next) && index <= 6))
}
