import { nextTick, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { Span } from './findHits.ts'

export interface HitWalk {
  readonly currentHit: Readonly<ShallowRef<number | null>>
  readonly walk: (step: 1 | -1) => void
  /** Takes the first hit at or after this place as the current one, without moving the page. */
  readonly startAt: (offset: number) => void
}

/** Steps through the hits of a text, round and round. */
export function useHitWalk(hits: () => readonly Span[]): HitWalk {
  const currentHit = shallowRef<number | null>(null)
  return {
    currentHit,
    walk(step) {
      const count = hits().length
      if (count === 0) return
      const from = currentHit.value ?? (step === 1 ? -1 : count)
      currentHit.value = (from + step + count) % count
      void nextTick(() => {
        document.querySelector(`[data-hit="${currentHit.value ?? ''}"]`)?.scrollIntoView({ block: 'center' })
      })
    },
    startAt(offset) {
      const index = hits().findIndex((hit) => hit.end > offset)
      currentHit.value = index < 0 ? null : index
    },
  }
}
