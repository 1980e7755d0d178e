import type { CleanText } from '../CleanText.ts'
import type { Span } from '../AnnotatedText.ts'

/** A line of the body without the blanks around it. */
export interface Line extends Span {
  /** Number of `#` before a Markdown heading, 0 otherwise; the span starts behind them. */
  readonly hashes: number
  /** Text is missing before, after the line: nothing is joined over a gap. */
  readonly gapBefore: boolean
  readonly gapAfter: boolean
}

const blank = '[\\s\\u200b\\ufeff]'
const edges = new RegExp(`^${blank}*(#{1,6}(?=${blank}))?${blank}*`)

/** Reads the clean text from `bodyStart` on, writes its lines; a gap in the middle of a line makes two of it. */
export function splitLines(clean: CleanText, bodyStart: number): Line[] {
  const { text } = clean
  const lines: Line[] = []
  const gaps = new Set(clean.gaps.map(({ offset }) => offset))
  const cuts = [...gaps].filter((offset) => offset > bodyStart && offset < text.length).sort((a, b) => a - b)
  let cut = 0
  let start = bodyStart
  let gapBefore = gaps.has(bodyStart)
  while (start < text.length) {
    while ((cuts[cut] ?? Infinity) <= start) cut += 1
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline
    const end = Math.min(lineEnd, cuts[cut] ?? Infinity)
    // A gap between two lines may be told at either side of the line break.
    const gapAfter = gaps.has(end) || (end === lineEnd && gaps.has(end + 1))
    const raw = text.slice(start, end)
    const lead = edges.exec(raw)
    const from = start + (lead?.[0].length ?? 0)
    const to = start + trimmedLength(raw)
    const isComment = raw.trimStart().startsWith('<!--') && raw.trimEnd().endsWith('-->')
    if (from < to && !isComment) {
      lines.push({ start: from, end: to, hashes: lead?.[1]?.length ?? 0, gapBefore, gapAfter })
      gapBefore = gapAfter
    } else gapBefore ||= gapAfter
    start = end === lineEnd ? end + 1 : end
  }
  return lines
}

function trimmedLength(text: string): number {
  let length = text.length
  while (length > 0 && /[\s\u200b\ufeff]/.test(text.charAt(length - 1))) length -= 1
  return length
}
