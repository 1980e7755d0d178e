import type { Edit } from './layerEdits.ts'
import { splitLines, type Line } from './lines.ts'
import { isPageNumber, isPrintMark, isPrintStamp } from './pageMarks.ts'
import { findRunningLines, type Page, type Verdict } from './runningLines.ts'

/** Lines looked at from the top and from the bottom of a page: the print header and footer of a browser may stand together at one end. */
const DEEPEST = 4
/** A text with more form feeds than any book has pages is not made of pages. */
const MOST_PAGES = 20_000

/**
 * Finds what a printing program put at the ends of pages, in a text whose pages begin with a form feed: running titles, page
 * numbers, and the date, address and counter a browser prints. `把基⏎— 1 —⏎\f某县公报⏎层治理` → `把基⏎\f层治理`, so that the
 * sentence can be joined again. Works from the ends of a page inwards and stops at the first line of the text itself.
 */
export function removePageEdges(text: string): Edit[] {
  const pages = splitPages(text)
  if (pages === null) return []
  const runs = findRunningLines(pages)
  return pages.flatMap((page, index) => {
    const printed = isPrinted([...page.top, ...page.bottom])
    return editsOf(page, index === pages.length - 1, (line, edge) => {
      if (isPrintMark(line.words) || (printed && isPrintStamp(line.words)) || isPageNumber(line.words, pages.length)) return 'goes'
      return runs.judge(line, index, edge)
    })
  })
}

function editsOf({ start, end, top, bottom, lines }: Page, isLast: boolean, judge: (line: Line, edge: 'top' | 'bottom') => Verdict): Edit[] {
  const edits: Edit[] = []
  const remove = (from: number, to: number) => edits.push({ kind: 'BOILERPLATE', start: from, end: to, after: '', confidence: 0.9 })
  let head = 0
  for (const line of top) {
    const verdict = judge(line, 'top')
    if (verdict === 'text') break
    head++
    if (verdict === 'goes') remove(edits.length === 0 && head === 1 ? start : line.start, lines[head]?.start ?? end)
  }
  let tail = lines.length
  for (const line of bottom.slice(0, lines.length - head)) {
    if (judge(line, 'bottom') === 'text') break
    tail--
  }
  const last = lines[tail - 1]
  if (tail < lines.length) remove(last === undefined ? start : isLast && tail > head ? last.wordsEnd : last.end, end)
  return edits
}

/** Null where there are too many. */
function splitPages(text: string): Page[] | null {
  const pages: Page[] = []
  for (let start = 0; start <= text.length;) {
    if (pages.length === MOST_PAGES) return null
    const feed = text.indexOf('\f', start)
    const end = feed < 0 ? text.length : feed
    const lines = splitLines(text.slice(start, end)).filter(({ words }) => words !== '').map((line) => shift(line, start))
    pages.push({ start, end, lines, top: lines.slice(0, DEEPEST), bottom: lines.slice(-DEEPEST).reverse() })
    start = end + 1
  }
  return pages
}

function shift(line: Line, by: number): Line {
  return { words: line.words, start: line.start + by, end: line.end + by, wordsStart: line.wordsStart + by, wordsEnd: line.wordsEnd + by }
}

/** A browser prints its address and its counter, on one line or on two, with every date; a page without them has no print header. */
function isPrinted(edges: readonly Line[]): boolean {
  return edges.some(({ words }) => isPrintMark(words)) || (edges.some(({ words }) => /^(?:https?|file):\S+$/.test(words)) && edges.some(({ words }) => isPageNumber(words, null)))
}
