/**
 * j and k lead from link to link in the list that has the focus, y confirms, n asks why not, u takes the decision back.
 * Answers whether the key did something.
 */
export function walkReferences(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-reference]')].filter((row) => row.offsetParent !== null)
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  if (key === 'j' || key === 'k') {
    const next = rows[key === 'j' ? at + 1 : Math.max(0, at - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
    return next !== undefined
  }
  const deed = { y: 'confirm', n: 'reject', u: 'restore' }[key]
  const button = deed && rows[at]?.querySelector<HTMLButtonElement>(`[data-deed="${deed}"]:not(:disabled)`)
  if (!button) return false
  button.click()
  rows[at]?.focus()
  return true
}
