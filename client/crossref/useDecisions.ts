import type { CombinedError } from '@urql/core'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useDeed } from '../graphql/useDeed.ts'
import type { Problem } from '../graphql/useDeed.ts'
import { confirmMutation, rejectMutation, restoreMutation } from './referenceQueries.ts'
import type { Decision, Reference } from './referenceQueries.ts'

export interface Decisions {
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly problems: Readonly<ShallowRef<readonly Problem[]>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  /** The link as it stands after what was decided here. */
  readonly standing: (reference: Reference) => Reference
  readonly confirm: (reference: Reference) => Promise<boolean>
  readonly reject: (reference: Reference, reason: string) => Promise<boolean>
  readonly restore: (reference: Reference) => Promise<boolean>
}

/** Vouching for a link where it is read. One that was rejected stays in sight until the page is left, so that it can be taken back. */
export function useDecisions(): Decisions {
  const { busy, problems, error, run, isDone } = useDeed()
  const decided = shallowRef<Decision | null>(null)

  function keep(decision: Decision | null | undefined): boolean {
    if (!isDone() || !decision) return false
    decided.value = decision
    return true
  }

  const standing = (reference: Reference): Reference => (
    decided.value?.id === reference.id && decided.value.version > reference.version ? { ...reference, ...decided.value } : reference)
  const now = (reference: Reference): { id: string, version: number } => ({ id: reference.id, version: standing(reference).version })
  return {
    busy, problems, error, standing,
    confirm: async (reference) => keep((await run(confirmMutation, now(reference)))?.confirmCrossReference.crossReference),
    reject: async (reference, reason) => keep((await run(rejectMutation, { ...now(reference), reason }))?.rejectCrossReference.crossReference),
    restore: async (reference) => keep((await run(restoreMutation, now(reference)))?.restoreCrossReference.crossReference),
  }
}
