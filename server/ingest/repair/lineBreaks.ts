import type { Edit } from './layerEdits.ts'
import { splitLines, type Line } from './lines.ts'

const NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}(?:[章节编条]|[,，、])|\d{1,2}[.．、](?!\d)|[①-⑳●■◆•·※-])/
const SENTENCE_END = /[。！？!?；;：:…”’」』》)）】]$/
const DATE = /^(?:[(（]?\d{4}年\d{1,2}月\d{1,2}日[)）]?|[(（]?[二〇○零一三四五六七八九十]{4}年.{1,3}月.{1,3}日[)）]?)$/
const HAN = /^\p{Script=Han}$/u

/** A line this long that has headings in its middle lost its paragraph breaks. */
const FLATTENED = 400

/**
 * Gives back paragraph breaks that became blanks: `……几点意见。 一、系统构建治理体系 基层是……` has three lines. And closes up
 * a stray blank in the middle of a long sentence: 黨在社會 基層組織 → 黨在社會基層組織. Only in lines that lost their breaks.
 */
export function restoreParagraphs(text: string): Edit[] {
  const edits: Edit[] = []
  for (const line of splitLines(text)) {
    if (line.words.length < FLATTENED) continue
    const blanks = [...line.words.matchAll(/[ \u3000]+/g)]
    const headings = blanks.filter(({ index, 0: blank }) => startsHeading(line.words, index + blank.length)).length
    if (headings < 2) continue
    for (const edit of splitFlattened(line, blanks)) edits.push(edit)
  }
  return edits
}

function startsHeading(words: string, at: number): boolean {
  return NUMBER.test(words.slice(at, at + 6))
}

function splitFlattened({ words, wordsStart }: Line, blanks: readonly RegExpMatchArray[]): Edit[] {
  const edits: Edit[] = []
  let paragraph = 0
  blanks.forEach((blank, index) => {
    const at = blank.index ?? 0
    const end = at + blank[0].length
    const nextBlank = blanks[index + 1]?.index ?? words.length
    const soFar = words.slice(paragraph, Math.min(at, paragraph + 100))
    const short = at - paragraph <= 80 && !/[。！？；]/.test(soFar)
    const isTitle = paragraph === 0 && short
    const isHeading = short && NUMBER.test(soFar) && at - paragraph > 3
    const isDate = DATE.test(words.slice(paragraph, at)) || (end < 200 && DATE.test(words.slice(end, Math.min(nextBlank, end + 20))))
    const breaks = startsHeading(words, end) || blank[0].length > 1 || /[。！？!?]$|[。！？]”$/.test(words.slice(Math.max(0, at - 2), at)) || isTitle || isHeading || isDate
    const edit = { kind: 'OTHER' as const, start: wordsStart + at, end: wordsStart + end }
    if (breaks) {
      edits.push({ ...edit, after: '\n', confidence: startsHeading(words, end) ? 0.95 : 0.85 })
      paragraph = end
    } else if (HAN.test(words.charAt(at - 1)) && HAN.test(words.charAt(end))) {
      edits.push({ ...edit, after: '', confidence: 0.7 })
    }
  })
  return edits
}

/**
 * Joins lines that were broken inside a sentence: 贯彻落实党的⏎二十大精神 → 贯彻落实党的二十大精神. Headings, titles, dates,
 * lists and verse keep their lines. `seams` are offsets where the source left text out: nothing is joined across them.
 * With `always` false (a text without any other damage) only text that was set to a fixed width is joined.
 */
export function joinBrokenLines(text: string, seams: ReadonlySet<number>, always: boolean): Edit[] {
  const lines = splitLines(text)
  const width = fixedWidth(lines)
  if (width === null && !always) return []
  const edits: Edit[] = []
  let continued = false
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    const joins = next !== undefined && line.words !== '' && next.words !== '' && !seams.has(line.wordsEnd)
      && goesOn(line, next, width, continued || seams.has(lines[index - 1]?.wordsEnd ?? -1))
    if (joins) {
      const latin = /[A-Za-z0-9,.]$/.test(line.words) && /^[A-Za-z]/.test(next.words)
      edits.push({ kind: 'OTHER', start: line.wordsEnd, end: next.wordsStart, after: latin ? ' ' : '', confidence: 0.8 })
    }
    continued = joins
  })
  return edits
}

/** `within`: the line itself goes on an earlier one, or stands behind a seam that cut a sentence. */
function goesOn(line: Line, next: Line, width: number | null, within: boolean): boolean {
  if (NUMBER.test(next.words.slice(0, 8)) || DATE.test(next.words.slice(0, 24)) || next.wordsStart - next.start >= 2) return false
  const full = width !== null && line.words.length >= width - 2
  if (width !== null && !full) return false
  if (SENTENCE_END.test(line.words)) return full && !/[。！？!?：:]$/.test(line.words) && !/[。！？]”$/.test(line.words)
  if (/[,，、]$/.test(line.words)) return true
  if (full) return true
  const running = /[,，。；;]/
  if (!running.test(next.words)) return false
  if (within) return true
  return !NUMBER.test(line.words) && line.words.length >= 40 && running.test(line.words) && !/^.{0,12}[:：]/.test(next.words.slice(0, 14))
}

/**
 * The number of characters most lines have, where a program broke the lines: many lines within two characters of each
 * other, few longer. Null in ordinary text, whose paragraphs have any length.
 */
function fixedWidth(lines: readonly Line[]): number | null {
  const lengths = lines.map(({ words }) => words.length).filter((length) => length > 0)
  if (lengths.length < 8) return null
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  let width = 0
  let most = 0
  for (const [length, count] of counts) if (count > most && length >= 16) [width, most] = [length, count]
  if (width === 0) return null
  const near = lengths.filter((length) => Math.abs(length - width) <= 2).length
  const longer = lengths.filter((length) => length > width + 2).length
  return near >= lengths.length * 0.5 && longer <= lengths.length * 0.05 ? width + 1 : null
}
