import type { Line } from './lines.ts'

const HEADER = /^目\s{0,4}[录次](?:[/／]提纲)?[:：]?[….\s]*$|^提纲[:：]?[….\s]*$/
const ENTRY = /^(?:第?[一二三四五六七八九十百]{1,4}[、章节部条]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、]).{2,60}$/
const DOTS = /^[….·\s]+$/

/**
 * The lines of a table of contents repeated before the body: 目录/提纲：…… and the entries under it. Only where at least one
 * entry stands again as a line's beginning further down; a table of contents that is the only outline stays.
 */
export function findContents(lines: readonly Line[], removed: ReadonlySet<number>): number[] {
  const header = lines.slice(0, 40).findIndex(({ words }, index) => !removed.has(index) && words.length <= 24 && HEADER.test(words))
  if (header < 0) return []
  const found = [header]
  const entries = new Set<string>()
  let index = header + 1
  for (; index < lines.length; index++) {
    const { words } = lines[index] ?? { words: '' }
    const isEntry = words.length <= 80 && !/[。；！？]$/.test(words) && ENTRY.test(words)
    if (words !== '' && !isEntry && !DOTS.test(words)) break
    if (isEntry && entries.has(entryText(words))) break
    if (isEntry) entries.add(entryText(words))
    found.push(index)
  }
  const repeated = lines.slice(index).some(({ words }) => {
    for (const entry of entries) if (words.startsWith(entry)) return true
    return false
  })
  return repeated ? found : []
}

/** 一、总体要求……………3 → 一、总体要求 */
function entryText(words: string): string {
  return words.replace(/[….·\s]{2,60}\d{0,4}$/, '')
}
