import { isTyping } from '../frame/useKeys.ts'

/** ↑↓ walk through the rows of a list; the first ↓ goes to its first row. Keys that somebody else used do not count. */
export function walkRows(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  if (at < 0 && (event.key === 'ArrowUp' || !isOnPage(document.activeElement))) return
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1]
  if (!next) return
  next.focus()
  event.preventDefault()
}

/** Nothing in particular has the focus: the page scrolls with the arrows only until it has rows to walk through. */
function isOnPage(element: Element | null): boolean {
  return element === document.body || element?.id === 'content'
}
