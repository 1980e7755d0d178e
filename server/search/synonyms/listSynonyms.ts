import type { FilterQuery, SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../../accounts/Connection.ts'
import { SynonymGroup } from './SynonymGroup.ts'

export interface SynonymListing {
  /** Characters that a term of the group holds; empty: all groups. */
  readonly text: string
  readonly first: number | null | undefined
  readonly after: string | null | undefined
}

/** The groups, by their first term. */
export async function listSynonyms(em: SqlEntityManager, { text, first, after }: SynonymListing): Promise<Connection<SynonymGroup>> {
  const size = readPageSize(first)
  const held: FilterQuery<SynonymGroup> = text.trim() === '' ? {} : { id: { $in: await idsHolding(em, text.trim()) } }
  const [name, id] = after ? decodeCursor('synonyms', ['string', 'string'], after) : ['', '']
  const behind: FilterQuery<SynonymGroup> = after ? { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] } : {}
  const rows = await em.find(SynonymGroup, { $and: [held, behind] }, { orderBy: { name: 'asc', id: 'asc' }, limit: size + 1 })
  return buildConnection({ rows, size, totalCount: await em.count(SynonymGroup, held), after, cursorOf: (group) => encodeCursor('synonyms', [group.name, group.id]) })
}

async function idsHolding(em: SqlEntityManager, text: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    'select distinct g.id as id from synonym_group g, json_each(g.terms) t where instr(t.value, ?) > 0', [text],
  )
  return rows.map(({ id }) => id)
}
