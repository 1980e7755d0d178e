import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { useDeed } from '../graphql/useDeed.ts'
import type { Problem } from '../graphql/useDeed.ts'
import { changeTypeMutation, confirmMutation, linkQuery, rejectMutation, restoreMutation } from './queueQueries.ts'
import type { QueuedLink } from './queueQueries.ts'
import { undoSteps } from './undoSteps.ts'
import type { VouchingDeed } from './undoSteps.ts'
import type { LinkQueue } from './useLinkQueue.ts'

/** Somebody else was quicker: the link as the curator saw it, and as it is now; null: it is gone. */
export interface Overtaken {
  readonly seen: QueuedLink
  readonly now: QueuedLink | null
}

interface Done {
  readonly before: QueuedLink
  readonly after: QueuedLink
  readonly position: number
}

export interface Vouching {
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly problems: ComputedRef<readonly Problem[]>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly overtaken: Readonly<ShallowRef<Overtaken | null>>
  /** The deed that undo would take back. */
  readonly last: ComputedRef<Done | null>
  /** What was done last, for those who hear the page. */
  readonly told: Readonly<ShallowRef<string>>
  readonly decide: (link: QueuedLink, deed: VouchingDeed) => Promise<void>
  readonly undo: () => Promise<void>
  /** Goes on from what another curator decided. */
  readonly acknowledge: () => void
  /** Puts the last refusal away. */
  readonly forgive: () => void
}

const TOLD: Readonly<Record<VouchingDeed['kind'], string>> = { CONFIRM: '已确认', REJECT: '已否定', RESTORE: '已恢复', TYPE: '已改变关系并确认' }

/** Deciding on the links of a queue, one at a time, and taking it back. `onDone`: after every deed. */
export function useVouching(queue: LinkQueue, onDone: () => void): Vouching {
  const { client } = useClientHandle()
  const { busy, problems: refused, error, run, isDone } = useDeed()
  const forgiven = shallowRef(false)
  const problems = computed(() => forgiven.value ? [] : refused.value)
  const overtaken = shallowRef<Overtaken | null>(null)
  const history = shallowRef<readonly Done[]>([])
  const told = shallowRef('')

  /** The link afterwards; null where it was not done. */
  async function perform({ id, version }: QueuedLink, deed: VouchingDeed): Promise<QueuedLink | null> {
    forgiven.value = false
    switch (deed.kind) {
      case 'CONFIRM': return (await run(confirmMutation, { id, version, reason: deed.reason }))?.confirmCrossReference.crossReference ?? null
      case 'REJECT': return (await run(rejectMutation, { id, version, reason: deed.reason }))?.rejectCrossReference.crossReference ?? null
      case 'RESTORE': return (await run(restoreMutation, { id, version }))?.restoreCrossReference.crossReference ?? null
      case 'TYPE': return (await run(changeTypeMutation, { id, version, type: deed.type }))?.changeCrossReferenceType.crossReference ?? null
    }
  }

  /** A refusal may mean that the link is no longer what the curator sees. */
  async function lookAgain(seen: QueuedLink): Promise<void> {
    const { data } = await client.query(linkQuery, { id: seen.id }, { requestPolicy: 'network-only' }).toPromise()
    if (!data) return
    const now = data.node?.__typename === 'CrossReference' ? data.node : null
    if (now?.version !== seen.version) overtaken.value = { seen, now }
  }

  async function decide(link: QueuedLink, deed: VouchingDeed): Promise<void> {
    if (busy.value || overtaken.value) return
    const position = queue.position.value
    const after = await perform(link, deed)
    if (!isDone() || !after) {
      await lookAgain(link)
      return
    }
    history.value = [...history.value, { before: link, after, position }]
    told.value = TOLD[deed.kind]
    queue.settle(after)
    onDone()
  }

  async function undo(): Promise<void> {
    const entry = history.value.at(-1)
    if (!entry || busy.value || overtaken.value) return
    history.value = history.value.slice(0, -1)
    let link = entry.after
    for (const step of undoSteps(entry.before, entry.after)) {
      const after = await perform(link, step)
      if (!isDone() || !after) {
        queue.putBack(link, entry.position)
        await lookAgain(link)
        return
      }
      link = after
    }
    told.value = link === entry.after ? '看过一遍的不能变回没看过，已回到这一条' : '已撤回'
    queue.putBack(link, entry.position)
    onDone()
  }

  return {
    busy, problems, error, overtaken, told, decide, undo,
    last: computed(() => history.value.at(-1) ?? null),
    acknowledge() {
      if (!overtaken.value) return
      const { seen, now } = overtaken.value
      overtaken.value = null
      forgiven.value = true
      if (now) queue.settle(now)
      else queue.drop(seen.id)
      onDone()
    },
    forgive() { forgiven.value = true },
  }
}
