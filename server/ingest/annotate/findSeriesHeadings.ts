import { tagSegments } from '../../text/segment.ts'
import type { Span } from '../AnnotatedText.ts'
import type { Heading } from './Heading.ts'
import { unnumberedRank } from './numberedPoints.ts'
import { splitSentences } from './splitSentences.ts'

/**
 * Finds headings that have neither number nor line: where 一是…二是… begins anew under one and the same heading, something unnumbered
 * must open each series. It is the last sentence before 一是 in the shape of a slogan, two short clauses that begin with a verb:
 * `推进多网合一,构建网格化管理服务机制。` One alone proves nothing; at least two series must have one.
 */
export function findSeriesHeadings(text: string, bodyStart: number, headings: readonly Heading[]): Heading[] {
  const found: Heading[] = []
  let series: Heading[] = []
  let before = bodyStart
  const closeGroup = (): void => {
    if (series.length > 1) found.push(...series)
    series = []
  }
  for (const heading of headings) {
    if (heading.rank < unnumberedRank) closeGroup()
    else if (heading.number === '一是' || heading.number === '一要') {
      const slogan = splitSentences(text, { start: before, end: heading.start }).findLast((sentence) => isSlogan(text, sentence))
      if (slogan) series.push(asHeading(text, slogan))
    }
    before = heading.end + 1
  }
  closeGroup()
  return found
}

function asHeading(text: string, sentence: Span): Heading {
  const end = sentence.end - 1
  return { start: sentence.start, end, number: null, heading: text.slice(sentence.start, end), rank: unnumberedRank, standsAlone: false, isSentence: true, isItem: false }
}

function isSlogan(text: string, { start, end }: Span): boolean {
  if (end - start > 40 || text.charAt(end - 1) !== '。') return false
  const clauses = text.slice(start, end - 1).split(/[,，]/)
  return clauses.length === 2 && clauses.every((clause) => clause.length >= 4 && clause.length <= 20 && beginsWithVerb(clause))
}

function beginsWithVerb(clause: string): boolean {
  const words = tagSegments(clause)
  const first = words[0]
  return first !== undefined && /^(v|vn|a|ad)$/.test(first.tag) && !/^[要应须可是有能会]/.test(first.text) && !words.some(({ text }) => /^[了是已]$/.test(text))
}
