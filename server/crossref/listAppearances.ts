import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { FormulationUse } from '../documents/FormulationUse.ts'
import type { Passage } from '../documents/Passage.ts'
import { splitSentences } from '../ingest/annotate/splitSentences.ts'
import { diffText, shareOf, type DiffPart } from '../text/diffText.ts'

/** Sentences that have less in common are other sentences, not another wording. */
const LEAST_IN_COMMON = 0.3

/** One place where a formulation is used. */
export interface Appearance {
  readonly passage: Passage
  /** The sentence around it. */
  readonly sentence: string
  /** Whether no use is older; of two on one day the one that stands first in the list. */
  readonly isFirst: boolean
  /** Against the sentence of the first use; null for that one itself, and for a sentence that has little in common with it. */
  readonly differences: readonly DiffPart[] | null
}

/** The uses of a formulation, oldest first, those in undated texts last; in a constant number of statements. @throws KnownError INVALID */
export async function listAppearances(em: SqlEntityManager, formulation: string, { first, after }: { first?: number | null; after?: string | null }): Promise<Connection<Appearance>> {
  const size = readPageSize(first)
  const list = `appearances ${formulation}`
  const offset = after ? decodeCursor(list, ['number'], after)[0] : 0
  const places = await em.execute<{ id: string }[]>(
    `select u.id as id from formulation_use u join source_document d on d.id = u.document_id
     where u.formulation_id = ? order by coalesce(d.date, '9999'), d.id, u.start, u.id limit ? offset ?`, [formulation, size + 1, offset],
  )
  const [oldest] = await em.execute<{ id: string }[]>(
    `select u.id as id from formulation_use u join source_document d on d.id = u.document_id where u.formulation_id = ? order by coalesce(d.date, '9999'), d.id, u.start, u.id limit 1`, [formulation],
  )
  const ids = places.map(({ id }) => id)
  const uses = new Map((await em.find(FormulationUse, { id: { $in: oldest ? [...ids, oldest.id] : ids } }, { populate: ['passage'] })).map((use) => [use.id, use]))
  const original = oldest && sentenceOf(uses.get(oldest.id)!)
  const rows = ids.map((id, index) => {
    const use = uses.get(id)!
    const sentence = sentenceOf(use)
    const differences = id === oldest?.id || original === undefined ? null : diffText(original, sentence)
    return { place: offset + index + 1, appearance: { passage: use.passage, sentence, isFirst: id === oldest?.id, differences: differences && shareOf(differences) >= LEAST_IN_COMMON ? differences : null } }
  })
  const page = buildConnection({ rows, size, totalCount: await em.count(FormulationUse, { formulation }), after, cursorOf: ({ place }) => encodeCursor(list, [place]) })
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.appearance })) }
}

function sentenceOf({ start, passage }: FormulationUse): string {
  const { text } = passage
  const at = start - passage.start
  const sentence = splitSentences(text, { start: 0, end: text.length }).find((span) => span.start <= at && at < span.end)
  return sentence ? text.slice(sentence.start, sentence.end) : text
}
