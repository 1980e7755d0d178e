/** A line with its line break, or the part of one beside an omission notice. Offsets are UTF-16 code units of the text. */
export interface Line {
  readonly start: number
  /** Behind the line break. */
  readonly end: number
  /** Trimmed. */
  readonly words: string
  readonly wordsStart: number
  readonly wordsEnd: number
}

/** Splits a text at line breaks and around `holes` (sorted, not overlapping), which belong to no line. */
export function splitLines(text: string, holes: readonly { start: number; end: number }[] = []): Line[] {
  const lines: Line[] = []
  let hole = 0
  for (let start = 0; start < text.length;) {
    const next = holes[hole]
    if (next?.start === start) {
      start = next.end
      hole++
      continue
    }
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline + 1
    const end = next === undefined ? lineEnd : Math.min(lineEnd, next.start)
    const line = text.slice(start, end)
    const words = line.trim()
    const wordsStart = start + (line.length - line.trimStart().length)
    lines.push({ start, end, words, wordsStart, wordsEnd: wordsStart + words.length })
    start = end
  }
  return lines
}

/** The line around the range, without its break, if it is at most `longest` characters long; looks no further than that. */
export function shortLineAround(text: string, from: number, to: number, longest: number): { start: number; end: number } | null {
  let start = from
  let end = to
  while (start > 0 && text[start - 1] !== '\n' && end - start <= longest) start--
  while (end < text.length && text[end] !== '\n' && end - start <= longest) end++
  return end - start <= longest ? { start, end } : null
}
