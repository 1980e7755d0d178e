import { shallowRef } from 'vue'

/** The box of the page's header, for those who send the reader back to it. */
export const searchBoxInput = shallowRef<HTMLInputElement | null>(null)

export function focusSearchBox(): void {
  searchBoxInput.value?.focus()
  searchBoxInput.value?.select()
}
