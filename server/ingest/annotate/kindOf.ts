import type { DocumentKind } from '../AnnotatedText.ts'

const kindWords: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(?:法|条例|办法|规定|规则|细则)(?:[（(][^）)]*[）)])?$/, 'REGULATION'],
  [/(?:意见|通知|方案|规划|计划|决定|公告|通告|纲要|要点|清单|目录|措施|批复|指南|纪要)(?:[（(][^）)]*[）)])?$/, 'POLICY'],
  [/(?:调研|调查|考察|评估|情况|述职)报告/, 'OTHER'],
  [/发言/, 'EXCHANGE_REMARKS'],
  [/讲话|致辞|报告(?:[（(][^）)]*[）)])?$/, 'SPEECH'],
  [/(?:实施|指导|若干)意见|通知|方案|规划/, 'POLICY'],
]

/** What kind of paper a title announces; a text that greets 同志们 is a speech. */
export function kindOf(title: string, text: string): DocumentKind {
  const found = kindWords.find(([pattern]) => pattern.test(title))
  if (found) return found[1]
  return /^\s*(?:各位[^\n]{0,20}、)?同志们[：:!！,，]/m.test(text.slice(0, 600)) ? 'SPEECH' : 'OTHER'
}

/**
 * `市委书记在市委全体(扩大)会议…上的讲话` → speaker 市委书记, occasion 市委全体(扩大)会议…;
 * `基层治理现代化工作交流发言` → occasion 基层治理现代化工作交流.
 */
export function readOccasion(title: string, kind: DocumentKind): { speaker: string | null, occasion: string | null } {
  if (kind !== 'SPEECH' && kind !== 'EXCHANGE_REMARKS') return { speaker: null, occasion: null }
  const held = /^(?:[^在]{0,30}——)?([^在：:]{0,20}?)在(.+?)(?:上|中|时)?的?(?:交流|表态|主旨|主题|总结|动员)?(?:讲话|发言|致辞|报告)/.exec(title)
  if (held) return { speaker: held[1]?.replace(/^关于|同志$/g, '').trim() || null, occasion: held[2] ?? null }
  const alone = /^(.{4,40}?)的?发言/.exec(title)
  return { speaker: null, occasion: alone?.[1] ?? null }
}
