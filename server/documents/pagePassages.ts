import { raw } from '@mikro-orm/core'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { inGroups, inOrder, loader, type RequestContext } from '../accounts/RequestContext.ts'
import { Passage } from './Passage.ts'

interface PageRequest {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/**
 * A page of a document's passages in reading order. Passages are numbered from 0 without holes, so the same page of many documents is
 * one statement. @throws KnownError INVALID
 */
export async function pagePassages(context: RequestContext, documentId: string, { first, after }: PageRequest): Promise<Connection<Passage>> {
  const size = readPageSize(first)
  const list = `passages ${documentId}`
  const behind = after ? decodeCursor(list, ['number'], after)[0] : -1
  const [rows, totalCount] = await Promise.all([
    loader<string, readonly Passage[]>(context, `passages of document from ${behind} for ${size}`, async (ids) => inGroups(
      ids,
      await context.em.find(Passage, { document: { $in: [...ids] }, position: { $gt: behind, $lte: behind + size + 1 } }, { orderBy: { position: 'asc' } }),
      ({ document }) => document.id,
    )).load(documentId),
    countPassages(context, documentId),
  ])
  return buildConnection({ rows, size, totalCount, after, cursorOf: ({ position }) => encodeCursor(list, [position]) })
}

async function countPassages(context: RequestContext, documentId: string): Promise<number> {
  const counted = await loader<string, { count: number } | null>(context, 'passage count of document', async (ids) => inOrder(
    ids,
    await context.em.createQueryBuilder(Passage, 'p')
      .select(['p.document', raw('count(*) as count')])
      .where({ document: { $in: [...ids] } })
      .groupBy('p.document')
      .execute<{ document: string; count: number }[]>('all'),
    ({ document }) => document,
  )).load(documentId)
  return counted?.count ?? 0
}
