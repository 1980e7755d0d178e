import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import type { Catalog } from '../Catalog.ts'
import { CatalogEdition } from '../CatalogEdition.ts'

/** A new draft without items. Its number is one more than the highest so far. */
export async function createEdition(em: SqlEntityManager, catalog: Catalog, author: string | null): Promise<CatalogEdition> {
  const [last] = await em.find(CatalogEdition, { catalog: catalog.id }, { fields: ['number'], orderBy: { number: 'desc' }, limit: 1 })
  return em.create(CatalogEdition, {
    id: createId('edn'), catalog, number: (last?.number ?? 0) + 1, status: 'DRAFT', effectiveDate: null, isDemonstration: false, author, submittedBy: null, reviewer: null,
    returnReason: null, itemCount: 0, version: 0, isEditedByHand: false, sourceName: null, sourceSha256: null, leftOut: [], leftOutCount: 0, before: null,
    createdAt: new Date(), submittedAt: null, publishedAt: null, withdrawnAt: null,
  })
}
