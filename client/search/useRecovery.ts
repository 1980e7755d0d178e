import type { CombinedError } from '@urql/core'
import { computed, onScopeDispose, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'

const FIRST_PAUSE = 2000
const LAST_PAUSE = 15_000

/** Whether the search engine is away. While it is, the question is asked again from time to time, so that the page recovers by itself. */
export function useRecovery(error: Readonly<Ref<CombinedError | null>>, askAgain: () => void): ComputedRef<boolean> {
  const away = computed(() => error.value?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAVAILABLE') ?? false)
  let pause = FIRST_PAUSE
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(error, (now) => {
    clearTimeout(timer)
    if (now === null) {
      pause = FIRST_PAUSE
      return
    }
    if (!away.value) return
    timer = setTimeout(askAgain, pause)
    pause = Math.min(2 * pause, LAST_PAUSE)
  })
  onScopeDispose(() => { clearTimeout(timer) })
  return away
}
