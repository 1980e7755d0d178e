import type { PassageSpan, Span } from '../AnnotatedText.ts'
import type { Heading } from './Heading.ts'
import { pairQuotes } from './pairQuotes.ts'
import { dateLine, endsSentence } from './punctuation.ts'
import type { Line } from './splitLines.ts'
import { splitSentences } from './splitSentences.ts'

const longestPassage = 400
/** A single sentence may be longer than a passage should be; beyond this it is cut at its clauses. */
const longestSentence = 600

/**
 * Reads lines and headings, writes passages: a numbered point or a paragraph. Every character of the body that is not blank lies in
 * exactly one, save headings that fill their line. A line that ends in mid-sentence goes on in the next one; a heading that is a
 * sentence without text of its own (`(三)实行“块抓条保”。`) stands with its first point; nothing runs over a gap. In a text of
 * nothing but headings every one is a passage, or it could not be found.
 */
export function splitPassages(text: string, lines: readonly Line[], headings: readonly Heading[], damage: readonly Span[]): PassageSpan[] {
  const joined = joinBlocks(text, cutLines(lines, headings))
  const blocks: readonly Span[] = joined.length > 0 ? joined : lines
  const sections = headings.filter(({ isItem }) => !isItem)
  let section = -1
  return blocks.flatMap((block) => balance(text, block, damage)).map((part) => {
    while ((sections[section + 1]?.start ?? Infinity) < part.end) section += 1
    return { ...part, section: section < 0 ? null : section }
  })
}

interface Piece extends Span {
  readonly heading: Heading | null
  readonly gapBefore: boolean
  readonly afterAlone: boolean
}

/** Cuts every line at its headings and leaves out those that stand alone. */
function cutLines(lines: readonly Line[], headings: readonly Heading[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  let afterAlone = false
  for (const line of lines) {
    let start = line.start
    let heading: Heading | null = null
    let gapBefore = line.gapBefore
    const push = (end: number): void => {
      if (start < end) {
        pieces.push({ start, end, heading, gapBefore, afterAlone })
        gapBefore = false
        afterAlone = false
      }
    }
    for (let next = headings[at]; next && next.start < line.end; next = headings[at]) {
      push(next.start)
      at += 1
      start = next.start
      heading = next
      if (next.standsAlone) {
        // The colon behind `一、总体要求：` goes with its heading.
        start = line.end - next.end <= 1 ? line.end : next.end
        heading = null
        afterAlone = true
      }
    }
    push(line.end)
  }
  return pieces
}

function joinBlocks(text: string, pieces: readonly Piece[]): Span[] {
  const blocks: Span[] = []
  let last: Piece | null = null
  for (const piece of pieces) {
    const block = blocks.at(-1)
    if (last && block && !piece.gapBefore && !piece.afterAlone && belongsTogether(text, last, piece)) {
      blocks[blocks.length - 1] = { start: block.start, end: piece.end }
    } else blocks.push({ start: piece.start, end: piece.end })
    last = piece
  }
  return blocks.map((block) => trim(text, block)).filter(({ start, end }) => start < end)
}

function belongsTogether(text: string, last: Piece, piece: Piece): boolean {
  if (piece.heading === null) {
    if (label.test(text.slice(piece.start, piece.start + 12))) return true
    // A line without any mark at its end, and a blank line behind it, is done: a signature, an attachment.
    if (last.end - last.start < 60 && /[\p{L}\p{N}）)]$/u.test(text.slice(last.start, last.end)) && /\n[ \t　]*\n/.test(text.slice(last.end, piece.start))) return false
    return !endsSentence(text.slice(Math.max(last.start, last.end - 8), last.end)) && !dateLine.test(text.slice(Math.max(last.start, last.end - 24), last.end))
  }
  const { heading } = last
  return heading !== null && heading.isSentence && heading.rank < piece.heading.rank && last.end - heading.end <= 2
}

/** 牵头单位：县民政局 in a line of its own belongs to the measure above. */
const label = /^[（(]?(?:牵头|责任|主责|实施|配合|完成)(?:单位|部门|领导|人|时限|时间)[:：]/

function trim(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /[\s\u200b\ufeff]/.test(text.charAt(from))) from += 1
  while (to > from && /[\s\u200b\ufeff]/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

/** Cuts a long block at sentence ends into parts of about the same length. */
function balance(text: string, block: Span, damage: readonly Span[]): Span[] {
  if (block.end - block.start <= longestPassage) return [block]
  const quotes = pairQuotes(text, block, damage)
  const units = splitSentences(text, block, quotes).flatMap((sentence) => cutItems(text, sentence)).flatMap((item) => cutSentence(text, item))
  const parts: Span[] = []
  let at = 0
  while (at < units.length) {
    const start = units[at]?.start ?? 0
    const left = block.end - start
    const wanted = left / Math.ceil(left / longestPassage)
    let next = at + 1
    for (let unit = units[next]; unit; unit = units[next]) {
      const without = (units[next - 1]?.end ?? 0) - start
      const withIt = unit.end - start
      if (withIt > longestPassage || Math.abs(withIt - wanted) > Math.abs(without - wanted)) break
      next += 1
    }
    parts.push({ start, end: units[next - 1]?.end ?? block.end })
    at = next
  }
  return parts
}

/** The items of a list are one sentence, 以下原则：（一）…；（二）…。, and points all the same: a long one is cut between them. */
function cutItems(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start <= longestPassage) return [sentence]
  const items: Span[] = []
  let { start } = sentence
  for (const match of text.slice(sentence.start, sentence.end).matchAll(/[；;：:]\s*\n/g)) {
    const end = sentence.start + match.index + match[0].length
    items.push(trim(text, { start, end }))
    start = end
  }
  return [...items, trim(text, { start, end: sentence.end })]
}

/** A sentence beyond all measure (a table, a list without full stops) is cut behind ； then ， then anywhere but inside a character. */
function cutSentence(text: string, sentence: Span): Span[] {
  const parts: Span[] = []
  let { start } = sentence
  while (sentence.end - start > longestSentence) {
    const window = text.slice(start, start + longestPassage)
    const mark = Math.max(lastOf(window, '；;\n'), 0) || Math.max(lastOf(window, '，,、 '), 0) || longestPassage - 1
    let end = start + mark + 1
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1)) && /[\udc00-\udfff]/.test(text.charAt(end))) end -= 1
    parts.push(trim(text, { start, end }))
    start = end
  }
  parts.push(trim(text, { start, end: sentence.end }))
  return parts.filter((part) => part.start < part.end)
}

function lastOf(text: string, marks: string): number {
  return Math.max(...[...marks].map((mark) => text.lastIndexOf(mark)))
}
