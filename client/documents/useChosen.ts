import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * The directive or passage whose links are shown, by its id. It stands in the address, so that going back, reloading and passing the
 * address on all lead to it; choosing another one is no step of its own in the history.
 */
export function useChosen(): Readonly<ShallowRef<string | null>> & { value: string | null } {
  const route = useRoute()
  const router = useRouter()
  const read = (): string | null => typeof route.query['chosen'] === 'string' ? route.query['chosen'] : null
  const chosen = shallowRef(read())
  watch(() => route.name === 'reading' ? read() : chosen.value, (now) => { chosen.value = now })
  watch(chosen, (now) => {
    if (route.name !== 'reading' || now === read()) return
    void router.replace({ query: { ...route.query, chosen: now ?? undefined }, hash: route.hash })
  })
  return chosen
}
