import type { Clause } from './splitClauses.ts'

const body = '(?:(?:本次|这次|此次)?会议|(?:(?:[省市县区州旗镇乡](?:委|党委|政府|人民政府|里)|党工委)[、和]?){1,2}(?:办公室|常委会|常务会议?|全会|全委会)?(?:(?:扩大)?会议)?|上级(?:党委|政府|部门|机关)?|领导小组|指挥部)'
const time = '(?:(?:今年|去年|近日|日前|此前|最近|同时|为此|对此|此外|另外)[，,]?)?'
const verb = '(?:(?:还|又|并|也|再次|多次|反复|专门|特别|明确|同时)*(?:要求|强调|决定|明确))'
const introduces = new RegExp(`^(?:${time}${body}${verb}(?:了|过)?|要求)(?!的|归还)`, 'u')
/** 会议指出, in minutes is the paper itself speaking. 市委指出, is not here: that is another's view, not a task. */
const ownVoice = new RegExp(`(?:^|[，,])${time}(?:${body}${verb}|(?:本次|这次|此次)?会议(?:${verb}|指出|认为|提出|听取|审议))(?:了|过)?$`, 'u')
/** 根据会议要求, · 按照市委要求, name the ground of a task. */
const ground = /^(?:根据|按照|依照|依据|遵照|落实|贯彻|围绕)[^，,]*(?:要求|规定|决定|强调|指出|提出)$/

/** Whether the words before a comma pass a task on rather than quote: 会议强调 · 市委要求 · 根据会议要求. A named person (市委书记强调) quotes. */
export function isRelayed(words: string): boolean {
  const trimmed = words.trim()
  return ownVoice.test(trimmed) || ground.test(trimmed.slice(Math.max(trimmed.lastIndexOf('，'), trimmed.lastIndexOf(',')) + 1))
}

/** 会议决定 · 市委要求: nothing but who passes on what follows. */
export function passesOn(clause: Clause): boolean {
  return introduces.exec(clause.text)?.[0].length === clause.text.length
}

/**
 * Sets the words that pass a task on apart from the task: `会议要求各乡镇要抓好春耕` → 会议要求 | 各乡镇要抓好春耕, so that it is read
 * like 会议要求，各乡镇要抓好春耕. `省里要求的任务` passes nothing on and stays whole.
 */
export function splitRelayed(clause: Clause): Clause[] {
  const length = introduces.exec(clause.text)?.[0].length ?? 0
  const cut = clause.words.findIndex(({ start }) => start === clause.start + length)
  if (length === 0 || cut < 1) return [clause]
  const at = clause.words[cut]?.start ?? clause.end
  return [
    { start: clause.start, end: at, words: clause.words.slice(0, cut), text: clause.text.slice(0, length) },
    { start: at, end: clause.end, words: clause.words.slice(cut), text: clause.text.slice(length) },
  ]
}
