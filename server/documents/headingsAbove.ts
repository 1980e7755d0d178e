import type { Passage } from './Passage.ts'
import type { Section } from './Section.ts'

/** The headings a passage stands under, outermost first. `outline` is in the order of positions, and a section names the position of the one around it. */
export function headingsAbove(outline: readonly Section[], passage: Passage): string[] {
  const headings: string[] = []
  let section = outline.find(({ id }) => id === passage.section?.id)
  while (section !== undefined) {
    headings.unshift(section.heading)
    section = section.parent === null || section.parent === undefined ? undefined : outline[section.parent]
  }
  return headings
}
