import { raw, type SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import { recordChange } from '../../history/recordChange.ts'
import type { FieldDifference } from '../../history/Revision.ts'
import { CrossReference } from '../CrossReference.ts'

/** Who decides, on what they saw, and why. */
export interface Deed {
  /** User id. */
  readonly actor: string
  readonly reason: string | null
  /** The version the person saw. */
  readonly version: number
}

/**
 * Begins a change of a link, in the caller's transaction. Writing first takes the lock at once, so that what is read next cannot be
 * outdated by another process before it is acted upon. @throws KnownError NOT_FOUND, CONFLICT when it was decided upon meanwhile
 */
export async function lockReference(em: SqlEntityManager, id: string, version: number): Promise<CrossReference> {
  await em.nativeUpdate(CrossReference, { id }, { version: raw<number>('version') })
  const reference = await em.findOne(CrossReference, { id })
  if (!reference) throw new KnownError('NOT_FOUND', '没有这个互见，可能系统已不再建议它。请刷新页面', ['id'])
  if (reference.version !== version) throw new KnownError('CONFLICT', '刚刚有人决定过这个互见，您的决定没有保存。请看过现在的情况再决定', ['version'])
  return reference
}

/** What people see of a link and its history tells. */
const TOLD = ['type', 'status', 'fromEnd', 'toEnd', 'needsReview'] as const

type Told = Readonly<Record<(typeof TOLD)[number], string>>

export function toldOf(reference: CrossReference): Told {
  return Object.fromEntries(TOLD.map((field) => [field, String(reference[field])])) as Told
}

export interface RecordedDeed {
  readonly action: string
  /** Null: the system itself. */
  readonly actor: string | null
  readonly reason: string | null
  /** As it was; null: it is new. */
  readonly before: Told | null
}

/** Counts the change of a link up, with its revision and audit entry. */
export function recordReference(em: SqlEntityManager, reference: CrossReference, { action, actor, reason, before }: RecordedDeed): void {
  reference.version += 1
  reference.updatedAt = new Date()
  const after = toldOf(reference)
  const differences: FieldDifference[] = TOLD.filter((field) => before?.[field] !== after[field]).map((field) => ({ field, from: before?.[field] ?? null, to: after[field] }))
  recordChange(em, {
    subject: reference.id, revisionNumber: reference.version, action, actor, reason, differences,
    detail: { type: reference.type, from: firstLine(reference.fromWords ?? reference.fromEvidence), to: firstLine(reference.toWords ?? reference.toEvidence) },
  })
}

const LONGEST_LINE = 60

function firstLine(words: string | null | undefined): string | null {
  return words?.split('\n', 1)[0]?.slice(0, LONGEST_LINE) ?? null
}
