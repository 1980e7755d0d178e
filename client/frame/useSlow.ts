import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'

/** True once something has been going on for 300 ms: before that a reader sees no placeholder at all. */
export function useSlow(busy: Readonly<Ref<boolean>>): Readonly<ShallowRef<boolean>> {
  const slow = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(busy, (now) => {
    clearTimeout(timer)
    slow.value = false
    if (now) timer = setTimeout(() => { slow.value = true }, 300)
  }, { immediate: true })
  onScopeDispose(() => { clearTimeout(timer) })
  return slow
}
