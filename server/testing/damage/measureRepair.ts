import type { RepairKind } from '../../ingest/CleanText.ts'
import { cleanText } from '../../ingest/repair/cleanText.ts'
import { OffsetMap } from '../../text/OffsetMap.ts'
import type { Unit } from './Unit.ts'

/** Counts characters (of the true text; a removed note or notice counts as one). */
export interface KindCount {
  damaged: number
  recoverable: number
  restored: number
  restoredRecoverable: number
  /** Changed to something else than the truth. */
  wrong: number
}

export interface Measure {
  readonly kinds: Map<RepairKind, KindCount>
  sound: number
  harmed: number
  readonly examples: { readonly kind: RepairKind | 'SOUND'; readonly shown: string; readonly truth: string; readonly got: string }[]
}

export function emptyMeasure(): Measure {
  return { kinds: new Map(), sound: 0, harmed: 0, examples: [] }
}

/** Repairs the damaged text and adds to `measure` what became of every stretch of it. */
export function measureRepair(units: readonly Unit[], measure: Measure): void {
  const { text, repairs } = cleanText({ text: units.map(({ shown }) => shown).join(''), mediaType: 'text/plain' })
  const map = new OffsetMap(repairs)
  let start = 0
  for (const [index, unit] of units.entries()) {
    // The note behind a run that lost its last byte is part of what that run is decoded from.
    const withNote = unit.kind === 'LOST_BYTE' && units[index + 1]?.kind === 'PINYIN_INSERTION'
    const end = start + unit.shown.length
    const range = map.toCleanRange({ start, end: withNote ? end + (units[index + 1]?.shown.length ?? 0) : end })
    const got = text.slice(range.start, range.end)
    start = end
    if (unit.kind === null) {
      measure.sound++
      if (got === unit.truth) continue
      measure.harmed++
      measure.examples.push({ kind: 'SOUND', shown: unit.shown, truth: unit.truth, got })
      continue
    }
    const count = measure.kinds.get(unit.kind) ?? { damaged: 0, recoverable: 0, restored: 0, restoredRecoverable: 0, wrong: 0 }
    measure.kinds.set(unit.kind, count)
    const size = unit.kind === 'OMISSION' || unit.kind === 'MASK' ? 1 : Math.max(1, unit.truth.length)
    count.damaged += size
    if (unit.recoverable) count.recoverable += size
    const marked = unit.kind !== 'MASK' || repairs.some(({ kind, rawStart, rawEnd }) => kind === 'MASK' && rawStart <= end - unit.shown.length && rawEnd >= end)
    const right = !marked ? 0 : got === unit.truth ? size : unit.kind === 'LOST_BYTE' ? countRight(got, unit.truth) : 0
    count.restored += right
    if (unit.recoverable) count.restoredRecoverable += right
    if (right < size) {
      if (got !== unit.shown && !(withNote && got.startsWith(unit.shown))) count.wrong += size - right
      measure.examples.push({ kind: unit.kind, shown: unit.shown, truth: unit.truth, got })
    }
  }
}

/** Characters that stand in their place; a reading of another length counts as nothing. */
function countRight(got: string, truth: string): number {
  return got.length === truth.length ? Array.from(truth).filter((character, at) => got.charAt(at) === character).length : 0
}
