import { useClientHandle } from '@urql/vue'
import type { OperationResult } from '@urql/core'
import type { ResultOf } from 'gql.tada'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { documentReferencesQuery, referenceCountsQuery } from './referenceQueries.ts'
import type { Reference } from './referenceQueries.ts'

export interface DocumentReferencesState {
  /** By passage; how many links lead on from it. */
  readonly counts: Readonly<ShallowRef<ReadonlyMap<string, number>>>
  readonly toHere: Readonly<ShallowRef<readonly Reference[]>>
  readonly load: () => Promise<void>
}

type CountPage = NonNullable<ResultOf<typeof referenceCountsQuery>['document']>['passages']

/** The links of a document, asked for once its text is there: a text that lacks them is still read, so a failure here is none of the page. */
export function useDocumentReferences(slug: string): DocumentReferencesState {
  const { client } = useClientHandle()
  const counts = shallowRef<ReadonlyMap<string, number>>(new Map())
  const toHere = shallowRef<readonly Reference[]>([])
  let left = false
  onScopeDispose(() => { left = true })

  async function loadCounts(): Promise<void> {
    const held = new Map<string, number>()
    let after: string | null = null
    do {
      const answer: OperationResult<ResultOf<typeof referenceCountsQuery>> = await client.query(referenceCountsQuery, { slug, after }, { requestPolicy: 'network-only' }).toPromise()
      const page: CountPage | undefined = answer.data?.document?.passages
      for (const { node } of page?.edges ?? []) {
        const count = node.crossReferences.filter(leadsOn).length
        if (count > 0) held.set(node.id, count)
      }
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null && !left)
    counts.value = held
  }

  async function loadCiting(): Promise<void> {
    const { data } = await client.query(documentReferencesQuery, { slug }, { requestPolicy: 'network-only' }).toPromise()
    toHere.value = data?.document?.crossReferences ?? []
  }

  return { counts, toHere, load: async () => { await Promise.all([loadCounts(), loadCiting()]) } }
}

/** A phrase that is used here only leads nowhere else. */
function leadsOn({ to }: CountPage['edges'][number]['node']['crossReferences'][number]): boolean {
  return to.__typename !== 'Formulation' || to.passages.length > 1
}
