import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { formulationQuery } from './wordingQueries.ts'
import type { Appearance } from './wordingQueries.ts'

export interface FormulationUses {
  /** Undefined before the first answer; null: there is none. */
  readonly formulation: Readonly<ShallowRef<{ readonly id: string, readonly name: string } | null | undefined>>
  readonly appearances: Readonly<ShallowRef<readonly Appearance[]>>
  readonly total: Readonly<ShallowRef<number>>
  readonly hasMore: Readonly<ShallowRef<boolean>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly more: () => void
  readonly reload: () => void
}

/** A formulation and its uses, page after page. */
export function useFormulation(id: string): FormulationUses {
  const { client } = useClientHandle()
  const formulation = shallowRef<{ readonly id: string, readonly name: string } | null>()
  const appearances = shallowRef<readonly Appearance[]>([])
  const total = shallowRef(0)
  const hasMore = shallowRef(false)
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  let next: string | null = null
  let cancel = (): void => undefined

  function fetchPage(after: string | null): void {
    cancel()
    fetching.value = true
    const subscription = client.query(formulationQuery, { id, after }).subscribe((result) => {
      fetching.value = false
      error.value = result.error ?? null
      if (!result.data) return
      formulation.value = result.data.formulation
      const page = result.data.formulation?.appearances
      if (!page) return
      const found = page.edges.map(({ node }) => node)
      appearances.value = after === null ? found : [...appearances.value, ...found]
      total.value = page.totalCount
      hasMore.value = page.pageInfo.hasNextPage
      next = page.pageInfo.endCursor
    })
    cancel = () => { subscription.unsubscribe() }
  }

  fetchPage(null)
  onScopeDispose(() => { cancel() })
  return { formulation, appearances, total, hasMore, fetching, error, more: () => { fetchPage(next) }, reload: () => { fetchPage(null) } }
}
