import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { isAmong, toReferenceFilter } from './queueAddress.ts'
import type { QueueState } from './queueAddress.ts'
import { queueQuery } from './queueQueries.ts'
import type { QueuedLink } from './queueQueries.ts'

const PAGE_SIZE = 30
/** So many rows before the end of what is loaded, the next page is asked for. */
const AHEAD = 8

export interface LinkQueue {
  readonly links: Readonly<ShallowRef<readonly QueuedLink[]>>
  /** How many there are, loaded or not; undefined before the first answer. */
  readonly total: Readonly<ShallowRef<number | undefined>>
  readonly current: ComputedRef<QueuedLink | null>
  readonly position: Readonly<ShallowRef<number>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly go: (position: number) => void
  /** Puts a link's present state where it stands, and goes on to the next. One that no longer belongs here leaves; what comes after it takes its place. */
  readonly settle: (link: QueuedLink) => void
  /** Takes a link back in, or shows its present state, and goes to it. */
  readonly putBack: (link: QueuedLink, position: number) => void
  readonly drop: (id: string) => void
  readonly reload: () => void
}

/** The links that wait, page after page, with the one that is being looked at. Only deeds take links out: nothing moves by itself under a curator's eyes. */
export function useLinkQueue(state: () => QueueState | null): LinkQueue {
  const { client } = useClientHandle()
  const links = shallowRef<readonly QueuedLink[]>([])
  const total = shallowRef<number>()
  const position = shallowRef(0)
  const fetching = shallowRef(false)
  const error = shallowRef<CombinedError | null>(null)
  let next: string | null = null
  let asked = 0

  async function fetchPage(after: string | null): Promise<void> {
    const shown = state()
    asked += 1
    const mine = asked
    if (shown === null) return
    fetching.value = true
    const result = await client.query(queueQuery, { filter: toReferenceFilter(shown), first: PAGE_SIZE, after }, { requestPolicy: 'network-only' }).toPromise()
    if (mine !== asked) return
    fetching.value = false
    error.value = result.error ?? null
    const answer = result.data?.crossReferences
    if (!answer) return
    const page = answer.edges.map(({ node }) => node)
    const held = after === null ? [] : links.value
    links.value = [...held, ...page.filter(({ id }) => !held.some((link) => link.id === id))]
    total.value = answer.totalCount
    next = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null
    if (after === null) position.value = 0
  }

  function go(to: number): void {
    position.value = Math.max(0, Math.min(to, links.value.length - 1))
    if (next !== null && !fetching.value && links.value.length - position.value <= AHEAD) void fetchPage(next)
  }

  function count(by: number): void {
    if (total.value !== undefined) total.value += by
  }

  function drop(id: string): void {
    const at = links.value.findIndex((link) => link.id === id)
    if (at < 0) return
    links.value = links.value.filter((link) => link.id !== id)
    count(-1)
    go(at < position.value ? position.value - 1 : position.value)
  }

  function belongs(link: QueuedLink): boolean {
    const shown = state()
    return shown !== null && isAmong(link, shown)
  }

  function replace(link: QueuedLink): void {
    links.value = links.value.map((one) => one.id === link.id ? link : one)
  }

  watch(() => JSON.stringify(state()), () => { void fetchPage(null) }, { immediate: true })
  return {
    links, total, position, fetching, error, go, drop,
    current: computed(() => links.value[position.value] ?? null),
    settle(link) {
      if (!belongs(link)) {
        drop(link.id)
        return
      }
      replace(link)
      go(position.value + 1)
    },
    putBack(link, at) {
      if (links.value.some(({ id }) => id === link.id)) replace(link)
      else {
        links.value = [...links.value.slice(0, at), link, ...links.value.slice(at)]
        count(1)
      }
      go(links.value.findIndex(({ id }) => id === link.id))
    },
    reload: () => { void fetchPage(null) },
  }
}
