import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { searchQuery } from './searchQueries.ts'
import type { SearchConnection, SearchEdge } from './searchQueries.ts'
import { countFilters, writeAddress } from './searchAddress.ts'
import type { SearchState } from './searchAddress.ts'
import { useRecovery } from './useRecovery.ts'

const PAGE_SIZE = 20
/** Values of each facet: those that are listed at first and some more, or all that can be had. */
const FEW_VALUES = 20
const MANY_VALUES = 100

/** The answer that is on the page, and the search it answers. */
export interface Found {
  readonly state: SearchState
  readonly edges: readonly SearchEdge[]
  readonly connection: SearchConnection
  /** From the question leaving to the answer being here, in milliseconds. */
  readonly elapsed: number
}

export interface Search {
  readonly found: Readonly<ShallowRef<Found | null>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  /** The search engine is away; the question is asked again by itself until it is back. */
  readonly away: Readonly<Ref<boolean>>
  readonly retry: () => void
  /** Asks for all values of the facets from now on. */
  readonly listAllValues: () => void
}

/** Shown at once when a reader comes back from a document, so that the page is where it was left. */
let lastFound: Found | null = null

/**
 * Answers the state in the address. The answer on the page stays until a better one is there; a question that was
 * overtaken is cancelled, so a late answer never shows.
 */
export function useSearch(state: () => SearchState): Search {
  const { client } = useClientHandle()
  const found = shallowRef<Found | null>(null)
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  const allValues = shallowRef(false)
  let cancel = (): void => undefined

  function run(): void {
    error.value = null
    ask()
  }

  function ask(): void {
    cancel()
    const asked = state()
    if (asked.query.trim() === '') {
      fetching.value = false
      found.value = null
      return
    }
    if (lastFound && addressOf(lastFound.state) === addressOf(asked)) found.value = lastFound
    fetching.value = true
    fetchPages(asked, startFrom(found.value, asked), performance.now())
  }

  function fetchPages(asked: SearchState, before: readonly SearchEdge[], startedAt: number): void {
    const after = before.at(-1)?.cursor ?? null
    const variables = { query: asked.query, asTyped: asked.asTyped, filter: toFilter(asked), first: PAGE_SIZE, after, values: allValues.value || countFilters(asked) > 0 ? MANY_VALUES : FEW_VALUES }
    const source = client.query(searchQuery, variables, { requestPolicy: 'network-only' })
    const subscription = source.subscribe((result) => {
      if (result.error || !result.data) {
        fetching.value = false
        error.value = result.error ?? null
        return
      }
      error.value = null
      const connection = result.data.search
      const edges = [...before, ...connection.edges]
      if (edges.length < asked.page * PAGE_SIZE && connection.pageInfo.hasNextPage) {
        fetchPages(asked, edges, startedAt)
        return
      }
      fetching.value = false
      found.value = lastFound = { state: asked, edges, connection, elapsed: performance.now() - startedAt }
    })
    cancel = () => { subscription.unsubscribe() }
  }

  const away = useRecovery(error, ask)
  watch([() => addressOf(state()), allValues], run, { immediate: true })
  onScopeDispose(() => { cancel() })
  return { found, fetching, error, away, retry: run, listAllValues: () => { allValues.value = true } }
}

function addressOf(state: SearchState): string {
  return JSON.stringify(writeAddress(state))
}

/** “More” continues the list that is there; everything else starts anew. */
function startFrom(found: Found | null, asked: SearchState): readonly SearchEdge[] {
  const continues = found && asked.page > found.state.page && addressOf({ ...asked, page: found.state.page }) === addressOf(found.state)
  return continues ? found.edges : []
}

function toFilter({ kinds, documents, departments, levels, itemTypes, documentKinds, dateFrom, dateTo }: SearchState) {
  return {
    ...kinds.length > 0 && { kinds: [...kinds] },
    ...documents.length > 0 && { documents: [...documents] },
    ...departments.length > 0 && { departments: [...departments] },
    ...levels.length > 0 && { levels: [...levels] },
    ...itemTypes.length > 0 && { itemTypes: [...itemTypes] },
    ...documentKinds.length > 0 && { documentKinds: [...documentKinds] },
    ...dateFrom && { dateFrom },
    ...dateTo && { dateTo },
  }
}
