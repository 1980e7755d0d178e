import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Catalog } from '../../catalogs/Catalog.ts'
import { LEVEL_LABELS } from '../../catalogs/formatField.ts'
import { proveCounts, type CountProof } from '../../catalogs/proofs/proveCounts.ts'
import { SourceDocument } from '../../documents/SourceDocument.ts'
import type { GapFinder } from './Gap.ts'

/** There are a handful of catalogues, and of claims about their sizes hardly more. */
export const countGaps: GapFinder = {
  label: '与清单不符的数目',
  advice: '打开清单的数目核对，看差在哪里：清单缺漏的补上，文稿过时的留作说明',
  count: async (em) => (await findDisagreeing(em)).length,
  rows: async (em, offset, limit) => {
    const proofs = (await findDisagreeing(em)).slice(offset, offset + limit)
    const catalogs = new Map((await em.find(Catalog, {})).map((catalog) => [catalog.id, catalog]))
    const documents = new Map((await em.find(SourceDocument, { id: { $in: proofs.map(({ claim }) => claim.document.id) } })).map(({ id, title }) => [id, title]))
    return proofs.map(({ catalogId, claim, claimed, held, scope, difference }) => ({
      id: claim.id, title: `${catalogs.get(catalogId)?.title ?? ''}：${claim.text}`,
      detail: `《${documents.get(claim.document.id) ?? ''}》说${scope ? LEVEL_LABELS[scope] : ''}${claimed}项，现有${held}项，${difference > 0 ? '多' : '少'}${Math.abs(difference)}项`,
      url: `/catalogs/${catalogs.get(catalogId)?.slug ?? ''}`, count: Math.abs(difference),
    }))
  },
}

async function findDisagreeing(em: SqlEntityManager): Promise<CountProof[]> {
  const catalogs = await em.find(Catalog, {}, { orderBy: { createdAt: 'asc', id: 'asc' } })
  return (await proveCounts(em, catalogs.map(({ id }) => id))).filter(({ agrees }) => !agrees)
}
