import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { keepRejected } from './keepRejected.ts'
import { isRejectedHere } from './useDecisions.ts'

/** A list of links that is asked for anew after every decision, without losing sight of those just rejected. `subject`: whose links they are. */
export function useKept<Entry>(subject: () => string | null, list: () => readonly Entry[] | undefined, idOf: (entry: Entry) => string): Readonly<ShallowRef<readonly Entry[] | undefined>> {
  const kept = shallowRef(list())
  watch([subject, list], ([now, entries], [before]) => {
    kept.value = entries && keepRejected(now === before ? kept.value ?? [] : [], entries, idOf, isRejectedHere)
  })
  return kept
}
