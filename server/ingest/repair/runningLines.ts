import type { Line } from './lines.ts'

export interface Page {
  readonly start: number
  /** Before the form feed. */
  readonly end: number
  /** Without the blank ones. */
  readonly lines: readonly Line[]
  /** The first ones, downwards. */
  readonly top: readonly Line[]
  /** The last ones, upwards. */
  readonly bottom: readonly Line[]
}

type Edge = 'top' | 'bottom'

/** `title`: it stays, and what stands behind it may still be of the page's end. */
export type Verdict = 'goes' | 'title' | 'text'

interface RunningLines {
  readonly judge: (line: Line, page: number, edge: Edge) => Verdict
}

interface Place {
  readonly page: number
  /** 0 for the outermost line. */
  readonly depth: number
  readonly numbers: readonly number[]
}

const LONGEST = 80
/** Such a line is the text's own, however often it stands at the end of a page: a sentence, a salutation, a part of an enumeration. */
const ENDS_A_SENTENCE = /[。！？!?；;：:，,、]$|[。！？]”$/
const LIST_ITEM = /^(?:\d{1,3}\s*[.．、)）]|[(（]\d{1,3}[)）]|[①-⑳])/
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节编条])/
const TITLE = /^(?!关于|的).{4,60}(?:讲话|发言|致辞|报告|意见|通知|方案|办法|规定|要点|总结|条例|决定|纪要|材料)$/

/**
 * Finds the lines that stand at the same end of several pages with nothing changed but a number that goes up with the pages:
 * `某县公报 3`. The body's own repetitions stay: a line that also stands inside pages (a row of a table, a refrain), one whose
 * numbers go up otherwise (rows 1, 31, 61), list items, sentences; and the first page's, which may be the title itself.
 */
export function findRunningLines(pages: readonly Page[]): RunningLines {
  const total = countLines(pages)
  const running = { top: new Map<string, ReadonlyMap<number, Place>>(), bottom: new Map<string, ReadonlyMap<number, Place>>() }
  for (const edge of ['top', 'bottom'] as const) {
    for (const [key, places] of groupByKey(pages, edge)) if (runs(key, places, pages.length, (total.get(key) ?? 0) - places.length)) running[edge].set(key, new Map(places.map((place) => [place.page, place])))
  }
  return {
    judge: (line, page, edge) => {
      const places = running[edge].get(keyOf(line.words))
      if (places?.has(page) !== true) return 'text'
      const [first] = places.keys()
      return edge === 'top' && page === first && mayBeTheOnlyOne(line, [...places.values()], pages[page]) ? 'title' : 'goes'
    },
  }
}

/** 某县公报 第3页 → 某县公报 第#页 */
function keyOf(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/\d+/g, '#')
}

function groupByKey(pages: readonly Page[], edge: Edge): Map<string, Place[]> {
  const groups = new Map<string, Place[]>()
  pages.forEach((page, index) => {
    page[edge].forEach(({ words }, depth) => {
      if (words.length > LONGEST) return
      const key = keyOf(words)
      const places = groups.get(key)
      const place = { page: index, depth, numbers: (words.match(/\d+/g) ?? []).map(Number) }
      if (places === undefined) groups.set(key, [place])
      else if (places.at(-1)?.page !== index) places.push(place)
    })
  })
  return groups
}

function countLines(pages: readonly Page[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of pages.flatMap(({ lines }) => lines)) {
    if (words.length <= LONGEST) counts.set(keyOf(words), (counts.get(keyOf(words)) ?? 0) + 1)
  }
  return counts
}

/** `elsewhere`: how often the same line stands in the text beside these places; a title does so once. */
function runs(key: string, places: readonly Place[], pageCount: number, elsewhere: number): boolean {
  const needed = pageCount <= 4 ? 2 : 3
  const isBareNumber = key === '#'
  if (places.length < needed || ENDS_A_SENTENCE.test(key) || LIST_ITEM.test(key.replaceAll('#', '1'))) return false
  if (isBareNumber ? elsewhere > 0 && (places.length < 3 || places.length < pageCount * 0.8) : elsewhere > 1) return false
  if (places.some(({ depth }) => Math.abs(depth - (places[0]?.depth ?? 0)) > (isBareNumber ? 0 : 1))) return false
  if (!/\p{L}/u.test(key) && !/^#(?:\s*[/／]\s*#)?$/.test(key)) return false
  if (isBareNumber && places.length * 2 < pageCount) return false
  const changes = (places[0]?.numbers ?? []).map((number, slot) => places.some(({ numbers }) => numbers[slot] !== number))
  if (HEADING.test(key.replaceAll('#', '1')) && changes.includes(true)) return false
  if (isBareNumber && !changes.includes(true)) return false
  return changes.every((changed, slot) => !changed || goesUp(places, slot))
}

function goesUp(places: readonly Place[], slot: number): boolean {
  const [first] = places
  return first !== undefined && places.every(({ page, numbers }) => (numbers[slot] ?? 0) - page === (first.numbers[slot] ?? 0) - first.page)
}

/** The first of equal lines is the title, or the heading of a chapter, unless that stands below or another title follows. */
function mayBeTheOnlyOne(line: Line, places: readonly Place[], page: Page | undefined): boolean {
  if (places.some(({ numbers }) => numbers.some((number, slot) => number !== places[0]?.numbers[slot]))) return false
  if (places[0]?.page !== 0 && !HEADING.test(line.words)) return false
  const others = page?.lines.slice(0, 12).filter((other) => other !== line) ?? []
  return !others.some(({ words }, at) => words === line.words || (at < 3 && TITLE.test(words)))
}
