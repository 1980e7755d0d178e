import type { Folded } from './foldForMatch.ts'

const TITLE = /《(?:[^《》]|《[^《》]*》)+》/g
/** Stands in no name. */
const HIDDEN = '《'

/** A sentence without the words of the titles it names: 依照《基本农田保护条例》处理 is about no 基本农田保护. The places stay as they are. */
export function hideTitles({ text, raw, places }: Folded): Folded {
  const titles = [...raw.matchAll(TITLE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  if (titles.length === 0) return { text, raw, places }
  return { text: Array.from({ length: text.length }, (_, at) => (titles.some(({ start, end }) => start <= (places[at] ?? 0) && (places[at] ?? 0) < end) ? HIDDEN : text.charAt(at))).join(''), raw, places }
}
