import { meeting } from './findDate.ts'
import { dateLine } from './punctuation.ts'

/** What stands above the body, line by line. */
export interface HeadLines {
  /** With its subtitle: 坚持党建引领 做实网格服务——在全市…会上的交流发言. Null where the text begins without a title. */
  readonly title: string | null
  /** Who speaks, in a line of its own: 县委副书记、县长 周启明. */
  readonly signed: string | null
  /** Number, day, speaker and notes between title and body. */
  readonly headLines: readonly string[]
  /** Lines near the beginning that hold nothing but a day or an issuing body. */
  readonly issued: readonly string[]
  readonly bodyStart: number
}

interface HeadLine {
  readonly content: string
  /** Of the content, in the text. */
  readonly start: number
  readonly end: number
}

/** Reads the first lines, writes those that make the head: letterhead, number, title over one or two lines, subtitle, day, speaker. */
export function readHeadLines(text: string, announcedTitle: string | null): HeadLines {
  const all = firstLines(text)
  const lines = all.filter(({ content }) => content !== '')
  const above = lines.findIndex((line, index) => !isLetterhead(line.content, lines[index + 1]?.content ?? ''))
  const first = lines[above]
  const titleLines = first && looksLikeTitle(first.content) ? titleFrom(lines.slice(above)) : []
  const title = titleLines.map(({ content }) => content.replaceAll(/\s+/g, ' ')).join('') || null
  const known = announcedTitle ?? title ?? ''
  const headLines = lines.slice(0, Math.max(0, above)).map(({ content }) => content)
  let bodyStart = titleLines.at(-1)?.end ?? 0
  let signed: string | null = null
  for (const line of lines) {
    if (line.end <= bodyStart) continue
    const isName = speakerLine.test(line.content) || (nameLine.test(line.content) && salutation.test(text.slice(line.end).trimStart().replace(spokenDate, '')))
    const length = isName || known.includes(line.content) ? line.content.length : headLength(line.content)
    if (isName) signed = line.content.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}$|\p{Script=Han}\s+\p{Script=Han}$)/gu, '').replaceAll(/\s+/g, ' ')
    if (length === 0) break
    headLines.push(line.content)
    bodyStart = line.start + length
    if (length < line.content.length) break
  }
  const issued = all.filter(({ content }) => dateLine.test(content) || issuer.test(content)).map(({ content }) => content)
  return { title, signed, headLines, issued, bodyStart }
}

const offices = '(?:中共)?[\\p{Script=Han}（）()]{0,24}(?:书记|市长|县长|区长|镇长|乡长|主任|局长|主席|部长|院长|校长|队长|经理)'
/** The speaker's line between title and 同志们: 市委书记 张三 · 张 三 */
const nameLine = new RegExp(`^(?:${offices}\\s*)?\\p{Script=Han}\\s?\\p{Script=Han}(?:\\s?\\p{Script=Han}){0,2}$`, 'u')
/** An office, or several, and a name behind a blank need no 同志们: 县委副书记、县长　周启明 */
const speakerLine = new RegExp(`^${offices}(?:[、，,]${offices}){0,3}\\s+\\p{Script=Han}\\s?\\p{Script=Han}(?:\\s?\\p{Script=Han}){0,2}$`, 'u')
const salutation = /^(?:各位[^\n]{0,20})?同志们/
const spokenDate = /^[（(]?\d{4}\s?年[^\n]{2,12}日[）)]?\s*/

/** Signs a notice in a line of its own: 洛阳市人民政府办公室. */
const issuer = /^[\p{Script=Han}]{2,24}(?:人民政府|办公室|委员会|党委|办公厅|局|指挥部)$/u
/** Stands under a title: 县人大常委会调研组 · 中共白石县委组织部 · 杨家湾村党支部、村民委员会 */
const author = /^(?=[\p{Script=Han}、，（）() ]{4,40}$)(?!第)[^\n]*(?:人民政府|办公[室厅]|委员会|委|党支部|党总支|党组|组织部|宣传部|统战部|调研组|课题组|工作组|指挥部|局|研究[室院]|中心)$/u
/** 云汛发〔2024〕7号 · 南政办发〔2024〕3号　2024年2月20日印发 */
const paperNumber = /^[\p{Script=Han}A-Z]{1,16}\s?[〔[［（(【]\s?\d{4}\s?[〕\]］）)】]\s?(?:第\s?)?\d{1,5}\s?号/u

/** 云溪市防汛抗旱指挥部文件, and the number under it, stand above the title; so does the file number of an archive. */
function isLetterhead(line: string, next: string): boolean {
  if (paperNumber.test(line)) return true
  return /^[\p{Script=Han}\s（）()]{4,40}文\s?件$/u.test(line) && (paperNumber.test(next) || /^[★\s]*$/.test(next))
}

/** The line, the one above that only names who issues it (长岭县人民政府⏎关于…的意见), its second half, and a subtitle behind ——. */
function titleFrom(lines: readonly HeadLine[]): HeadLine[] {
  const [first, ...rest] = lines
  if (!first) return []
  const title = [first]
  for (const line of rest.slice(0, 3)) {
    const so = title.map(({ content }) => content).join('')
    const isSecondHalf = looksLikeTitle(line.content) && line.content.length <= 60 && !paperName.test(so)
      && ((issuer.test(so) && line.content.startsWith('关于')) || (/关于|^在/.test(so) && paperName.test(line.content)))
    const isSubtitle = subtitle.test(line.content) && !line.content.includes('。')
    if (!isSecondHalf && !isSubtitle) break
    title.push(line)
  }
  return title
}

const paperName = /(?:意见|通知|方案|规划|计划|决定|公告|通告|纲要|要点|措施|批复|指南|纪要|讲话|发言|报告|材料)(?:[（(][^）)]*[）)])?$/
const subtitle = /^(?:——|--|—)\s?\S/

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
 * How much of a line belongs to the head: all of `2022年2月11日`, `——在全市…会议上的讲话`, `2021年4月29日 第十三届…通过`, `（根据录音整理）`;
 * of `2022年2月11日 基层治理是…。` the date; 0 where the body has begun.
 */
function headLength(line: string): number {
  const date = /^[（(]?\s*(?:\d{4}|[二〇○零一九][〇○零一二三四五六七八九]{3})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s*[）)]?/.exec(line)?.[0]
  if (meeting.test(line)) return 0
  if (date !== undefined && (date.length === line.length || !line.includes('。'))) return line.length
  if (date !== undefined && /\s/.test(line.charAt(date.length) + date.slice(-1))) return date.trimEnd().length
  if (line.includes('。')) return 0
  const isHead = subtitle.test(line) || paperNumber.test(line) || author.test(line) || webLine.test(line) || /^[（(](?![一二三四五六七八九十\d]{1,3}[）)])[^（）()，,]{2,30}[）)]$/.test(line)
  return isHead ? line.length : 0
}

/** 来源：平原日报　作者：陈晓　2023-11-03 08:15 */
const webLine = /^(?:来源|信息来源|作者|记者|通讯员|发布时间|发布日期|发布者|日期|时间|编辑|发文字号|索引号)[:：]\s?[^，,]{1,80}$/
