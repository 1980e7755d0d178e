import type { Clause } from './splitClauses.ts'
import type { Marker } from './modalityOf.ts'

/** Ends the name of someone who can be told: bodies, offices, people, areas. */
const told = /(?:政府|党委|党组|党工委|工委|党组织|总支|支部|委员会|[村居]委会|部门|单位|机关|机构|组织|企业|公司|学校|医院|银行|法院|检察院|协会|合作社|社区|街道|乡镇|各地|财政|领导|干部|党员|人员|负责人|负责同志|责任人|经营者|申请人|当事人|公民|个人|单位和个人|班子|层面|[省市县区乡镇村]+级|[一二三四两]级|书记|市长|县长|区长|镇长|乡长|主任|局长|主管|[\p{Script=Han}]{2,}(?:[局委办厅署室站所队组]|(?<![全内外局])部|群众)|每户|各户|村民|居民|家长|教师|国务院|国家|中心|队伍|成员|家庭|农户|用人单位|监护人)$/u
/** 各县区 · 县乡村 · 大乡; 全面实施乡村 is none. */
const areas = /^[各全本大省市县区旗州乡镇村街道（）()、]+$/
/** 县委编办会同司法局负责: an office followed by its duty, also where no dictionary knows it. */
const withDuty = /^([\p{Script=Han}（）()、]{2,24}?(?:局|办|委|厅|政府|部门|中心|单位|乡镇|街道))(?=会同|牵头|负责|配合|具体负责|统筹|督促)/u
/** 县财政每年安排 · 区督查室对…予以通报: an office of a known area, followed by what it does. */
const officeActs = /^([省市县区镇乡村州旗][\p{Script=Han}]{1,8}?(?:局|办|委|厅|室|财政|部门|中心))(?=组织|开展|统一|每[年月季周日]|对|将|适时|定期|安排|制定|建立|督导)/u
const nobody = /^(?:我们|大家|我|你们|他们|它|这|那|其|人们|群众)/
const adverbs = /(?:除了|今明两年|[今明本]年|每[年月季周日]度?|在[^的]*[前后]|[都也还就均既便则,，]|一定|首先|同时|统一|重点|侧重|主要|分别|切实|全面|共同|带头|具体|依法|积极|自觉|认真|及时|一律|不|更|又|进一步|在[^的]*[中时下])+$/
const lead = /^(?:要求|因此|所以|同时|特别是|尤其是|此外|另外|但|但是|如果|凡是|凡|对于|对|其中|由|今后|以后|下一步|现在|目前)+/

/**
 * A number that ends its clause tells how many there should be: 在100人左右, 达到95%以上. A deadline (在15日内上报) and a number with a deed
 * behind it (在3个村开展试点) do not.
 */
const isQuantity = new RegExp(
  '^(?:在|为|达到|不少于|不低于|不超过|控制在|保持在)[^,，\\d]{0,4}(?:\\d[\\d.]*(?![\\d.])|[一二两三四五六七八九十百千万]{1,6}(?![一二两三四五六七八九十百千万]))'
  + '(?!\\s?个?(?:工作日|日|天|周|星期|小时|分钟|月|季度|年))\\s?[十百千万亿]?[多余]?(?:[%％‰]|\\p{Script=Han}{0,3}?)(?:左右|上下|以上|以下|以内|之间)?$', 'u',
)

/**
 * Who a clause tells, as named before its marker: `各县区要坚持` → 各县区; `不是副县级领导的管委会负责人可协助` → 管委会负责人.
 * Null where nobody is named (要强化…, 我们要…) and where a quantity is told: 乡镇工作人员应在100人左右.
 */
export function addresseeBefore(clause: Clause, marker: Marker): string | null {
  const markerStart = clause.words[marker.index]?.start ?? clause.start
  if (marker.word === '请') return actorOf(behindMarker(clause, marker)) ?? nameIn(clause.text.slice(0, markerStart - clause.start))
  const behind = clause.text.slice(markerStart - clause.start + marker.word.length)
  if (isQuantity.test(behind)) return null
  return nameIn(clause.text.slice(0, markerStart - clause.start))
}

/** 请各单位于5日前报送 asks those who are named behind it. */
function behindMarker(clause: Clause, marker: Marker): Clause {
  const words = clause.words.slice(marker.index + 1)
  const start = words[0]?.start ?? clause.end
  return { start, end: clause.end, words, text: clause.text.slice(start - clause.start) }
}

/**
 * Who acts in a clause without a marker, followed by what they do: `县区政府重点抓发展` → 县区政府; `市级领导牵头组织` → 市级领导;
 * `由乡镇统一管理` → 乡镇; `支部与农村支部固定结对` → 支部.
 */
export function actorOf(clause: Clause): string | null {
  const named = (withDuty.exec(clause.text) ?? officeActs.exec(clause.text))?.[1]
  if (named !== undefined) return nameIn(named)
  const { words } = clause
  let index = words[0]?.text === '由' ? 1 : 0
  const start = words[index]?.start ?? clause.start
  let end = start
  let depth = 0
  for (; index < words.length; index += 1) {
    const word = words[index]
    if (!word) break
    if (/^[（(]$/.test(word.text)) depth += 1
    const isName = depth > 0 || (/^(?:n|b|j|s|l|zg|f|r|m|i$)/.test(word.tag) && !/^(?:我们|我|这|大家)$/.test(word.text))
      || /^(?:各|全|大|[*_、及和]|区)$/.test(word.text)
      // 县政府督查室, 综治中心: the dictionary has the deed and the office apart.
      || (word.tag === 'vn' && end > start && /^(?:室|局|办|站|所|队|组|小组|中心|部门|机构|机关|单位|人员)$/.test(words[index + 1]?.text ?? ''))
    if (!isName) break
    if (/^[）)]$/.test(word.text)) depth -= 1
    end = word.end
  }
  const next = words[index]
  if (end === start || !next || !/^(?:v|p|d|a|c)/.test(next.tag) || /^[是有为]$/.test(next.text)) return null
  return nameIn(clause.text.slice(start - clause.start, end - clause.start))
}

/** 其子女由教育部门统筹安排 → 教育部门: who is charged in the middle of a clause. */
export function chargedWithin(clause: Clause): string | null {
  const at = clause.words.findIndex(({ text }) => text === '由')
  const start = clause.words[at]?.start
  if (at < 1 || start === undefined) return null
  return actorOf({ start, end: clause.end, words: clause.words.slice(at), text: clause.text.slice(start - clause.start) })
}

const charged = /^由?([\p{Script=Han}*、]{2,30}?)(?:具体|共同|分别|统一|全权)?(?:负责|牵头|承接|承办|承担|实施|落实)/u

/** 由省大数据局负责统筹指导,某市委市政府具体承接 → 省大数据局、某市委市政府. Null where no clause begins with 由. */
export function chargedIn(clauses: readonly Clause[]): string | null {
  const first = clauses.findIndex(({ text }) => text.startsWith('由') && charged.test(text))
  if (first < 0) return null
  const names = clauses.slice(first).flatMap(({ text }) => personIn(charged.exec(text)?.[1] ?? '') ?? [])
  return names.length > 0 ? [...new Set(names)].join('、') : null
}

/** 村委会副主任陈大勇: an office and the name behind it. */
function personIn(words: string): string | null {
  return nameIn(words) ?? ([2, 3].some((length) => /[书长任理记员]$/.test(words.slice(0, -length)) && nameIn(words.slice(0, -length)) !== null) ? words : null)
}

function nameIn(words: string): string | null {
  let name = words.trim().replace(lead, '').replace(adverbs, '').replace(adverbs, '')
  name = name.slice(name.lastIndexOf('的') + 1).trim()
  return name !== '' && name.length <= 40 && (told.test(name.replace(/[”"』]$/, '')) || areas.test(name)) && !nobody.test(name) ? name : null
}
