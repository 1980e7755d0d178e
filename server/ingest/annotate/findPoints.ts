import { articleRank, numberStyles, type NumberStyle } from './numberedPoints.ts'
import { ordinalValue, sentenceEnd } from './punctuation.ts'
import type { Line } from './splitLines.ts'

/** A place where a numbered point may begin. */
export interface Point {
  readonly start: number
  /** Behind the number and its mark. */
  readonly textStart: number
  readonly number: string
  readonly value: number
  readonly style: NumberStyle
  readonly line: Line
}

/**
 * Reads the lines, writes the numbered points in them: at line starts, and for 一是, 第一, （一） also behind a sentence end.
 * 第三, 一是 and points in mid-line must belong to a series that counts up from one, unless a gap has swallowed its rest.
 */
export function findPoints(text: string, lines: readonly Line[]): Point[] {
  const attached = attachments(text, lines)
  const candidates = lines.flatMap((line, index) => attached.has(index) ? [] : pointsOfLine(text, line))
  const isStatute = candidates.filter(({ style }) => style.rank === articleRank).length > 1
  const inUse = isStatute ? candidates.filter(({ style }) => style.rank <= articleRank) : candidates
  const gaps = lines.filter(({ gapBefore }) => gapBefore).map(({ start }) => start)
  if (lines.at(-1)?.gapAfter) gaps.push(lines.at(-1)?.end ?? 0)
  return keepSeries(inUse, gaps)
}

/** 附件：1.责任人名单⏎2.转移路线图 lists papers; the lines under it are no points of this one. */
function attachments(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (let index = 0; index < lines.length; index += 1) {
    if (!/^附件[:：]/.test(textOf(text, lines[index]))) continue
    found.add(index)
    while (/^\d{1,2}[.．、][^。]{2,60}$/.test(textOf(text, lines[index + 1]))) found.add(index += 1)
  }
  return found
}

function textOf(text: string, line: Line | undefined): string {
  return line ? text.slice(line.start, line.end) : ''
}

function pointsOfLine(text: string, line: Line): Point[] {
  const points: Point[] = []
  const first = pointAt(text, line, line.start)
  if (first) points.push(first)
  sentenceEnd.lastIndex = 0
  for (const match of text.slice(line.start, line.end).matchAll(sentenceEnd)) {
    let start = line.start + match.index + match[0].length
    while (start < line.end && /\s/.test(text.charAt(start))) start += 1
    const point = start < line.end ? pointAt(text, line, start) : null
    if (point && point.style.rank > articleRank) points.push(point)
  }
  return points
}

function pointAt(text: string, line: Line, start: number): Point | null {
  if (!/[第一二三四五六七八九十另（(\d]/.test(text.charAt(start))) return null
  for (const style of numberStyles) {
    style.pattern.lastIndex = start
    const match = style.pattern.exec(text)
    if (!match || match.index + match[0].length > line.end) continue
    let textStart = start + match[0].length
    while (textStart < line.end && /\s/.test(text.charAt(textStart))) textStart += 1
    const [, number = '', numeral = ''] = match
    const value = numeral === '另一' ? 2 : ordinalValue(numeral)
    return { start, textStart, number, value, style, line }
  }
  return null
}

/** A series is broken by a point that encloses it; a gap may have swallowed its beginning or its end. */
function keepSeries(candidates: readonly Point[], gaps: readonly number[]): Point[] {
  let kept: Point[] = []
  for (const style of [...numberStyles].sort((a, b) => a.rank - b.rank)) {
    const own = candidates.filter((point) => point.style === style)
    const enclosing = kept.filter((point) => point.style.rank < style.rank).map(({ start }) => start)
    let last: Point | null = null
    const accepted: Point[] = []
    for (const [index, point] of own.entries()) {
      const limit = firstAfter(enclosing, point.start)
      const opened = lastBefore(enclosing, point.start)
      const previous: Point | null = last !== null && last.start >= opened ? last : null
      const next = own[index + 1]
      const isSure = !style.needsSeries && point.start === point.line.start
      const cut = firstAfter(gaps, point.start)
      const begins = point.value === 1 && ((next?.value === 2 && next.start < limit) || (cut <= limit && cut < Infinity))
      const continues = previous !== null && previous.value + 1 === point.value
      const resumes = point.value > 1 && firstAfter(gaps, previous?.start ?? opened) <= point.start
      if (isSure || begins || continues || resumes) {
        accepted.push(point)
        last = point
      }
    }
    kept = [...kept, ...accepted].sort((a, b) => a.start - b.start)
  }
  return kept
}

/** The first of sorted places behind `from`; infinite where there is none. */
function firstAfter(places: readonly number[], from: number): number {
  return places[countUpTo(places, from)] ?? Infinity
}

/** The last of sorted places before `from`; -1 where there is none. */
function lastBefore(places: readonly number[], from: number): number {
  return places[countUpTo(places, from - 1) - 1] ?? -1
}

function countUpTo(places: readonly number[], limit: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
