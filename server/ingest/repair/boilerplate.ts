import { simplifyCharacters } from '../../text/simplify.ts'
import { ANNOUNCED_TITLE, BOILERPLATE_RULES, BOOKMARKED_TITLE, LIST_OF_OTHER_PAGES, LIST_ON_THE_LAST_LINE, PAGE_ON_THE_LAST_LINE } from './boilerplateRules.ts'
import { findContents } from './contents.ts'
import type { Edit } from './layerEdits.ts'
import { splitLines, type Line } from './lines.ts'
import type { Omission } from './omissions.ts'

export interface Boilerplate {
  readonly edits: readonly Edit[]
  /** Where the speech ends; behind it there is only boilerplate. */
  readonly bodyEnd: number
  /** As the source writes it outside the body, characters repaired. */
  readonly announcedTitle: string | null
}

/** Lines looked at from the top and from the bottom; what sites add is shorter. */
const HEAD_LINES = 24
const TAIL_LINES = 80

/** Finds what a site put before, behind and between the pages of a speech. `omissions` are notices found already. */
export function findBoilerplate(text: string, omissions: readonly Omission[]): Boilerplate {
  const lines = splitLines(text, omissions)
  const removed = new Set<number>()
  lines.forEach((line, index) => {
    if (matchesRule(line.words, ['anywhere'])) removed.add(index)
  })
  markHead(lines, removed)
  const contents = findContents(lines, removed)
  for (const index of contents) removed.add(index)
  const tail = markTail(lines, removed)
  const first = lines.findIndex((line, index) => line.words !== '' && !removed.has(index))
  const announcedTitle = findTitle(lines, removed, omissions)
  const repeated = findRepeatedTitle(lines, removed, first, announcedTitle)
  if (repeated?.remove !== undefined) removed.add(repeated.remove)
  const cut = cutLastLine(lines, removed, tail)
  return {
    edits: toEdits(text, lines, removed, repeated?.breakAt ?? null, cut),
    bodyEnd: cut?.start ?? lines[tail - 1]?.wordsEnd ?? text.length,
    announcedTitle: announcedTitle ?? repeated?.title ?? null,
  }
}

/** A site's own lines may be traditional and annotated around a simplified speech: 版權(quán)所有. */
function plain(words: string): string {
  return simplifyCharacters(words.slice(0, 400)).replaceAll(/\([a-zà-ǜ]{1,7}\)/g, (note) => /[à-ǜ]/.test(note) ? '' : note)
}

function matchesRule(line: string, zones: readonly string[]): boolean {
  if (line === '' || line.length > 400) return false
  const words = plain(line)
  return BOILERPLATE_RULES.some(({ zone, longest, pattern }) => zones.includes(zone) && words.length <= longest && pattern.test(words))
}

/** A speech's own lines before the last boilerplate of the head (its title, mostly) stay. */
function markHead(lines: readonly Line[], removed: Set<number>): void {
  let seen = 0
  for (const [index, { words }] of lines.entries()) {
    if (words === '') continue
    if (matchesRule(words, ['head', 'ends'])) removed.add(index)
    else if (words.length > 120 || /[。！？；]$/.test(words) || /^[一二三]、/.test(words)) return
    if (++seen >= HEAD_LINES) return
  }
}

/** Goes up from the end and returns the index of the first line of the tail; lists of other pages are taken whole. */
function markTail(lines: readonly Line[], removed: Set<number>): number {
  let tail = lines.length
  let index = lines.length - 1
  let behind = false
  for (let seen = 0; index >= 0 && seen < TAIL_LINES; index--) {
    const { words } = lines[index] ?? { words: '' }
    if (words === '') {
      if (index === tail - 1) tail = index
      continue
    }
    seen++
    const list = LIST_OF_OTHER_PAGES.test(plain(words))
    if (list || (index === tail - 1 && matchesRule(words, behind ? ['tail', 'ends', 'anywhere', 'above'] : ['tail', 'ends', 'anywhere']))) {
      tail = index
      behind = true
    }
    else if (words.length > 60 || /[。！？；：]$/.test(words) || /年.{1,2}月.{1,3}日$/.test(words)) break
  }
  for (let at = tail; at < lines.length; at++) removed.add(at)
  while (tail > 0 && lines[tail - 1]?.words === '') tail--
  return tail
}

function findTitle(lines: readonly Line[], removed: ReadonlySet<number>, omissions: readonly Omission[]): string | null {
  for (const index of removed) {
    const title = ANNOUNCED_TITLE.exec(lines[index]?.words.slice(0, 200) ?? '')?.[1]
    if (title !== undefined) return title
  }
  const places = [...omissions.map(({ notice }) => notice), ...Array.from(removed, (index) => lines[index]?.words ?? '')]
  for (const place of places) {
    const match = BOOKMARKED_TITLE.exec(place.slice(-400))
    const title = match?.[1] ?? match?.[2]
    if (title !== undefined) return title
  }
  return null
}

/**
 * A title that stands twice: 交流发言基层治理现代化工作交流发言 above the site's prompts, and again right before the first
 * sentence, often glued to it: 基层治理现代化工作交流发言习近平总书记强调…. The upper one goes, the lower one gets its own line.
 */
function findRepeatedTitle(lines: readonly Line[], removed: ReadonlySet<number>, first: number, announced: string | null) {
  const upper = lines[first]
  if (upper === undefined) return null
  const glued = announced !== null && upper.words.length > announced.length + 20 && upper.words.startsWith(announced)
  if (glued) return { title: announced, breakAt: upper.wordsStart + announced.length }
  if (upper.words.length > 80) return null
  const next = lines.findIndex((line, index) => index > first && line.words !== '' && !removed.has(index))
  const lower = lines[next]
  if (lower === undefined) return null
  const separated = lines.slice(first + 1, next).some((line, index) => line.words !== '' && removed.has(first + 1 + index))
  for (let from = 0; upper.words.length - from >= 8; from++) {
    const title = upper.words.slice(from)
    if (!lower.words.startsWith(title)) continue
    if (lower.words === title) return { title, remove: first }
    if (!separated) return null
    return { title, remove: first, breakAt: lower.wordsStart + title.length }
  }
  return null
}

/** 上一篇：… 下一篇：… at the end of a line that holds the whole speech; 第1页/共12页 behind its last sentence. */
function cutLastLine(lines: readonly Line[], removed: ReadonlySet<number>, tail: number): { start: number; end: number } | null {
  const last = lines[tail - 1]
  if (last === undefined || removed.has(tail - 1)) return null
  const counter = PAGE_ON_THE_LAST_LINE.exec(last.words.slice(-40))?.[1]?.length ?? 0
  if (counter > 0 && last.words.length > counter) return { start: last.wordsEnd - counter, end: last.wordsEnd }
  if (last.words.length < 200) return null
  const offset = Math.max(0, last.words.length - 1000)
  for (const match of last.words.slice(offset).matchAll(LIST_ON_THE_LAST_LINE)) {
    const start = last.wordsStart + offset + match.index + (/\s/.test(match[0]) ? 0 : 1)
    if (!/[。]/.test(last.words.slice(start - last.wordsStart))) return { start, end: last.wordsEnd }
  }
  return null
}

function toEdits(text: string, lines: readonly Line[], removed: ReadonlySet<number>, breakAt: number | null, cut: { start: number; end: number } | null): Edit[] {
  const edits: Edit[] = []
  const kept = lines.map((line, index) => line.words !== '' && !removed.has(index))
  const lastKept = kept.lastIndexOf(true)
  const firstKept = kept.indexOf(true)
  const anyRemoved = removed.size > 0 && lines.some((line, index) => line.words !== '' && removed.has(index))
  lines.forEach((line, index) => {
    if (breakAt !== null && breakAt > line.start && breakAt <= line.end && kept[index] === true) {
      edits.push({ kind: 'OTHER', start: breakAt, end: breakAt, after: '\n', confidence: 0.9 })
    }
    if (cut !== null && cut.start >= line.start && cut.start < line.end) {
      edits.push({ kind: 'BOILERPLATE', ...cut, after: '', confidence: 0.9 })
    }
    if (!anyRemoved || firstKept < 0) return
    const blankBeside = line.words === '' && (index < firstKept || index > lastKept || (index > 0 && removed.has(index - 1)))
    const goes = line.words === '' ? blankBeside : removed.has(index)
    if (index === lastKept && line.end > line.wordsEnd && lines.slice(index + 1).some((other, at) => other.words !== '' && removed.has(index + 1 + at))) {
      edits.push({ kind: 'BOILERPLATE', start: line.wordsEnd, end: line.end, after: '', confidence: 0.95 })
    } else if (goes) edits.push({ kind: 'BOILERPLATE', start: line.start, end: line.end, after: '', confidence: 0.95 })
  })
  return edits.filter((edit) => edit.end > edit.start || edit.after !== '').filter((edit) => edit.end <= text.length)
}
