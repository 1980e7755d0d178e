import type { Span } from './findHits.ts'

/** What stands for each hidden character, on the page and in a citation. */
export const COVER = '▒'

/** Where a source hid words: at `***` of 市委书记***从制度设计…. */
export function masksAmong(repairs: readonly { readonly kind: string, readonly cleanStart: number, readonly cleanEnd: number }[]): Span[] {
  return repairs.filter(({ kind }) => kind === 'MASK').map(({ cleanStart, cleanEnd }) => ({ start: cleanStart, end: cleanEnd }))
}

/** A slice of the text with a cover on every hidden character: 在**县 → 在▒▒县. As long as the slice. */
export function coverMasks(text: string, masks: readonly Span[], start: number, end: number): string {
  let words = ''
  let position = start
  for (const mask of masks) {
    const from = Math.max(mask.start, position)
    const to = Math.min(mask.end, end)
    if (from >= to) continue
    words += text.slice(position, from) + COVER.repeat(to - from)
    position = to
  }
  return words + text.slice(position, end)
}

/**
 * A title or heading with its hidden characters covered. Only the text knows which `*` hides something, so the words are looked up
 * in it from `from` on; words that do not stand there as they are, stay as they are.
 */
export function coverTitle(words: string, text: string, masks: readonly Span[], from = 0): string {
  const start = text.indexOf(words, from)
  return start < 0 ? words : coverMasks(text, masks, start, start + words.length)
}
