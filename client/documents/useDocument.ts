import { useClientHandle } from '@urql/vue'
import type { Client, CombinedError, OperationResult } from '@urql/core'
import type { ResultOf } from 'gql.tada'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { documentQuery, hitsQuery, passagesQuery, rawTextQuery } from './documentQueries.ts'
import type { ReadDocument, ReadPassage } from './documentQueries.ts'
import { findHits } from './findHits.ts'
import type { SnippetOfPassage, Span } from './findHits.ts'

export interface DocumentState {
  /** Null: there is none with this slug. Undefined: not here yet. */
  readonly document: Readonly<ShallowRef<ReadDocument | null | undefined>>
  readonly passages: Readonly<ShallowRef<readonly ReadPassage[]>>
  readonly hits: ComputedRef<readonly Span[]>
  readonly rawText: Readonly<ShallowRef<string | undefined>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly load: () => Promise<void>
  readonly loadRawText: () => Promise<void>
}

/** A document with all its passages, and where the words of `query` stand in it. */
export function useDocument(slug: string, query: () => string): DocumentState {
  const { client } = useClientHandle()
  const document = shallowRef<ReadDocument | null>()
  const passages = shallowRef<readonly ReadPassage[]>([])
  const found = shallowRef<readonly SnippetOfPassage[]>([])
  const rawText = shallowRef<string>()
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  let left = false
  onScopeDispose(() => { left = true })

  async function load(): Promise<void> {
    fetching.value = true
    error.value = null
    try {
      const [read, list, hits] = await Promise.all([
        client.query(documentQuery, { slug }).toPromise().then(({ data, error: failure }) => {
          if (!data) throw failure ?? new Error('no answer')
          return data.document
        }),
        fetchPassages(client, slug),
        fetchHits(client, slug, query()),
      ])
      if (left) return
      passages.value = list
      found.value = hits
      document.value = read
    } catch (failure) {
      error.value = failure as CombinedError
    } finally {
      fetching.value = false
    }
  }

  async function loadRawText(): Promise<void> {
    if (rawText.value !== undefined) return
    const { data, error: failure } = await client.query(rawTextQuery, { slug }).toPromise()
    rawText.value = data?.document?.rawText
    error.value = failure ?? null
  }

  const hits = computed(() => document.value ? findHits(document.value.cleanText, found.value) : [])
  return { document, passages, hits, rawText, fetching, error, load, loadRawText }
}

type PassagePage = NonNullable<ResultOf<typeof passagesQuery>['document']>['passages']

async function fetchPassages(client: Client, slug: string): Promise<ReadPassage[]> {
  const passages: ReadPassage[] = []
  let after: string | null = null
  do {
    const answer: OperationResult<ResultOf<typeof passagesQuery>> = await client.query(passagesQuery, { slug, after }).toPromise()
    if (answer.error) throw answer.error
    const page: PassagePage | undefined = answer.data?.document?.passages
    passages.push(...page?.edges.map(({ node }) => node) ?? [])
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return passages
}

/** Without highlights a text is still readable: a search that fails here is not an error of the page. */
async function fetchHits(client: Client, slug: string, query: string): Promise<SnippetOfPassage[]> {
  if (query.trim() === '') return []
  const { data } = await client.query(hitsQuery, { query, slug }).toPromise()
  return data?.search.edges.flatMap(({ snippet, node: { node } }) =>
    node.__typename === 'Passage' || node.__typename === 'Directive' ? [{ start: node.start, end: node.end, snippet }] : []) ?? []
}
