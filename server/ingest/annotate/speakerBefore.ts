import { tagSegments } from '../../text/segment.ts'
import { clauseEnd } from './punctuation.ts'

/** Whoever can be quoted: people by office, bodies of party and state, and the texts that speak for them. */
const office = '(?:总书记|书记|主席|总理|部长|省长|市长|县长|区长|镇长|乡长|村长|主任|局长|处长|科长|站长|院长|校长|委员长|负责人|负责同志|同志|先生|女士|教授|专家|代表|委员)'
const speakers = new RegExp(`(?:[\\p{Script=Han}*]{0,16}?${office}|毛泽东|邓小平|习近平|党中央|中共中央|中央|国务院|省委|市委|县委|区委|党章|宪法|《[^》]{1,60}》|[\\p{Script=Han}]{0,8}(?:大会|全会|会议|报告|决定|意见))`, 'u')
const lead = /^\s*(?:(?:今年|去年|日前|近日|同时|因此|正如|对此|就此|会上|最后|据)|\d[\d年月日份]*)*/
/** 李秀英高兴地说 · 陈海峰在点评时指出 · 他还强调: how and when one says it stands between name and verb. */
const manner = /(?:(?:[\p{Script=Han}]{2}地)|(?:在[^，,]{1,24}?(?:时|中|后|上|会上))|(?:[还又并也曾再就都首先最后深刻明确反复特别多次进一步着同]+)|(?:出席[^，,]{1,20}))+$/u

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季'
const personName = new RegExp(`^(?:欧阳|司马|上官|诸葛|[${surnames}])\\p{Script=Han}{1,2}$`, 'u')
/** Nobody in particular, and things: 有人说, 事实说明, 常言说. */
const nobody = /^(?:有[的人些]|大家|人们|我们?|你们?|这|那|它|事实|实践|历史|经验|数据|调查|结果|研究|常言|俗话|老话|古语|谚语|正所谓|所谓|通知|标语|口号|本|该)/

/**
 * Who says what follows, named before the verb: `今年3月5日,习近平总书记在参加…审议时` → 习近平总书记; `市委副书记、市长赵立新` and
 * `赵立新` → as written; before words in marks also `村民李秀英高兴地` → 村民李秀英. Null where nobody is named.
 */
export function speakerBefore(before: string, inMarks: boolean): string | null {
  const clauses = before.split(clauseEnd)
  const own = (clauses.at(-1) ?? '').replace(lead, '')
  const subject = own.replace(manner, '').trim()
  const named = withName(subject) ?? (personName.test(subject) && !isWord(subject) ? subject : null)
  if (named !== null) return named
  const known = knownSpeaker(clauses)
  if (known !== null) return known
  return inMarks && subject.length >= 2 && subject.length <= 14 && !nobody.test(subject) && isPerson(subject) ? subject : null
}

/** 新桥县县长刘畅 · 望江街道党工委书记宋丽: an office and the name behind it; what tells about them (首次参赛的) is left out. */
function withName(subject: string): string | null {
  const found = new RegExp(`(?:^|的)((?:(?!的)[\\p{Script=Han}（）()、*]){0,24}?${office})(\\p{Script=Han}{2,3})$`, 'u').exec(subject)
  return found?.[1] !== undefined && found[2] !== undefined && personName.test(found[2]) ? found[1] + found[2] : null
}

/** The subject of the last clauses before the verb. */
function knownSpeaker(clauses: readonly string[]): string | null {
  for (const clause of [...clauses].reverse()) {
    const found = new RegExp(`${lead.source}(${speakers.source})`, 'u').exec(clause)
    if (found?.[1]) return found[1]
  }
  return null
}

/** 高山 and 方向 begin with surnames and are words. */
function isWord(subject: string): boolean {
  const words = tagSegments(subject)
  return words.length === 1 && words[0]?.tag !== 'nr'
}

function isPerson(subject: string): boolean {
  return tagSegments(subject).every(({ tag }) => /^(?:n|m|s|b|j|a|f|zg|r$|q)/.test(tag))
}
