import type { Span } from '../AnnotatedText.ts'
import { sentenceEnd } from './punctuation.ts'

/**
 * Reads a part of the text, writes its sentences without the blanks between them. Inside `closed` spans (quotations) no sentence
 * ends: 总书记强调,“甲。乙。” is one.
 */
export function splitSentences(text: string, part: Span, closed: readonly Span[] = []): Span[] {
  const sentences: Span[] = []
  const slice = text.slice(part.start, part.end)
  let start = part.start
  let inside = 0
  for (const match of slice.matchAll(sentenceEnd)) {
    const at = part.start + match.index
    const end = at + match[0].length
    while (inside < closed.length && (closed[inside]?.end ?? 0) < end) inside += 1
    const around = closed[inside]
    if (around && around.start <= at && end < around.end) continue
    start = push(sentences, text, start, end)
  }
  push(sentences, text, start, part.end)
  return sentences
}

function push(sentences: Span[], text: string, from: number, end: number): number {
  let start = from
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  let last = end
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1
  if (start < last) sentences.push({ start, end: last })
  return end
}
