import { onBeforeUnmount, onMounted } from 'vue'

export type KeyHandler = (event: KeyboardEvent) => void

/**
 * Single-key commands of a page. They stay silent while someone types or composes, holds a modifier,
 * or has a dialog open; a handler that ran has handled the key.
 */
export function useKeys(handlers: Readonly<Record<string, KeyHandler>>): void {
  const listen = (event: KeyboardEvent): void => {
    const handler = handlers[event.key]
    if (!handler || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    event.preventDefault()
    handler(event)
  }
  onMounted(() => document.addEventListener('keydown', listen))
  onBeforeUnmount(() => document.removeEventListener('keydown', listen))
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
    || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
