import type { Heading } from './Heading.ts'
import { unnumberedRank } from './numberedPoints.ts'
import { dateLine, endsSentence } from './punctuation.ts'
import type { Line } from './splitLines.ts'

/**
 * Finds headings without a number that fill a line of their own: 总体要求 above a paragraph, or `## 组织保障`.
 * In a text with hard line breaks (a PDF) every short line looks like one, so there only marked headings count.
 */
export function findTitleLines(text: string, lines: readonly Line[], numbered: readonly Heading[]): Heading[] {
  const taken = new Set(numbered.map(({ start }) => start))
  const free = lines.filter((line) => !taken.has(line.start))
  const long = free.filter(({ start, end }) => end - start >= 20)
  const broken = long.filter(({ end }) => !/[。！？!?；;：:…][”’）)」』"]*$/.test(text.slice(end - 6, end))).length > long.length * 0.35
  let following = 0
  return lines.flatMap((line, index): Heading[] => {
    while ((numbered[following]?.start ?? Infinity) <= line.start) following += 1
    if (taken.has(line.start)) return []
    const heading = text.slice(line.start, line.end).replace(/[:：]$/, '')
    const marked = line.hashes > 0 && heading.length <= 80
    if (!marked && (broken || !looksLikeTitle(text, lines, index))) return []
    const next = numbered[following]
    const opens = next?.number && /^（?[第一]?一|^1|^（1）/.test(next.number) ? next.rank - 0.5 : unnumberedRank
    const rank = marked ? line.hashes / 10 - 1 : opens
    return [{ start: line.start, end: line.start + heading.length, number: null, heading, rank, standsAlone: true, isSentence: true, isItem: false }]
  })
}

function looksLikeTitle(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  const previous = lines[index - 1]
  const next = lines[index + 1]
  if (!line || !previous || !next || line.gapBefore || line.gapAfter) return false
  const own = text.slice(line.start, line.end)
  const before = text.slice(previous.start, previous.end)
  const isAttached = dateLine.test(before) && /(?:方案|办法|意见|规定|细则|计划|制度|规划|清单)$/.test(own)
  return own.length >= 4 && own.length <= (isAttached ? 60 : 30) && !/[。！？!?；;：:,，…\d日]$/.test(own) && !/[。！？!?；;]/.test(own)
    && (endsSentence(before) || isAttached) && !dateLine.test(text.slice(next.start, next.end))
    && next.end - next.start > own.length
}
