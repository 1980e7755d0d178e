import type { ReferenceType } from './referenceWords.ts'
import type { ReferenceStatus } from './vouchingWords.ts'

/** One deed on a link. */
export type VouchingDeed =
  | { readonly kind: 'CONFIRM', readonly reason: string | null }
  | { readonly kind: 'REJECT', readonly reason: string }
  | { readonly kind: 'RESTORE' }
  | { readonly kind: 'TYPE', readonly type: ReferenceType }

export interface Decided {
  readonly status: ReferenceStatus
  readonly type: ReferenceType
  readonly reason: string | null
}

/**
 * The deeds that bring a link back from what it is to what it was; none where that cannot be: a link that was looked at again cannot be unseen.
 * 待确认 → (改为“提到”) 已确认: 改回“要求”, 撤回.
 */
export function undoSteps(before: Decided, after: Decided): VouchingDeed[] {
  const type: VouchingDeed[] = before.type === after.type ? [] : [{ kind: 'TYPE', type: before.type }]
  if (before.status === 'SUGGESTED') return [...type, { kind: 'RESTORE' }]
  if (before.status === 'REJECTED') return [{ kind: 'REJECT', reason: before.reason ?? '维持原来的否定' }]
  return after.status === 'CONFIRMED' ? type : [{ kind: 'CONFIRM', reason: before.reason }]
}
