import type { RepairKind } from '../../ingest/CleanText.ts'

/** A stretch of a damaged text together with what repair should make of it. Sound characters have `kind` null. */
export interface Unit {
  readonly truth: string
  readonly shown: string
  readonly kind: RepairKind | null
  /** Whether everything needed to undo the damage is still there. */
  readonly recoverable: boolean
}

export function soundUnits(text: string): Unit[] {
  return Array.from(text, (character) => ({ truth: character, shown: character, kind: null, recoverable: true }))
}

/** Numbers from 0 to 1, always the same for the same seed (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
