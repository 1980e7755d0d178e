import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { Figure } from '../../documents/Figure.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import { Catalog } from '../Catalog.ts'
import { CatalogEdition } from '../CatalogEdition.ts'
import { LEVELS } from '../CatalogRow.ts'
import { maskOf } from '../HeldItem.ts'
import { findClaims } from './findClaims.ts'

/** A text's figure about a catalogue against what the catalogue holds now. */
export interface CountProof {
  readonly catalogId: string
  readonly claim: Figure
  readonly claimed: number
  readonly held: number
  readonly agrees: boolean
  /** The level that is counted; null: the whole list. */
  readonly scope: Level | null
  /** Held less claimed. */
  readonly difference: number
  readonly edition: CatalogEdition
  /** The latest earlier edition that held as many as is claimed, where the present one does not; null: none did. */
  readonly agreeing: CatalogEdition | null
}

interface EditionCounts {
  readonly edition: CatalogEdition
  readonly total: number
  readonly byLevel: Readonly<Record<string, number>>
}

/** Checks every claim about these catalogues, in a constant number of statements. A catalogue without a published edition proves nothing. */
export async function proveCounts(em: SqlEntityManager, catalogIds: readonly string[]): Promise<CountProof[]> {
  const catalogs = await em.find(Catalog, { id: { $in: [...catalogIds] } })
  const editions = await em.find(CatalogEdition, { catalog: { $in: [...catalogIds] }, status: { $in: ['PUBLISHED', 'SUPERSEDED'] } }, { orderBy: { number: 'desc' } })
  const counts = await countEditions(em, editions)
  return (await findClaims(em, catalogs)).flatMap(({ catalogId, figure, claimed, scope }) => {
    const own = counts.filter(({ edition }) => edition.catalog.id === catalogId)
    const current = own.find(({ edition }) => edition.status === 'PUBLISHED')
    if (!current) return []
    const held = heldIn(current, scope)
    const agrees = held === claimed
    const agreeing = agrees ? null : own.find((counted) => counted !== current && heldIn(counted, scope) === claimed)?.edition ?? null
    return [{ catalogId, claim: figure, claimed, held, agrees, scope, difference: held - claimed, edition: current.edition, agreeing }]
  })
}

function heldIn({ total, byLevel }: EditionCounts, scope: Level | null): number {
  return scope === null ? total : byLevel[scope] ?? 0
}

async function countEditions(em: SqlEntityManager, editions: readonly CatalogEdition[]): Promise<EditionCounts[]> {
  if (editions.length === 0) return []
  const sums = LEVELS.map((level) => `sum((i.levels & ${maskOf([level])}) <> 0) as "${level}"`).join(', ')
  const rows = await em.execute<({ id: string; total: number } & Record<string, number>)[]>(
    `select i.edition_id as id, count(*) as total, ${sums} from catalog_item i where i.edition_id in (${editions.map(() => '?').join(', ')}) group by i.edition_id`,
    editions.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return editions.map((edition) => ({ edition, total: byId.get(edition.id)?.total ?? 0, byLevel: byId.get(edition.id) ?? {} }))
}
