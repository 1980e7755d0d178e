import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { endKindOf, type EndKind } from '../ends.ts'

const PART = 2000

/** What ends belong to, of those kinds of which an id does not tell. */
const OWNERS: Readonly<Record<EndKind, string>> = {
  PASSAGE: 'select id, document_id as owner from passage where id in',
  DIRECTIVE: 'select id, document_id as owner from directive where id in',
  ITEM: "select i.lineage as id, e.catalog_id as owner from catalog_item i join catalog_edition e on e.id = i.edition_id and e.status = 'PUBLISHED' where i.lineage in",
  DOCUMENT: 'select id, id as owner from source_document where id in',
  CATALOG: 'select id, id as owner from catalog where id in',
  FORMULATION: 'select id, id as owner from formulation where id in',
}

/** The document or catalogue of each end that is there now; an item is there while it is published. */
export async function readOwners(em: SqlEntityManager, ends: Iterable<string>): Promise<Map<string, string>> {
  const owners = new Map<string, string>()
  for (const [kind, ids] of Map.groupBy(new Set(ends), endKindOf)) {
    for (let at = 0; at < ids.length; at += PART) {
      const part = ids.slice(at, at + PART)
      const rows = await em.execute<{ id: string; owner: string }[]>(`${OWNERS[kind]} (${part.map(() => '?').join(', ')})`, part)
      for (const { id, owner } of rows) owners.set(id, owner)
    }
  }
  return owners
}
