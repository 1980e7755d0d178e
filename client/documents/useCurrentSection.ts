import { nextTick, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** Where the eye reads, in pixels from the top of the window: just below the bar that stays. */
const READING_LINE = 180

/** Which section is being read: the last heading above the reading line. Null before the first. */
export function useCurrentSection(ready: () => unknown): Readonly<ShallowRef<number | null>> {
  const current = shallowRef<number | null>(null)
  let headings: HTMLElement[] = []
  let observer: IntersectionObserver | undefined

  function find(): void {
    const section = headings.findLast((heading) => heading.getBoundingClientRect().top < READING_LINE)?.dataset['section']
    current.value = section === undefined ? null : Number(section)
  }
  function observe(): void {
    observer?.disconnect()
    observer = new IntersectionObserver(find, { rootMargin: `0px 0px ${READING_LINE - window.innerHeight}px 0px` })
    for (const heading of headings) observer.observe(heading)
  }

  watch(ready, async () => {
    await nextTick()
    headings = [...document.querySelectorAll<HTMLElement>('[data-section]')]
    observe()
  }, { flush: 'post', immediate: true })
  onMounted(() => { window.addEventListener('resize', observe) })
  onBeforeUnmount(() => {
    window.removeEventListener('resize', observe)
    observer?.disconnect()
  })
  return current
}
