import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Citation } from '../../documents/Citation.ts'
import { Figure } from '../../documents/Figure.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { Catalog } from '../Catalog.ts'
import { plainName, readClaim } from './readClaim.ts'

export interface FoundClaim {
  readonly catalogId: string
  readonly figure: Figure
  readonly claimed: number
  readonly scope: Level | null
}

/**
 * What texts claim about the sizes of these catalogues, in three statements however many they are: figures that count what a catalogue's
 * title or alias names, and figures in passages that cite it.
 */
export async function findClaims(em: SqlEntityManager, catalogs: readonly Catalog[]): Promise<FoundClaim[]> {
  const namesOf = new Map(catalogs.map((catalog) => [catalog.id, [catalog.title, ...catalog.aliases].map(plainName)]))
  const names = [...new Set([...namesOf.values()].flat())]
  const titles = [...new Set([...names, ...catalogs.flatMap(({ title, aliases }) => [title, ...aliases])])]
  const citing = new Set((await em.find(Citation, { title: { $in: titles } }, { fields: ['passage'] })).map(({ passage }) => passage.id))
  const figures = await em.find(Figure, { $or: [{ noun: { $in: titles } }, { passage: { $in: [...citing] } }] }, {
    populate: ['passage'], orderBy: { document: 'asc', start: 'asc', id: 'asc' },
  })
  return figures.flatMap((figure) => {
    const { passage, value, unit = null, noun = null, approximate, start } = figure
    const inText = { value: Number(value), unit, noun, approximate, start: start - passage.start }
    return catalogs.flatMap(({ id }) => {
      const claim = readClaim(passage.text, inText, namesOf.get(id)!)
      return claim ? [{ catalogId: id, figure, ...claim }] : []
    })
  })
}
