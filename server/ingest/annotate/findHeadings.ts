import type { Span } from '../AnnotatedText.ts'
import { findPoints, type Point } from './findPoints.ts'
import { findSeriesHeadings } from './findSeriesHeadings.ts'
import { findTitleLines } from './findTitleLines.ts'
import type { Heading } from './Heading.ts'
import { articleRank } from './numberedPoints.ts'
import { sentenceEnd, widenBrackets } from './punctuation.ts'
import type { Line } from './splitLines.ts'

const longestHeading = 50

/** Reads the lines of the body, writes every heading in them, numbered or not, in reading order. */
export function findHeadings(text: string, lines: readonly Line[]): Heading[] {
  const points = findPoints(text, lines)
  const numbered = points.map((point, index) => readHeading(text, point, Math.min(point.line.end, points[index + 1]?.start ?? Infinity)))
  const titled = findTitleLines(text, lines, numbered)
  const headings = [...numbered, ...titled].sort((a, b) => a.start - b.start)
  const series = findSeriesHeadings(text, lines[0]?.start ?? 0, headings)
  return markItems(text, lines, [...headings, ...series].sort((a, b) => a.start - b.start))
}

/** Ranks of 1. and （1）. */
const itemRanks = [6, 7]

/**
 * A numbered sentence of several clauses that is all there is to its point is an item of a list and heads no section:
 * 1.安排专项资金，发放消费券。⏎2.鼓励以旧换新，给予奖励。 Behind the last one of a list anything may follow.
 */
function markItems(text: string, lines: readonly Line[], headings: readonly Heading[]): Heading[] {
  let line = 0
  let inList = false
  return headings.map((heading, index) => {
    while ((lines[line]?.end ?? Infinity) <= heading.start) line += 1
    const next = headings[index + 1]
    const limit = Math.min(lines[line]?.end ?? text.length, next?.start ?? Infinity)
    const isAll = itemRanks.includes(heading.rank) && /[，,；;：:]/.test(heading.heading)
      && text.slice(heading.end, limit).replaceAll(/[。！；;）)”\s]/g, '') === '' && (heading.isSentence && !heading.standsAlone || /[；;]/.test(text.slice(heading.end, limit)))
    const isFollowed = next !== undefined && next.rank <= heading.rank && (next.start === limit || next.start === lines[line + 1]?.start)
    const isItem = isAll && (isFollowed || inList || lines[line + 1] === undefined)
    inList = isItem
    return isItem ? { ...heading, isItem } : heading
  })
}

/**
 * The heading of a point runs to the first sentence end, or fills its line.
 * `(一)重塑组织架构。市级层面…` → （一） 重塑组织架构; `第三条 【目的】为了…` → 第三条 目的; `第三条 为了…` → 第三条 and nothing.
 */
function readHeading(text: string, point: Point, limit: number): Heading {
  const { start, textStart, style } = point
  const number = widenBrackets(point.number.replaceAll(/\s/g, ''))
  const whole = { start, number, rank: style.rank }
  if (style.rank === articleRank) {
    const name = /^[【（(]([^【】（）()]{1,20})[】）)]/.exec(text.slice(textStart, Math.min(limit, textStart + 24)))
    const end = name ? textStart + name[0].length : start + point.number.length
    return { ...whole, end, heading: name?.[1] ?? '', standsAlone: false, isSentence: false, isItem: false }
  }
  const line = { start: textStart, end: limit }
  const sentence = firstSentence(text, line)
  const own = text.slice(textStart, sentence.end)
  if (sentence.end === limit && sentence.isOpen && !/[，,；;、]$/.test(own) && own.length <= longestHeading + 10) {
    const heading = own.replace(/[:：]$/, '')
    return { ...whole, end: textStart + heading.length, heading: closeUp(heading), standsAlone: true, isSentence: true, isItem: false }
  }
  // 一、系统构建治理体系,推动责任上肩 基层是社会治理的基础…。: the line break after the heading became a blank.
  const blank = /[\p{Script=Han}”）)]\s+(?=[\p{Script=Han}“])/u.exec(own)
  if (blank && blank.index >= 3 && blank.index < longestHeading && style.rank < 8) {
    const end = textStart + blank.index + 1
    return { ...whole, end, heading: text.slice(textStart, end), standsAlone: true, isSentence: true, isItem: false }
  }
  if (own.length <= longestHeading) {
    const heading = own.replace(/[；;，,]$/, '')
    return { ...whole, end: textStart + heading.length, heading, standsAlone: false, isSentence: !sentence.isOpen, isItem: false }
  }
  const end = textStart + shortened(own).length
  return { ...whole, end, heading: text.slice(textStart, end), standsAlone: false, isSentence: false, isItem: false }
}

/** Up to the mark that ends it; open where the part ends first. */
function firstSentence(text: string, part: Span): Span & { isOpen: boolean } {
  const match = new RegExp(sentenceEnd.source).exec(text.slice(part.start, part.end))
  if (!match) return { ...part, isOpen: true }
  // A closing quotation mark belongs to the words, the mark before it does not: “块抓条保”。 but also “…。”
  return { start: part.start, end: part.start + match.index, isOpen: false }
}

/** The leading clauses that fit. */
function shortened(sentence: string): string {
  const head = sentence.slice(0, longestHeading)
  const cut = Math.max(head.lastIndexOf(','), head.lastIndexOf('，'), head.lastIndexOf('；'), head.lastIndexOf(';'), head.lastIndexOf('：'))
  return cut >= 4 ? head.slice(0, cut) : head
}

/** 总　　则 → 总则, but 深刻领会 精准把握 stays. */
function closeUp(heading: string): string {
  return /^\p{Script=Han}(\s+\p{Script=Han})+$/u.test(heading) ? heading.replaceAll(/\s/g, '') : heading
}
