/** One replacement in a source text: the code units from `rawStart` to `rawEnd` become `after`. A recorded repair is one. */
export interface Replacement {
  readonly rawStart: number
  readonly rawEnd: number
  readonly after: string
}

/** A half-open range of UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Leads from offsets of a source ("raw") text to offsets of the text made from it ("clean") and back, for a list of
 * replacements sorted by `rawStart` that do not overlap. All offsets are UTF-16 code units; each lookup costs O(log n).
 *
 * Outside replacements offsets correspond one to one. Inside one of equal length (`現` → `现`, `鶎又` → `基层`) they go in
 * step; inside any other, a start goes to the replacement's start and an end to its end, so that a range never loses what
 * was meant.
 */
export class OffsetMap {
  readonly #rawStarts: readonly number[]
  readonly #rawEnds: readonly number[]
  readonly #cleanStarts: readonly number[]
  readonly #cleanEnds: readonly number[]

  constructor(replacements: readonly Replacement[]) {
    const rawStarts: number[] = []
    const rawEnds: number[] = []
    const cleanStarts: number[] = []
    const cleanEnds: number[] = []
    let shift = 0
    for (const { rawStart, rawEnd, after } of replacements) {
      rawStarts.push(rawStart)
      rawEnds.push(rawEnd)
      cleanStarts.push(rawStart + shift)
      cleanEnds.push(rawStart + shift + after.length)
      shift += after.length - (rawEnd - rawStart)
    }
    this.#rawStarts = rawStarts
    this.#rawEnds = rawEnds
    this.#cleanStarts = cleanStarts
    this.#cleanEnds = cleanEnds
  }

  /** Where the character at `rawOffset` begins in the clean text; the place of the seam when it was removed. */
  toClean(rawOffset: number): number {
    return convertStart(rawOffset, this.#rawStarts, this.#rawEnds, this.#cleanStarts, this.#cleanEnds)
  }

  /** Where the character at `cleanOffset` begins in the raw text. Text inserted from nothing leads to the place of insertion. */
  toRaw(cleanOffset: number): number {
    return convertStart(cleanOffset, this.#cleanStarts, this.#cleanEnds, this.#rawStarts, this.#rawEnds)
  }

  /** The clean range that shows the raw range; empty where everything in it was removed. */
  toCleanRange({ start, end }: Range): Range {
    return convertRange(start, end, this.#rawStarts, this.#rawEnds, this.#cleanStarts, this.#cleanEnds)
  }

  /** The raw range that the clean range was made from. A removal at its edges is not part of it. */
  toRawRange({ start, end }: Range): Range {
    return convertRange(start, end, this.#cleanStarts, this.#cleanEnds, this.#rawStarts, this.#rawEnds)
  }
}

type Bounds = readonly number[]

function convertStart(offset: number, fromStarts: Bounds, fromEnds: Bounds, toStarts: Bounds, toEnds: Bounds): number {
  const at = lastAtOrBefore(fromStarts, offset)
  if (at < 0) return offset
  const { start, end, toStart, toEnd } = bounds(at, fromStarts, fromEnds, toStarts, toEnds)
  if (offset >= end) return toEnd + offset - end
  return end - start === toEnd - toStart ? toStart + offset - start : toStart
}

function convertRange(start: number, end: number, fromStarts: Bounds, fromEnds: Bounds, toStarts: Bounds, toEnds: Bounds): Range {
  const newStart = convertStart(start, fromStarts, fromEnds, toStarts, toEnds)
  if (end <= start) return { start: newStart, end: newStart }
  const last = lastAtOrBefore(fromStarts, end - 1)
  if (last < 0) return { start: newStart, end }
  const hit = bounds(last, fromStarts, fromEnds, toStarts, toEnds)
  if (end > hit.end) return { start: newStart, end: hit.toEnd + end - hit.end }
  const inStep = hit.end - hit.start === hit.toEnd - hit.toStart
  return { start: newStart, end: Math.max(newStart, inStep ? hit.toStart + end - hit.start : hit.toEnd) }
}

function bounds(at: number, fromStarts: Bounds, fromEnds: Bounds, toStarts: Bounds, toEnds: Bounds) {
  return { start: fromStarts[at] ?? 0, end: fromEnds[at] ?? 0, toStart: toStarts[at] ?? 0, toEnd: toEnds[at] ?? 0 }
}

/** Index of the last element that is not greater than `value`, or -1. */
function lastAtOrBefore(sorted: Bounds, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
