import type { Span } from '../AnnotatedText.ts'
import { sentenceEnd } from './punctuation.ts'

/** A pair of quotation marks; the span includes them, `innerStart` and `innerEnd` are what they hold. */
export interface QuotePair extends Span {
  readonly innerStart: number
  readonly innerEnd: number
}

const anySentenceEnd = new RegExp(sentenceEnd.source)

const closing: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"' }

/**
 * Reads one paragraph, writes its outermost quotation marks. Where the closing mark was lost (`…的成效!碑斍埃` was `…的成效。”当前`)
 * the quotation ends at the damage, else at the first sentence end: it never runs past the paragraph or into the next quotation.
 */
export function pairQuotes(text: string, part: Span, damage: readonly Span[]): QuotePair[] {
  const pairs: QuotePair[] = []
  let open = -1
  let damaged = 0
  const closeEarly = (limit: number): void => {
    while (damaged < damage.length && (damage[damaged]?.start ?? 0) <= open) damaged += 1
    const hit = damage[damaged]
    let innerEnd = hit && hit.start < limit ? hit.start : firstSentenceEnd(text, open + 1, limit)
    while (innerEnd > open + 1 && /\s/.test(text.charAt(innerEnd - 1))) innerEnd -= 1
    pairs.push({ start: open, innerStart: open + 1, innerEnd, end: innerEnd })
  }
  for (const { 0: character, index } of text.slice(part.start, part.end).matchAll(/[“”「」『』"]/g)) {
    const at = part.start + index
    if (open >= 0 && character === closing[text.charAt(open)]) {
      pairs.push({ start: open, innerStart: open + 1, innerEnd: at, end: at + 1 })
      open = -1
    } else if (character === '“' || (open < 0 && closing[character] !== undefined)) {
      if (open >= 0) closeEarly(at)
      open = at
    }
  }
  if (open >= 0) closeEarly(part.end)
  return pairs
}

function firstSentenceEnd(text: string, from: number, limit: number): number {
  const at = text.slice(from, limit).search(anySentenceEnd)
  return at < 0 ? limit : from + at
}
