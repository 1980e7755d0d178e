export interface SnippetOfPassage {
  readonly start: number
  readonly end: number
  readonly snippet: readonly { readonly text: string, readonly hit: boolean }[]
}

export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where the words that a search found stand in the text, in reading order, never overlapping. A snippet's hits are looked up
 * in its own passage: 要 found in one passage does not light up every 要 of the document. Single characters count only where the
 * snippet shows them; longer words wherever they stand in that passage.
 */
export function findHits(cleanText: string, results: readonly SnippetOfPassage[]): Span[] {
  const covered = new Set<number>()
  for (const { start, end, snippet } of results) {
    const passage = cleanText.slice(start, end)
    const words = new Set(snippet.filter((part) => part.hit && part.text.trim().length > 1).map((part) => part.text))
    for (const span of [...placeSnippet(passage, snippet), ...[...words].flatMap((word) => occurrences(passage, word))]) {
      for (let at = span.start; at < span.end; at++) covered.add(start + at)
    }
  }
  return joinNeighbours([...covered].sort((a, b) => a - b))
}

/** 「…将省里明确的[154项]政务…」 is a slice of its passage between ellipses: its hits are known to the character. */
function placeSnippet(passage: string, snippet: SnippetOfPassage['snippet']): Span[] {
  const whole = snippet.map((part) => part.text).join('')
  const lead = /^[…\s]*/u.exec(whole)?.[0].length ?? 0
  const found = passage.indexOf(whole.slice(lead).replace(/[…\s]+$/u, ''))
  if (found < 0) return []
  const spans: Span[] = []
  let at = found - lead
  for (const part of snippet) {
    if (part.hit) spans.push({ start: at, end: at + part.text.length })
    at += part.text.length
  }
  return spans
}

function occurrences(text: string, word: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) spans.push({ start: at, end: at + word.length })
  return spans
}

function joinNeighbours(offsets: readonly number[]): Span[] {
  const spans: { start: number, end: number }[] = []
  for (const offset of offsets) {
    const last = spans.at(-1)
    if (last?.end === offset) last.end = offset + 1
    else spans.push({ start: offset, end: offset + 1 })
  }
  return spans
}
