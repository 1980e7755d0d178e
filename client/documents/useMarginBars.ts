import { nextTick, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** A stretch of the margin beside one directive, in pixels from the top of the text. */
export interface MarginBar {
  readonly directive: number
  readonly top: number
  readonly height: number
}

/**
 * Measures where the bars of the directives stand. A directive runs on inside a paragraph, so its bar is known only
 * after lines are broken: measured again whenever the column changes its size. Verbs that would stand on one line are
 * dropped below each other (`--drop`).
 */
export function useMarginBars(text: Readonly<ShallowRef<HTMLElement | null>>, changes: () => unknown): Readonly<ShallowRef<readonly MarginBar[]>> {
  const bars = shallowRef<readonly MarginBar[]>([])
  const observer = new ResizeObserver(measure)

  function measure(): void {
    if (!text.value) return
    const origin = text.value.getBoundingClientRect().top
    const measured: MarginBar[] = []
    for (const piece of text.value.querySelectorAll<HTMLElement>('[data-directive]')) {
      const lines = [...piece.getClientRects()].filter((line) => line.width > 1)
      if (lines.length === 0) continue
      const top = Math.min(...lines.map((line) => line.top)) - origin
      const bottom = Math.max(...lines.map((line) => line.bottom)) - origin
      // The line that the directive before ends on is that one's.
      const free = Math.max(top, (measured.at(-1)?.top ?? -9) + (measured.at(-1)?.height ?? 0) + 3)
      if (bottom - free > 4) measured.push({ directive: Number(piece.dataset['directive']), top: free, height: bottom - free })
    }
    dropVerbs(text.value)
    bars.value = measured
  }

  onMounted(() => { if (text.value) observer.observe(text.value) })
  onBeforeUnmount(() => { observer.disconnect() })
  watch(changes, () => nextTick(measure), { flush: 'post' })
  return bars
}

function dropVerbs(text: HTMLElement): void {
  const verbs = [...text.querySelectorAll<HTMLElement>('.verb')]
  for (const verb of verbs) verb.style.removeProperty('--drop')
  const boxes = verbs.map((verb) => verb.getBoundingClientRect())
  let bottom = -Infinity
  for (const [index, verb] of verbs.entries()) {
    const box = boxes[index]
    if (!box) continue
    const drop = Math.max(0, bottom - box.top)
    if (drop > 0) verb.style.setProperty('--drop', `${drop}px`)
    bottom = box.bottom + drop
  }
}
