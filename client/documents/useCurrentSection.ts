import { nextTick, onBeforeUnmount, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** Which section is being read: the last heading in the upper third of the window, or above it. Null before the first. */
export function useCurrentSection(ready: () => unknown): Readonly<ShallowRef<number | null>> {
  const current = shallowRef<number | null>(null)
  let headings: HTMLElement[] = []
  const observer = new IntersectionObserver(() => {
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight * 0.35)
    const section = above.at(-1)?.dataset['section']
    current.value = section === undefined ? null : Number(section)
  }, { rootMargin: '0px 0px -65% 0px' })

  watch(ready, async () => {
    await nextTick()
    observer.disconnect()
    headings = [...document.querySelectorAll<HTMLElement>('[data-section]')]
    for (const heading of headings) observer.observe(heading)
  }, { flush: 'post', immediate: true })
  onBeforeUnmount(() => { observer.disconnect() })
  return current
}
