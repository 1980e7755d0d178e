import { tagSegments, type TaggedSegment } from '../../text/segment.ts'
import type { Span } from '../AnnotatedText.ts'

/** A clause without the mark that ends it, and its words. What stands in quotation marks or 《…》 is one word with the tag `quote`. */
export interface Clause extends Span {
  readonly words: readonly TaggedSegment[]
  readonly text: string
}

/** Reads one sentence, writes its clauses. No clause ends inside `closed` spans or brackets. */
export function splitClauses(text: string, sentence: Span, closed: readonly Span[]): Clause[] {
  const words = joinClosed(text, sentence, closed)
  const clauses: Clause[] = []
  let own: TaggedSegment[] = []
  let depth = 0
  for (const word of words) {
    if (/^[（(]$/.test(word.text)) depth += 1
    if (/^[）)]$/.test(word.text)) depth = Math.max(0, depth - 1)
    if (depth === 0 && /^[，,；;：:。！？!?\s]$/.test(word.text)) {
      if (own.length > 0) clauses.push(asClause(text, own))
      own = []
    } else own.push(word)
  }
  if (own.length > 0) clauses.push(asClause(text, own))
  return clauses
}

function asClause(text: string, words: readonly TaggedSegment[]): Clause {
  const start = words[0]?.start ?? 0
  const end = words.at(-1)?.end ?? start
  return { start, end, words, text: text.slice(start, end) }
}

function joinClosed(text: string, { start, end }: Span, closed: readonly Span[]): TaggedSegment[] {
  const words: TaggedSegment[] = []
  let at = start
  const cut = (to: number): void => {
    for (const word of tagSegments(text.slice(at, to)).flatMap(freeMarker)) words.push({ ...word, start: at + word.start, end: at + word.end })
  }
  for (const span of closed) {
    if (span.end <= at || span.start >= end) continue
    const from = Math.max(at, span.start)
    const to = Math.min(span.end, end)
    cut(from)
    words.push({ text: text.slice(from, to), start: from, end: to, tag: 'quote' })
    at = to
  }
  cut(end)
  return words
}

/** Words of the dictionary that hold a marker and the deed it commands: 要带头 is 要 · 带头. Names and terms (要害部门, 应用, 不得已) stay. */
const glued = /^(?:(要)(?:带头|从严|作到|花费|端正)|(应)(?:予以|给以|给于|予通报|立即|明辨|适当|有|以)|(需)(?:承担|提交|注意|谨慎)|(须)(?:慎防|加盖|明言|报|经|送)|(不得)(?:有误|违误|公开|申诉)|(严禁)(?:吸烟|烟火))$/

function freeMarker(word: TaggedSegment): TaggedSegment[] {
  const length = glued.exec(word.text)?.slice(1).find((marker) => marker !== undefined)?.length
  if (length === undefined) return [word]
  const cut = word.start + length
  return [
    { text: word.text.slice(0, length), start: word.start, end: cut, tag: 'v' },
    { text: word.text.slice(length), start: cut, end: word.end, tag: 'v' },
  ]
}
