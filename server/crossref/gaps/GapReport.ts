import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../../accounts/Connection.ts'
import type { TitleRegister } from '../TitleRegister.ts'
import { createCitedGaps } from './citedGaps.ts'
import { countGaps } from './countGaps.ts'
import { directiveGaps } from './directiveGaps.ts'
import { GAP_KINDS, type GapFinder, type GapKind, type GapRow } from './Gap.ts'
import { itemsWithoutOwner, itemsWithoutText, oneSidedItems } from './itemGaps.ts'

export interface GapGroup {
  readonly kind: GapKind
  readonly label: string
  readonly advice: string
  readonly count: number
}

/** What is missing between texts and lists, kind by kind. */
export class GapReport {
  readonly #finders: Readonly<Record<GapKind, GapFinder>>

  constructor(register: TitleRegister) {
    this.#finders = {
      DIRECTIVE_WITHOUT_ITEM: directiveGaps, ITEM_WITHOUT_TEXT: itemsWithoutText, ITEM_WITHOUT_OWNER: itemsWithoutOwner, COORDINATION_ONE_SIDED: oneSidedItems,
      COUNT_DISAGREES: countGaps, CITED_NOT_HELD: createCitedGaps(register),
    }
  }

  /** How many gaps there are of each kind, or of these kinds. */
  async groups(em: SqlEntityManager, kinds: readonly GapKind[] = GAP_KINDS): Promise<GapGroup[]> {
    const groups: GapGroup[] = []
    for (const kind of kinds) {
      const { label, advice, count } = this.#finders[kind]
      groups.push({ kind, label, advice, count: await count(em) })
    }
    return groups
  }

  /** A page of the gaps of one kind. @throws KnownError INVALID */
  async page(em: SqlEntityManager, { kind, count }: GapGroup, { first, after }: { first?: number | null; after?: string | null }): Promise<Connection<GapRow>> {
    const size = readPageSize(first)
    const list = `gaps ${kind}`
    const offset = after ? decodeCursor(list, ['number'], after)[0] : 0
    const rows = (await this.#finders[kind].rows(em, offset, size + 1)).map((row, index) => ({ row, place: offset + index + 1 }))
    const page = buildConnection({ rows, size, totalCount: count, after, cursorOf: ({ place }) => encodeCursor(list, [place]) })
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.row })) }
  }

  /** The first gaps of one kind, for an export. */
  first(em: SqlEntityManager, kind: GapKind, most: number): Promise<GapRow[]> {
    return this.#finders[kind].rows(em, 0, most)
  }
}
