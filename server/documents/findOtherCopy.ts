import { raw, type SqlEntityManager } from '@mikro-orm/sqlite'
import { SentenceMark } from './SentenceMark.ts'
import { SourceDocument } from './SourceDocument.ts'

/** Two texts may share a formula or a quotation; five sentences in common are no accident. */
const FEWEST_SHARED = 5
const LEAST_OVERLAP = 0.5

export interface OtherCopy {
  readonly document: SourceDocument
  /** Share of the shorter text's sentences found in the other, 0 to 1. */
  readonly overlap: number
}

/** The document that a text with these sentence marks is another copy of; null where none shares half of the shorter one's sentences. */
export async function findOtherCopy(em: SqlEntityManager, marks: readonly number[]): Promise<OtherCopy | null> {
  if (marks.length < FEWEST_SHARED) return null
  const [best] = await em.createQueryBuilder(SentenceMark, 'm')
    .select(['m.document', raw('count(*) as shared')])
    .where({ mark: { $in: [...marks] } })
    .groupBy('m.document')
    .orderBy([{ [raw('count(*)')]: 'desc' }, { document: 'asc' }])
    .limit(1)
    .execute<{ document: string; shared: number }[]>('all')
  if (!best || best.shared < FEWEST_SHARED) return null
  const held = await em.count(SentenceMark, { document: best.document })
  const overlap = best.shared / Math.min(held, marks.length)
  if (overlap < LEAST_OVERLAP) return null
  return { document: await em.findOneOrFail(SourceDocument, best.document), overlap }
}
