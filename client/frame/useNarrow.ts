import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

/** Whether the window is too narrow for a column beside the text: what stands there goes into a sheet. */
export function useNarrow(): Readonly<ShallowRef<boolean>> {
  const media = matchMedia('(max-width: 960px)')
  const narrow = shallowRef(media.matches)
  const update = (): void => { narrow.value = media.matches }
  media.addEventListener('change', update)
  onScopeDispose(() => { media.removeEventListener('change', update) })
  return narrow
}
