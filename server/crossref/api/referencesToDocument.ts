import { isAllowed } from '../../accounts/policy.ts'
import { loader, type RequestContext } from '../../accounts/RequestContext.ts'
import { KnownError } from '../../errors.ts'
import { CrossReference } from '../CrossReference.ts'
import { OFFERED, SHOWN } from '../find/thresholds.ts'
import { seeReferences, type SeenReference } from './referenceLoaders.ts'

const MOST = 500

/** The links that lead from elsewhere to a document or a passage of it, surest first; of many documents at a time in three statements. @throws KnownError INVALID */
export function referencesToDocument(context: RequestContext, documentId: string, first: number): Promise<readonly SeenReference[]> {
  if (first < 0) throw new KnownError('INVALID', `first 不能是负数（收到 ${first}），请改为 0 到 ${MOST} 之间的整数`, ['first'])
  const most = Math.min(first, MOST)
  return loader<string, readonly SeenReference[]>(context, `references to document, ${most}`, async (documents) => {
    const ids = await context.em.execute<{ id: string }[]>(
      `select id from (
         select r.id as id, row_number() over (partition by r.to_owner order by r.status, r.score desc, r.id) as place from cross_reference r
         where r.to_owner in (${documents.map(() => '?').join(', ')}) and r.from_owner <> r.to_owner and (r.status = 'CONFIRMED' or r.status = 'SUGGESTED' and r.score >= ?)
       ) where place <= ?`,
      [...documents, isAllowed(context, 'CrossReference.offered') ? OFFERED : SHOWN, most],
    )
    const rows = await context.em.find(CrossReference, { id: { $in: ids.map(({ id }) => id) } }, { orderBy: { status: 'asc', score: 'desc', id: 'asc' } })
    const owners = new Map(rows.map(({ id, toOwner }) => [id, toOwner]))
    const seen = Map.groupBy(await seeReferences(context, rows), ({ id }) => owners.get(id))
    return documents.map((document) => seen.get(document) ?? [])
  }).load(documentId)
}
