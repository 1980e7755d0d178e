import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import type { ResultOf } from 'gql.tada'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { graphql } from '../graphql/graphql.ts'
import { writeDocumentsAddress } from './documentsAddress.ts'
import type { DocumentsState } from './documentsAddress.ts'

const documentsQuery = graphql(`
  query Documents($first: Int!, $after: String, $filter: DocumentFilter, $sort: DocumentSort) {
    documents(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id slug title kind date level speaker completeness { ratio shownCharacters statedCharacters gaps { offset } } } }
    }
  }
`)
const PAGE_SIZE = 50

export type ListedDocument = ResultOf<typeof documentsQuery>['documents']['edges'][number]['node']

export interface Documents {
  readonly documents: Readonly<ShallowRef<readonly ListedDocument[]>>
  /** Undefined until the first answer is there. */
  readonly total: Readonly<ShallowRef<number | undefined>>
  readonly hasMore: Readonly<ShallowRef<boolean>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly more: () => void
  readonly reload: () => void
}

/** The documents that match the address, page after page; the list on the page stays until the next one is there. */
export function useDocuments(state: () => DocumentsState): Documents {
  const { client } = useClientHandle()
  const documents = shallowRef<readonly ListedDocument[]>([])
  const total = shallowRef<number>()
  const hasMore = shallowRef(false)
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  let next: string | null = null
  let cancel = (): void => undefined

  function fetchPage(after: string | null): void {
    cancel()
    fetching.value = true
    const { sort } = state()
    const subscription = client.query(documentsQuery, { first: PAGE_SIZE, after, filter: toFilter(state()), sort }).subscribe((result) => {
      fetching.value = false
      error.value = result.error ?? null
      const answer = result.data?.documents
      if (!answer) return
      const page = answer.edges.map(({ node }) => node)
      documents.value = after === null ? page : [...documents.value, ...page]
      total.value = answer.totalCount
      hasMore.value = answer.pageInfo.hasNextPage
      next = answer.pageInfo.endCursor
    })
    cancel = () => { subscription.unsubscribe() }
  }

  watch(() => JSON.stringify(writeDocumentsAddress(state())), () => { fetchPage(null) }, { immediate: true })
  onScopeDispose(() => { cancel() })
  return { documents, total, hasMore, fetching, error, more: () => { fetchPage(next) }, reload: () => { fetchPage(null) } }
}

function toFilter({ text, kind, level, yearFrom, yearTo }: DocumentsState) {
  return {
    ...text.trim() && { text: text.trim() },
    ...kind && { kinds: [kind] },
    ...level && { levels: [level] },
    ...yearFrom !== null && { yearFrom },
    ...yearTo !== null && { yearTo },
  }
}
