import { dropInnerMarks } from './dropInnerMarks.ts'
import { foldForSearch } from './foldForSearch.ts'
import type { TextPart } from './SearchEngine.ts'

/** Characters of a snippet, and how many of them may stand before the first hit. */
const LENGTH = 120
const LEAD = 24
/** Hits looked at; in a longer text the first ones decide. */
const MAX_HITS = 400

interface Hit {
  readonly start: number
  readonly end: number
  readonly mark: number
}

/**
 * The part of a text that shows most of what was asked for, cut at a sentence or a clause where one begins near. The parts joined
 * are a slice of the text. `marks` are folded words; a text without any of them is shown from its beginning.
 * `makeSnippet('依法下放154项政務服務事項。', ['政务服务'])` → 依法下放154项 · **政務服務** · 事項。
 */
export function makeSnippet(text: string, marks: readonly string[]): TextPart[] {
  const { text: folded, map } = foldForSearch(text)
  const hits = findHits(folded, marks)
  const from = wholeCharacter(folded, chooseStart(folded, hits))
  const to = wholeCharacter(folded, Math.min(folded.length, from + LENGTH))

  const parts: TextPart[] = []
  const rawEnd = map.toRaw(to)
  let at = map.toRaw(from)
  const push = (end: number, hit: boolean): void => {
    if (end > at) parts.push({ text: text.slice(at, end), hit })
    at = Math.max(at, end)
  }
  for (const { start, end } of joinTouching(hits.filter((hit) => hit.start >= from && hit.end <= to))) {
    const range = map.toRawRange({ start, end })
    push(range.start, false)
    push(Math.min(range.end, rawEnd), true)
  }
  push(to === folded.length ? text.length : rawEnd, false)
  return parts
}

function findHits(folded: string, marks: readonly string[]): Hit[] {
  const { text: bare, map } = dropInnerMarks(folded)
  const hits: Hit[] = []
  marks.forEach((mark, index) => {
    for (let at = bare.indexOf(mark); at >= 0 && mark !== '' && hits.length < MAX_HITS; at = bare.indexOf(mark, at + mark.length)) {
      hits.push({ ...map.toRawRange({ start: at, end: at + mark.length }), mark: index })
    }
  })
  return hits.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Where the window with the most different marks begins. */
function chooseStart(folded: string, hits: readonly Hit[]): number {
  if (folded.length <= LENGTH) return 0
  let best = { different: 0, start: 0 }
  hits.forEach((first, at) => {
    const end = first.start + LENGTH - LEAD
    const seen = new Set<number>()
    for (let i = at; i < hits.length && (hits[i]?.end ?? Infinity) <= end; i++) seen.add(hits[i]?.mark ?? -1)
    if (seen.size > best.different) best = { different: seen.size, start: first.start }
  })
  const earliest = Math.max(0, Math.min(best.start - LEAD, folded.length - LENGTH))
  if (earliest === 0) return 0
  const lead = folded.slice(earliest, Math.min(best.start, earliest + LEAD))
  // Folding has made ！？；，： plain.
  const sentence = Math.max(...['。', '!', '?', ';', '\n'].map((mark) => lead.lastIndexOf(mark)))
  // Where no sentence begins, a clause does, with its mark: so it is seen to go on from what is not shown.
  return earliest + (sentence >= 0 ? sentence + 1 : Math.max(0, lead.search(/[,、:]/)))
}

function joinTouching(hits: readonly Hit[]): { start: number, end: number }[] {
  const joined: { start: number, end: number }[] = []
  for (const { start, end } of hits) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** Not between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}
