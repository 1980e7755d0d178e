import type { TaggedSegment } from '../../text/segment.ts'
import { actorOf, chargedWithin } from './addresseeOf.ts'
import type { Clause } from './splitClauses.ts'

const connective = /^(?:同时|此外|另外|因此|所以|其次|首先|最后|特别|尤其|还有|具体|下一步|今后|一方面|另一方面|另)/
const adverb = /^(?:全面|持续|常态化|切实|积极|深入|进一步|扎实|大力|有序|依法|严格|广泛|充分|着力|著力|不断|逐步|同步|坚决|认真|主动|加快|统筹|科学|精准|及时|定期|始终|努力|特别|重点|稳步|有效|创新|规范|分类|因地制宜|优先|梯次|适时|集中|分批|就近)$/
/** 以…为出发点, 在…基础上: says how, and what is to be done comes in a later clause. */
const adjunct = /^(?:以|为|为了|由于|因|因为|据|根据|按照|针对|围绕|通过|随着|作为|对|对于|关于|在|从|依据|除|除了|自|于|经|凡|凡是)$/
const verbsTaggedAsNouns = /^(?:优化|编制|组织|培训|启动|规范|管理|建设|改革|清单|完善|监督|宣传|服务|治理|引导|保障|发展|落实|统一|明确|健全|丰富|加快|融合|充实|细化|严格|深化|固化|强化|培育|监测|配合|动员|调整|畅通)$/
const noDeed = /^(?:要|应|应该|应当|必须|须|需要|是|有|无|辖|随|存在|体现|说明|表明|意味着|成为|属于|来自|包括|带有|具有|关系|希望|感谢|祝|祝愿|祝贺|代表|可以|能|能够|想|知道|认为|看到|讲|谈|说)$/
/** Tells what happened or is the case. */
const narration = /[已曾]|正在|预计|将出现|[^有]的是|(?:取得|实现|完成|解决|建立|形成|开展|建成|做|打)了|(?:最|其|这|关键|核心|重点|根本|首要|前提|目的)[^,，]{0,12}(?:是|在于)/

/** How a sentence commands without a marker, and whom. */
export interface Imperative {
  readonly addressee: string | null
}

/**
 * Reads the clauses of a sentence that has no word such as 要, writes whether it commands all the same, which is how speeches give tasks:
 * `编制…清单`, `将154项政务服务事项…依法下放乡村`, `县区政府重点抓发展`. Ask only where the text gives tasks: in a report the same words
 * tell what is done.
 */
export function imperativeOf(clauses: readonly Clause[]): Imperative | null {
  const rest = clauses.slice(connectiveCount(clauses))
  for (const [index, clause] of rest.entries()) {
    const first = clause.words[0]
    if (!first) return null
    if (narration.test(clause.text) || narration.test(rest[index + 1]?.text ?? '')) return null
    if (/^(?:把|将|让)$/.test(first.text)) return { addressee: null }
    const actor = actorOf(clause)
    if (actor !== null) return first.text === '由' || !/是/.test(clause.text.slice(0, 20)) ? { addressee: actor } : null
    const charged = index > 0 || adjunct.test(first.text) ? chargedWithin(clause) : null
    if (charged !== null) return { addressee: charged }
    if (adjunct.test(first.text) || /^(?:未|确[需因]|凡|除)/.test(clause.text)) continue
    if (prescribed.test(clause.text)) return { addressee: null }
    return beginsWithDeed(clause.words) ? { addressee: laterActor(rest.slice(index + 1)) } : null
  }
  return null
}

/** 聚焦…盲区,市县乡三级联动,常态化开展…: levels of government named by themselves. Other subjects further on are details. */
function laterActor(clauses: readonly Clause[]): string | null {
  const actor = clauses.map(actorOf).find((name) => name !== null && /^[各全省市县区乡镇村街道社区、]+(?:[两三四]级|级|层面|党委|政府|部门|单位|领导)$/.test(name))
  return actor ?? null
}

/** 同时,… · 具体路径就是,… */
function connectiveCount(clauses: readonly Clause[]): number {
  const first = clauses[0]
  return first && clauses.length > 1 && first.text.length <= 8 && connective.test(first.text) ? 1 : 0
}

/** 小型水库实行7×24小时值守: how something is to be done. */
const prescribed = /^[\p{Script=Han}（）()]{2,12}(?:实行|一律|统一实施)/u

/** What the dictionary has in parts: 约谈其主要负责人. */
const sanction = /^(?:一律|予以|依[法规纪]{1,4}|严肃)*(?:约谈|通报|问责|追责|追究|查处|处分|表彰|奖励)/

function beginsWithDeed(words: readonly TaggedSegment[]): boolean {
  if (sanction.test(words.map(({ text }) => text).join(''))) return true
  const verb = words.find(({ text, tag }) => !adverb.test(text) && !/^(?:d|ad)$/.test(tag))
  if (!verb || noDeed.test(verb.text)) return false
  if (verb.tag === 'v' || verb.text === '全面落实') return true
  const next = words[words.indexOf(verb) + 1]
  return verbsTaggedAsNouns.test(verb.text) && next !== undefined && !/^(?:是|的|和|与|、)$/.test(next.text)
}
