import type { MediaType } from '../RawFile.ts'
import type { CleanText } from '../CleanText.ts'
import type { DocumentHead, DocumentKind } from '../AnnotatedText.ts'
import { findDate, findMeetingDay, meeting } from './findDate.ts'
import { findLevel } from './findLevel.ts'
import { dateLine } from './punctuation.ts'

/** The head, and where the body begins behind title, subtitle and date lines. */
export interface HeadOfText {
  readonly head: DocumentHead
  readonly bodyStart: number
}

/** Reads announced title, file name and the first lines; writes what the text says about itself. Nothing is guessed: unknown is null. */
export function readHead(clean: CleanText, hint: { readonly fileName: string, readonly mediaType: MediaType }): HeadOfText {
  const { text } = clean
  const lines = firstLines(text)
  const titleLine = lines.find(({ content }) => content !== '')
  const ownTitle = titleLine && looksLikeTitle(titleLine.content) ? titleLine : null
  const title = clean.announcedTitle ?? ownTitle?.content ?? hint.fileName.replace(/\.[^.]*$/, '')
  let bodyStart = ownTitle?.end ?? 0
  const headLines: string[] = []
  let signed: string | null = null
  for (const line of lines) {
    if (line.end <= bodyStart || line.content === '') continue
    const isName = nameLine.test(line.content) && /^(?:各位[^\n]{0,20})?同志们/.test(text.slice(line.end).trimStart().replace(spokenDate, ''))
    const length = isName || title.includes(line.content) ? line.content.length : headLength(line.content)
    if (isName) signed = line.content.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu, '')
    if (length === 0) break
    headLines.push(line.content)
    bodyStart = line.start + length
    if (length < line.content.length) break
  }
  const issued = lines.filter(({ content }) => dateLine.test(content) || issuer.test(content)).map(({ content }) => content)
  const date = findDate(title, [...headLines, ...issued], text) ?? findMeetingDay(text.slice(bodyStart, bodyStart + 200))
  const kind = kindOf(title, text)
  const { speaker, occasion } = readOccasion(title, kind)
  return { head: { title, kind, date, level: findLevel(title, kind, [...headLines, ...issued], text), speaker: speaker ?? signed, occasion }, bodyStart: hasWords.test(text.slice(bodyStart)) ? bodyStart : 0 }
}

/** A text of one line is its title and its body: else nothing in it could be found. */
const hasWords = /[^\s\u200b\ufeff]/

/** The speaker's line between title and 同志们: 市委书记 张三 · 张 三 */
const nameLine = /^(?:[\p{Script=Han}]{2,16}(?:书记|市长|县长|区长|镇长|乡长|主任|局长)\s*)?\p{Script=Han}\s?\p{Script=Han}(?:\s?\p{Script=Han}){0,2}$/u
const spokenDate = /^[（(]?\d{4}\s?年[^\n]{2,12}日[）)]?\s*/

/** Signs a notice in a line of its own: 洛阳市人民政府办公室. */
const issuer = /^[\p{Script=Han}]{2,24}(?:人民政府|办公室|委员会|党委|办公厅)$/u

interface HeadLine {
  readonly content: string
  /** Of the content, in the text. */
  readonly start: number
  readonly end: number
}

/** The lines a head may fill. Marks of Markdown and blanks around a line are left out. */
function firstLines(text: string): HeadLine[] {
  const lines: HeadLine[] = []
  let from = 0
  while (from < text.length && lines.length < 30) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    const raw = text.slice(from, to)
    const lead = /^[\s\u200b\ufeff]*(?:#{1,6}\s)?[\s\u200b\ufeff]*/.exec(raw)?.[0].length ?? 0
    const content = raw.slice(lead).trimEnd()
    lines.push({ content, start: from + lead, end: from + lead + content.length })
    from = to + 1
  }
  return lines
}

function looksLikeTitle(line: string): boolean {
  return line.length <= 100 && !/[。！!；;，,：:]$/.test(line) && !/。/.test(line) && !/^(?:第?[一二三四五六七八九十]+[、章节条是]|[（(][一二三四五六七八九十]+[）)])/.test(line)
}

/**
 * How much of a line belongs to the head: all of `2022年2月11日`, `——在全市…会议上的讲话`, `2021年4月29日 第十三届…通过`;
 * of `2022年2月11日 基层治理是…。` the date; 0 where the body has begun.
 */
function headLength(line: string): number {
  const date = /^[（(]?\s*(?:\d{4}|[二〇零一九][〇零一二三四五六七八九]{3})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s*[）)]?/.exec(line)?.[0]
  if (meeting.test(line)) return 0
  if (date !== undefined && (date.length === line.length || !line.includes('。'))) return line.length
  if (date !== undefined && /\s/.test(line.charAt(date.length) + date.slice(-1))) return date.trimEnd().length
  if (/^(?:——|--)/.test(line) && !line.includes('。')) return line.length
  return 0
}

const kindWords: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(?:法|条例|办法|规定|规则|细则)(?:[（(][^）)]*[）)])?$/, 'REGULATION'],
  [/(?:意见|通知|方案|规划|计划|决定|公告|通告|纲要|要点|清单|目录|措施|批复|指南|纪要)(?:[（(][^）)]*[）)])?$/, 'POLICY'],
  [/发言/, 'EXCHANGE_REMARKS'],
  [/讲话|致辞|报告(?:[（(][^）)]*[）)])?$/, 'SPEECH'],
  [/(?:实施|指导|若干)意见|通知|方案|规划/, 'POLICY'],
]

function kindOf(title: string, text: string): DocumentKind {
  const found = kindWords.find(([pattern]) => pattern.test(title))
  if (found) return found[1]
  return /^\s*(?:各位[^\n]{0,20}、)?同志们[：:!！,，]/m.test(text.slice(0, 600)) ? 'SPEECH' : 'OTHER'
}

/**
 * `市委书记在市委全体(扩大)会议…上的讲话` → speaker 市委书记, occasion 市委全体(扩大)会议…;
 * `基层治理现代化工作交流发言` → occasion 基层治理现代化工作交流.
 */
function readOccasion(title: string, kind: DocumentKind): { speaker: string | null, occasion: string | null } {
  if (kind !== 'SPEECH' && kind !== 'EXCHANGE_REMARKS') return { speaker: null, occasion: null }
  const held = /^(?:[^在]{0,30}——)?([^在：:]{0,20}?)在(.+?)(?:上|中|时)?的?(?:讲话|发言|致辞|报告)/.exec(title)
  if (held) return { speaker: held[1]?.replace(/^关于|同志$/g, '').trim() || null, occasion: held[2] ?? null }
  const alone = /^(.{4,40}?)的?发言/.exec(title)
  return { speaker: null, occasion: alone?.[1] ?? null }
}
