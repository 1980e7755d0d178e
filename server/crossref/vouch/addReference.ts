import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { CatalogItem } from '../../catalogs/CatalogItem.ts'
import { ITEM_PREFIXES } from '../../catalogs/HeldItem.ts'
import { Directive } from '../../documents/Directive.ts'
import { KnownError } from '../../errors.ts'
import { CrossReference, type ReferenceType } from '../CrossReference.ts'
import { endKindOf, pairOf, PREFIXES } from '../ends.ts'
import { readWords } from '../readWords.ts'
import { checkReason } from './decideReference.ts'
import { recordReference } from './lockReference.ts'

export interface NewReference {
  /** Node ids: of an item that of its row in the published edition. */
  readonly from: string
  readonly to: string
  readonly type: ReferenceType
  readonly reason: string | null
  /** User id. */
  readonly actor: string
}

const ITEMS: readonly string[] = Object.values(ITEM_PREFIXES)
const LINKABLE: readonly string[] = Object.values(PREFIXES).filter((prefix) => prefix !== PREFIXES.ITEM)

/**
 * Adds a link by hand, which counts at once; answers its id.
 * @throws KnownError NOT_FOUND for an end that is not there, INVALID for what cannot be linked, CONFLICT where the two are linked already
 */
export async function addReference(orm: MikroORM, { from, to, type, reason: given, actor }: NewReference): Promise<string> {
  const reason = checkReason(given)
  return orm.em.fork().transactional(async (inner) => {
    const em = inner as SqlEntityManager
    // Writing first takes the lock, so that nobody links the two between the look and the leap.
    await em.nativeUpdate(CrossReference, { pair: '' }, { pair: '' })
    const [fromEnd, toEnd] = [await readEnd(em, from, 'from'), await readEnd(em, to, 'to')]
    await refuseSelf(em, fromEnd, toEnd)
    const pair = pairOf(type, fromEnd, toEnd)
    refuseTaken(await em.findOne(CrossReference, { pair }))
    const words = await readWords(em, [fromEnd, toEnd])
    const [fromNow, toNow] = [words.get(fromEnd), words.get(toEnd)]
    if (!fromNow || !toNow) throw gone(fromNow ? 'to' : 'from')
    const now = new Date()
    const reference = em.create(CrossReference, {
      id: createId('xrf'), type, status: 'CONFIRMED', origin: 'ADDED', score: 1, fromEnd, toEnd, fromOwner: fromNow.owner, toOwner: toNow.owner, pair,
      fromEvidence: null, toEvidence: null, fromWords: fromNow.words, toWords: toNow.words, carriedFrom: null, carriedTo: null,
      needsReview: false, reviewReason: null, reason, decidedBy: actor, decidedAt: now, version: 0, createdAt: now, updatedAt: now,
    })
    recordReference(em, reference, { action: 'reference.add', actor, reason, before: null })
    return reference.id
  })
}

/** The id links keep a thing under. */
async function readEnd(em: SqlEntityManager, id: string, field: 'from' | 'to'): Promise<string> {
  const prefix = id.slice(0, 3)
  if (!ITEMS.includes(prefix)) {
    if (LINKABLE.includes(prefix)) return id
    throw gone(field)
  }
  const item = await em.findOne(CatalogItem, { id }, { populate: ['edition'] })
  if (!item) throw gone(field)
  if (item.edition.status === 'PUBLISHED') return item.lineage
  throw new KnownError('INVALID', `“${item.name}”所在的第${item.edition.number}版不是现行版，不能添加互见。请选现行版中的事项`, [field])
}

function gone(field: 'from' | 'to'): KnownError {
  return new KnownError('NOT_FOUND', `${field === 'from' ? '起点' : '终点'}不存在或已被移除，请重新选择`, [field])
}

async function refuseSelf(em: SqlEntityManager, fromEnd: string, toEnd: string): Promise<void> {
  if (fromEnd === toEnd) throw new KnownError('INVALID', '不能把一处与它自己联系起来，请另选一处', ['to'])
  for (const [part, whole] of [[fromEnd, toEnd], [toEnd, fromEnd]] as const) {
    if (endKindOf(part) !== 'DIRECTIVE' || endKindOf(whole) !== 'PASSAGE') continue
    if (await em.count(Directive, { id: part, passage: whole }) > 0) throw new KnownError('INVALID', '这条任务要求就在这一段里，不必再联系', ['to'])
  }
}

function refuseTaken(held: CrossReference | null): void {
  if (!held) return
  const advice = { SUGGESTED: '系统已建议了这个互见，请直接确认它', CONFIRMED: '这两处已有互见，没有重复添加', REJECTED: '这两处的互见已被否定，如果要用，请先恢复它' }[held.status]
  throw new KnownError('CONFLICT', advice, ['to'])
}
