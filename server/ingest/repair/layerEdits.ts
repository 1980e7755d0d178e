import type { Repair, RepairKind } from '../CleanText.ts'

/** A change that one step of the repair wants, in offsets of the text as the steps before it left it. */
export interface Edit {
  readonly kind: RepairKind
  readonly start: number
  readonly end: number
  readonly after: string
  /** 0 to 1. */
  readonly confidence: number
}

/**
 * Lays the edits of a later step over the repairs of the earlier ones and gives one flat list on raw offsets.
 *
 * `repairs` are sorted, on `raw`; `edits` are sorted, do not overlap, and stand on the text that `repairs` make of `raw`.
 * Where an edit covers a repair, it swallows it: 現 → 现 inside a removed download prompt is no repair of its own.
 * A simplification inside a decoded run changes what the run is decoded to. An edit that would cut through a run of lost
 * bytes, or change one that could not be decoded, is left out. Takes time in proportion to both lists.
 */
export function layerEdits(raw: string, repairs: readonly Repair[], edits: readonly Edit[]): Repair[] {
  const layered: Repair[] = []
  let next = 0
  let current = repairs[0]
  let shift = 0
  const cleanStart = (repair: Repair) => repair.rawStart + shift
  const cleanEnd = (repair: Repair) => repair.rawStart + shift + repair.after.length
  const leave = (repair: Repair) => {
    shift += repair.after.length - (repair.rawEnd - repair.rawStart)
    current = repairs[++next]
  }

  for (const edit of edits) {
    while (current !== undefined && cleanEnd(current) <= edit.start) {
      layered.push(current)
      leave(current)
    }
    if (current !== undefined && cleanStart(current) < edit.start && isDivisible(current)) {
      const [left, right] = divide(current, edit.start - cleanStart(current))
      layered.push(left)
      current = right
    }
    if (current !== undefined && current.kind === 'LOST_BYTE' && cleanStart(current) < edit.end) {
      const at = edit.start - cleanStart(current)
      if (edit.kind === 'SCRIPT' && at >= 0 && edit.end <= cleanEnd(current)) {
        if (current.before !== current.after) current = { ...current, after: splice(current.after, at, edit) }
        continue
      }
      if (at > 0) continue
    }
    const rawStart = edit.start - shift
    const swallowed: Repair[] = []
    while (current !== undefined && cleanStart(current) < edit.end) {
      if (cleanEnd(current) <= edit.end) {
        swallowed.push(current)
        leave(current)
      } else if (isDivisible(current)) {
        const [left, right] = divide(current, edit.end - cleanStart(current))
        swallowed.push(left)
        current = right
        break
      } else break
    }
    if (current !== undefined && cleanStart(current) < edit.end) {
      for (const repair of swallowed) layered.push(repair)
      continue
    }
    const rawEnd = edit.end - shift
    layered.push({ kind: edit.kind, before: raw.slice(rawStart, rawEnd), after: edit.after, rawStart, rawEnd, confidence: edit.confidence })
  }
  while (current !== undefined) {
    layered.push(current)
    leave(current)
  }
  return layered
}

/** Character by character replacements can be cut anywhere. */
function isDivisible(repair: Repair): boolean {
  return repair.kind === 'SCRIPT' && repair.before.length === repair.after.length
}

function divide(repair: Repair, at: number): [Repair, Repair] {
  const middle = repair.rawStart + at
  return [
    { ...repair, before: repair.before.slice(0, at), after: repair.after.slice(0, at), rawEnd: middle },
    { ...repair, before: repair.before.slice(at), after: repair.after.slice(at), rawStart: middle },
  ]
}

function splice(text: string, at: number, edit: Edit): string {
  return text.slice(0, at) + edit.after + text.slice(at + edit.end - edit.start)
}

/** The text with the edits made: the text the next step sees. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let copied = 0
  for (const edit of edits) {
    parts.push(text.slice(copied, edit.start), edit.after)
    copied = edit.end
  }
  parts.push(text.slice(copied))
  return parts.join('')
}

/** One sorted list out of several sorted ones; where two edits meet on the same characters, the earlier list's stays. */
export function mergeEdits(...lists: readonly (readonly Edit[])[]): Edit[] {
  let merged: Edit[] = []
  for (const list of lists) {
    const both: Edit[] = []
    let kept = 0
    for (const edit of list) {
      while (kept < merged.length && (merged[kept]?.end ?? 0) <= edit.start) both.push(...merged.slice(kept, ++kept))
      const rival = merged[kept]
      const previous = both.at(-1)
      const free = (rival === undefined || edit.end <= rival.start) && (previous === undefined || previous.end <= edit.start)
      if (free) both.push(edit)
    }
    merged = both.concat(merged.slice(kept))
  }
  return merged
}
