import { watchEffect } from 'vue'

/** Names the browser's tab and history entry. */
export function usePageTitle(title: () => string | undefined): void {
  watchEffect(() => {
    const own = title()
    document.title = own ? `${own} · 政典` : '政典'
  })
}
