import type { MikroORM } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import { recordChange } from '../../history/recordChange.ts'
import { CatalogEdition, type EditionStatus } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import { rowOf } from '../HeldItem.ts'
import { createEdition } from './createEdition.ts'
import type { Comparer } from './Comparer.ts'
import { loadItems, replaceItems } from './editionItems.ts'
import { lockCatalog, lockEdition } from './lockCatalog.ts'
import { publishLocked } from './publish.ts'

/** Who does it, and why. */
export interface Deed {
  /** User id. */
  readonly actor: string
  readonly reason: string | null
}

/** Begins a draft that holds what is published now; every item keeps its lineage. @throws KnownError CONFLICT when there is a draft already */
export async function createDraft(orm: MikroORM, catalogId: string, { actor, reason }: Deed): Promise<string> {
  const em = orm.em.fork()
  return em.transactional(async (inner) => {
    const { catalog, open, published } = await lockCatalog(inner, catalogId)
    if (open) throw new KnownError('CONFLICT', `清单“${catalog.title}”已有第${open.number}版${open.status === 'DRAFT' ? '草稿' : '在审核'}，一个清单同时只能有一份。请在那一份上改动，或先放弃它`)
    const edition = await createEdition(inner, catalog, actor)
    edition.isDemonstration = published?.isDemonstration ?? false
    edition.version = 1
    const items = published ? await loadItems(inner, published.id) : []
    await replaceItems(inner, edition, items.map((item) => ({ row: rowOf(item), lineage: item.lineage })), { actor })
    recordChange(inner, {
      subject: edition.id, revisionNumber: 1, action: 'edition.draft', actor, reason, differences: [{ field: 'status', from: null, to: 'DRAFT' }],
      detail: { catalog: catalog.title, edition: edition.number, items: items.length },
    })
    return edition.id
  })
}

/** Hands a draft to a reviewer. @throws KnownError INVALID for one without items */
export async function submitForReview(orm: MikroORM, editionId: string, { actor, reason }: Deed): Promise<string> {
  return orm.em.fork().transactional(async (em) => {
    const { catalog, edition } = await lockEdition(em, editionId, ['DRAFT'])
    if (edition.itemCount === 0) throw new KnownError('INVALID', `第${edition.number}版里没有事项，不能提交审核。请先导入或添加事项`)
    move(edition, 'IN_REVIEW', { submittedBy: actor, submittedAt: new Date(), returnReason: null })
    recordMove(em, catalog.title, edition, { action: 'edition.submit', actor, reason, from: 'DRAFT' })
    return edition.id
  })
}

/** Gives an edition back to its author, who reads why. The author may take it back likewise. @throws KnownError INVALID without a reason */
export async function returnEdition(orm: MikroORM, editionId: string, { actor, reason }: Deed): Promise<string> {
  if (!reason?.trim()) throw new KnownError('INVALID', '请写明退回的原因，作者才知道改什么', ['reason'])
  return orm.em.fork().transactional(async (em) => {
    const { catalog, edition } = await lockEdition(em, editionId, ['IN_REVIEW'])
    move(edition, 'DRAFT', { returnReason: reason.trim() })
    recordMove(em, catalog.title, edition, { action: 'edition.return', actor, reason: reason.trim(), from: 'IN_REVIEW' })
    return edition.id
  })
}

/**
 * Publishes a reviewed edition, in one transaction. What it changes is compared before the lock is taken.
 * @throws KnownError FORBIDDEN for its author and for who submitted it, CONFLICT when the catalogue changed meanwhile
 */
export async function publishEdition(orm: MikroORM, comparer: Comparer, editionId: string, { actor, reason, effectiveDate }: Deed & { readonly effectiveDate: string | null }): Promise<string> {
  const em = orm.em.fork()
  const seen = await em.findOne(CatalogEdition, { id: editionId })
  const before = seen && await em.findOne(CatalogEdition, { catalog: seen.catalog.id, status: 'PUBLISHED' })
  const comparison = before && await comparer.compareEditions(em, before, seen)
  return orm.em.fork().transactional(async (inner) => {
    const state = await lockEdition(inner, editionId, ['IN_REVIEW'])
    const { edition, published } = state
    if (actor === edition.author || actor === edition.submittedBy) throw new KnownError('FORBIDDEN', '作者和提交审核的人不能自己发布，请另一位管理清单的人审核发布')
    if (edition.version !== seen?.version || published?.id !== before?.id || published?.version !== before?.version) throw new KnownError('CONFLICT', '审核的时候有人改动了这个清单，没有发布。请刷新页面，看过变化再发布')
    await refuseFaults(inner, edition)
    edition.effectiveDate = effectiveDate ?? edition.effectiveDate ?? null
    await publishLocked(inner, state, edition, { reviewer: actor, reason, comparison })
    return edition.id
  })
}

/** What the columns say must be what is there: a count that is off, or an item without a name, is a fault that must not be published. */
async function refuseFaults(em: Parameters<typeof loadItems>[0], edition: CatalogEdition): Promise<void> {
  const held = await em.count(CatalogItem, { edition: edition.id })
  if (held !== edition.itemCount) throw new KnownError('CONFLICT', `第${edition.number}版的事项数对不上（记为${edition.itemCount}项，实有${held}项），没有发布。请把这个情况告诉管理员`)
  const nameless = await em.count(CatalogItem, { edition: edition.id, $or: [{ name: '' }, { code: '' }] })
  if (nameless > 0) throw new KnownError('INVALID', `第${edition.number}版有${nameless}项没有名称或编码，不能发布。请退回补上`)
}

/** Takes the published edition back: the one before it counts again. @throws KnownError INVALID without a reason, CONFLICT where there is none before */
export async function withdrawEdition(orm: MikroORM, editionId: string, { actor, reason }: Deed): Promise<string> {
  if (!reason?.trim()) throw new KnownError('INVALID', '请写明撤回的原因', ['reason'])
  return orm.em.fork().transactional(async (em) => {
    const { catalog, edition } = await lockEdition(em, editionId, ['PUBLISHED'])
    const before = edition.before && await em.findOne(CatalogEdition, { id: edition.before.id })
    if (!before) throw new KnownError('CONFLICT', `第${edition.number}版之前没有发布过的版本，不能撤回。如需更正，请新建草稿`)
    move(edition, 'SUPERSEDED', { withdrawnAt: new Date() })
    recordMove(em, catalog.title, edition, { action: 'edition.withdraw', actor, reason: reason.trim(), from: 'PUBLISHED' })
    move(before, 'PUBLISHED', {})
    recordMove(em, catalog.title, before, { action: 'edition.restore', actor, reason: reason.trim(), from: 'SUPERSEDED' })
    return before.id
  })
}

/** Throws a draft away, with its items; what was done to it stays in the audit log. Answers the catalogue's id. */
export async function discardDraft(orm: MikroORM, editionId: string, { actor, reason }: Deed): Promise<string> {
  return orm.em.fork().transactional(async (em) => {
    const { catalog, edition } = await lockEdition(em, editionId, ['DRAFT'])
    edition.version += 1
    recordChange(em, {
      subject: edition.id, revisionNumber: edition.version, action: 'edition.discard', actor, reason, differences: [{ field: 'status', from: 'DRAFT', to: null }],
      detail: { catalog: catalog.title, edition: edition.number, items: edition.itemCount },
    })
    await em.nativeDelete(CatalogItem, { edition: edition.id })
    em.remove(edition)
    return catalog.id
  })
}

function move(edition: CatalogEdition, status: EditionStatus, further: Partial<Pick<CatalogEdition, 'submittedBy' | 'submittedAt' | 'returnReason' | 'withdrawnAt'>>): void {
  Object.assign(edition, { status, ...further, version: edition.version + 1 })
}

function recordMove(
  em: Parameters<typeof recordChange>[0], catalog: string, edition: CatalogEdition, { action, actor, reason, from }: Deed & { readonly action: string; readonly from: EditionStatus },
): void {
  recordChange(em, {
    subject: edition.id, revisionNumber: edition.version, action, actor, reason, differences: [{ field: 'status', from, to: edition.status }],
    detail: { catalog, edition: edition.number, items: edition.itemCount },
  })
}
