import type { CleanText, Repair } from '../CleanText.ts'
import type { Span } from '../AnnotatedText.ts'

/** Reads the repairs, writes where in the clean text bytes were lost that nobody could decode. */
export function damagedSpans(clean: CleanText): Span[] {
  const spans: Span[] = []
  let shift = 0
  for (const repair of [...clean.repairs].sort((a, b) => a.rawStart - b.rawStart)) {
    const start = repair.rawStart + shift
    if (isUndecoded(repair)) spans.push({ start, end: start + repair.after.length })
    shift += repair.after.length - repair.before.length
  }
  return spans
}

function isUndecoded(repair: Repair): boolean {
  return repair.kind === 'LOST_BYTE' && repair.confidence < 0.5
}
