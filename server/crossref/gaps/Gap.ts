import type { SqlEntityManager } from '@mikro-orm/sqlite'

export const GAP_KINDS = ['DIRECTIVE_WITHOUT_ITEM', 'ITEM_WITHOUT_TEXT', 'ITEM_WITHOUT_OWNER', 'COORDINATION_ONE_SIDED', 'COUNT_DISAGREES', 'CITED_NOT_HELD'] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** Something that is missing, with the place to mend it. */
export interface GapRow {
  readonly id: string
  /** What it is about. */
  readonly title: string
  /** What is missing, or where it stands. */
  readonly detail: string
  /** Path in the web client that opens the place to mend it. */
  readonly url: string
  /** How often, where that is counted. */
  readonly count: number | null
}

/** Finds the gaps of one kind. */
export interface GapFinder {
  readonly label: string
  /** What to do about them. */
  readonly advice: string
  readonly count: (em: SqlEntityManager) => Promise<number>
  readonly rows: (em: SqlEntityManager, offset: number, limit: number) => Promise<GapRow[]>
}
