import { raw, type SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import { Catalog } from '../Catalog.ts'
import { CatalogEdition, OPEN_STATUSES, type EditionStatus } from '../CatalogEdition.ts'

/** The catalogue with the two of its editions that changes are about. */
export interface CatalogState {
  readonly catalog: Catalog
  readonly published: CatalogEdition | null
  /** The one that is being worked on. */
  readonly open: CatalogEdition | null
}

/**
 * Begins a change of a catalogue, in the caller's transaction. Writing first takes the lock at once, so that what is read next cannot be
 * outdated by another process before it is acted upon. @throws KnownError NOT_FOUND
 */
export async function lockCatalog(em: SqlEntityManager, catalogId: string): Promise<CatalogState> {
  await em.nativeUpdate(Catalog, { id: catalogId }, { revision: raw<number>('revision') })
  return readCatalogState(em, { id: catalogId })
}

/** @throws KnownError NOT_FOUND */
export async function readCatalogState(em: SqlEntityManager, where: { id: string } | { slug: string }): Promise<CatalogState> {
  const catalog = await em.findOne(Catalog, where)
  if (!catalog) throw new KnownError('NOT_FOUND', '没有这个清单，请刷新页面')
  const editions = await em.find(CatalogEdition, { catalog: catalog.id, status: { $in: [...OPEN_STATUSES, 'PUBLISHED'] } })
  return {
    catalog,
    published: editions.find(({ status }) => status === 'PUBLISHED') ?? null,
    open: editions.find(({ status }) => status !== 'PUBLISHED') ?? null,
  }
}

const STATUS_LABELS: Readonly<Record<EditionStatus, string>> = { DRAFT: '草稿', IN_REVIEW: '审核中', PUBLISHED: '已发布', SUPERSEDED: '已被替代' }

/**
 * The one door to changing an edition: takes the lock and lets through only what stands in one of these states. Nothing else writes
 * items or editions, so that one published once never changes but in who replaced it.
 * @throws KnownError NOT_FOUND, CONFLICT when it stands elsewhere by now
 */
export async function lockEdition(em: SqlEntityManager, editionId: string, allowed: readonly EditionStatus[]): Promise<CatalogState & { edition: CatalogEdition }> {
  await em.nativeUpdate(CatalogEdition, { id: editionId }, { version: raw<number>('version') })
  const edition = await em.findOne(CatalogEdition, { id: editionId })
  if (!edition) throw new KnownError('NOT_FOUND', '没有这个版本，可能已被放弃，请刷新页面')
  const state = await readCatalogState(em, { id: edition.catalog.id })
  if (!allowed.includes(edition.status)) {
    const wanted = allowed.map((status) => `“${STATUS_LABELS[status]}”`).join('或')
    throw new KnownError('CONFLICT', `第${edition.number}版现在是“${STATUS_LABELS[edition.status]}”，只有${wanted}的版本可以这样做。${adviceFor(edition.status)}`)
  }
  return { ...state, edition }
}

function adviceFor(status: EditionStatus): string {
  if (status === 'IN_REVIEW') return '请等审核人发布或退回'
  return status === 'DRAFT' ? '请先提交审核' : '已发布的版本不再改动，请新建草稿'
}
