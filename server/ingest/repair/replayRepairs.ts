import type { Repair } from '../CleanText.ts'

/**
 * Makes the clean text out of the raw one. `repairs` are sorted by `rawStart` and do not overlap.
 * Throws a RangeError when they belong to another text, which is a defect of the caller.
 */
export function replayRepairs(rawText: string, repairs: readonly Repair[]): string {
  const parts: string[] = []
  let copied = 0
  for (const { rawStart, rawEnd, before, after } of repairs) {
    if (rawStart < copied || rawText.slice(rawStart, rawEnd) !== before) {
      throw new RangeError(`repair at ${rawStart} does not fit the raw text`)
    }
    parts.push(rawText.slice(copied, rawStart), after)
    copied = rawEnd
  }
  parts.push(rawText.slice(copied))
  return parts.join('')
}
