import { useClientHandle } from '@urql/vue'
import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

export interface Answer<Data> {
  /** The latest answer; it stays until the next one is there. Undefined before the first. */
  readonly data: Readonly<ShallowRef<Data | undefined>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly reload: () => void
}

/**
 * Asks the server again whenever the variables say something else; null asks nothing. A question that was overtaken is
 * cancelled, so that a late answer never shows.
 */
export function useAnswer<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>, variables: () => Variables | null,
): Answer<Data> {
  const { client } = useClientHandle()
  const data = shallowRef<Data>()
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  let cancel = (): void => undefined

  function ask(): void {
    cancel()
    const asked = variables()
    fetching.value = asked !== null
    if (asked === null) return
    const subscription = client.query(document, asked, { requestPolicy: 'network-only' }).subscribe((result) => {
      fetching.value = false
      error.value = result.error ?? null
      if (result.data) data.value = result.data
    })
    cancel = () => { subscription.unsubscribe() }
  }

  watch(() => JSON.stringify(variables()), ask, { immediate: true })
  onScopeDispose(() => { cancel() })
  return { data, fetching, error, reload: ask }
}
