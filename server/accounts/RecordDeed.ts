import type { EntityManager } from '@mikro-orm/core'

export interface Deed {
  /** User id; null: the system itself. */
  readonly actor: string | null
  /** Stable code: user.create · user.disable … */
  readonly action: string
  /** Node id of what it was done to. */
  readonly subject: string
  /** Facts for people; never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes an audit entry into the unit of work of a deed. The audit log lies further along the line of slices, so it is handed in. */
export type RecordDeed = (em: EntityManager, deed: Deed) => void
