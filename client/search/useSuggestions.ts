import { useClientHandle } from '@urql/vue'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { suggestQuery } from './searchQueries.ts'
import type { Suggestion } from './searchQueries.ts'

export interface Suggestions {
  readonly suggestions: Readonly<ShallowRef<readonly Suggestion[]>>
  readonly ask: (prefix: string) => void
  readonly clear: () => void
}

/** Offers completions. They are a convenience: when they fail, the box stays a plain box. */
export function useSuggestions(): Suggestions {
  const { client } = useClientHandle()
  const suggestions = shallowRef<readonly Suggestion[]>([])
  let cancel = (): void => undefined

  function clear(): void {
    cancel()
    suggestions.value = []
  }
  function ask(prefix: string): void {
    cancel()
    if (prefix.trim() === '') {
      clear()
      return
    }
    const subscription = client.query(suggestQuery, { prefix }, { requestPolicy: 'network-only' }).subscribe(({ data }) => {
      suggestions.value = data?.suggest.filter(({ text }) => text !== prefix.trim()) ?? []
    })
    cancel = () => { subscription.unsubscribe() }
  }
  onScopeDispose(() => { cancel() })
  return { suggestions, ask, clear }
}
