import type { CombinedError } from '@urql/core'
import { shallowReactive } from 'vue'
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

/** What was decided since the site was opened, by link; a link that stands in several lists says the same in all. */
const decided = shallowReactive(new Map<string, Decision>())

export function isRejectedHere(id: string): boolean {
  return decided.get(id)?.status === 'REJECTED'
}

/** Vouching for a link where it is read. */
export function useDecisions(): Decisions {
  const { busy, problems, error, run, isDone } = useDeed()

  function keep(decision: Decision | null | undefined): boolean {
    if (!isDone() || !decision) return false
    decided.set(decision.id, decision)
    return true
  }

  function standing(reference: Reference): Reference {
    const decision = decided.get(reference.id)
    return decision && decision.version > reference.version ? { ...reference, ...decision } : reference
  }

  const now = (reference: Reference): { id: string, version: number } => ({ id: reference.id, version: standing(reference).version })
  return {
    busy, problems, error, standing,
    confirm: async (reference) => keep((await run(confirmMutation, now(reference)))?.confirmCrossReference.crossReference),
    reject: async (reference, reason) => keep((await run(rejectMutation, { ...now(reference), reason }))?.rejectCrossReference.crossReference),
    restore: async (reference) => keep((await run(restoreMutation, now(reference)))?.restoreCrossReference.crossReference),
  }
}
