import type { OutlineSection } from '../AnnotatedText.ts'
import type { Heading } from './Heading.ts'

/**
 * Nests headings by rank: writes sections, depth first. A heading whose parent stood in a gap (第三 before any 一) takes the level
 * its style has elsewhere in the document. Items of a list head nothing.
 */
export function outlineText(found: readonly Heading[], textEnd: number): OutlineSection[] {
  const headings = found.filter(({ isItem }) => !isItem)
  const parents: (number | null)[] = []
  const levels: number[] = []
  const bodyEnds = headings.map(() => textEnd)
  const levelOfRank = new Map<number, number>()
  const open: { index: number, rank: number }[] = []
  for (const [index, { rank, start }] of headings.entries()) {
    for (let last = open.at(-1); last && last.rank >= rank; last = open.at(-1)) {
      bodyEnds[last.index] = start
      open.pop()
    }
    const parent = open.at(-1)?.index ?? null
    const level = parent === null ? 1 : (levels[parent] ?? 0) + 1
    parents.push(parent)
    levels.push(level)
    if (parent !== null && !levelOfRank.has(rank)) levelOfRank.set(rank, level)
    open.push({ index, rank })
  }
  const top = headings.reduce((lowest, { rank }) => Math.min(lowest, rank), Infinity)
  return headings.map(({ start, end, number, heading, rank }, index) => {
    const parent = parents[index] ?? null
    const level = parent === null && rank > top ? levelOfRank.get(rank) ?? 1 : levels[index] ?? 1
    return { start, end, number, heading, level, bodyEnd: bodyEnds[index] ?? textEnd, parent }
  })
}
