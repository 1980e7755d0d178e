import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import type { CrossReference, ReferenceStatus, ReferenceType } from '../CrossReference.ts'
import { readWords } from '../readWords.ts'
import { lockReference, recordReference, toldOf, type Deed } from './lockReference.ts'

const LONGEST_REASON = 500

/** Vouches for a link as it stands now; of one that needs another look, that it still holds. @throws KnownError NOT_FOUND when a side is gone or not published, CONFLICT */
export function confirmReference(orm: MikroORM, id: string, deed: Deed): Promise<void> {
  return decide(orm, id, deed, 'reference.confirm', async (em, reference) => {
    await keepWords(em, reference)
    reference.status = 'CONFIRMED'
  })
}

/** Says that a link does not hold; it will not be suggested again. @throws KnownError INVALID without a reason, NOT_FOUND, CONFLICT */
export async function rejectReference(orm: MikroORM, id: string, deed: Deed): Promise<void> {
  if (!deed.reason) throw new KnownError('INVALID', '请写明否定的理由，别人才知道为什么', ['reason'])
  return decide(orm, id, deed, 'reference.reject', async (em, reference) => {
    const words = await readWords(em, [reference.fromEnd, reference.toEnd])
    reference.fromWords = words.get(reference.fromEnd)?.words ?? reference.fromWords ?? null
    reference.toWords = words.get(reference.toEnd)?.words ?? reference.toWords ?? null
    reference.status = 'REJECTED'
  })
}

/** Takes a decision back: a link that was found is a suggestion again, one added by hand counts again. @throws KnownError NOT_FOUND, CONFLICT where nothing was decided */
export function restoreReference(orm: MikroORM, id: string, deed: Deed): Promise<void> {
  return decide(orm, id, deed, 'reference.restore', async (em, reference) => {
    const before: ReferenceStatus = reference.origin === 'ADDED' ? 'CONFIRMED' : 'SUGGESTED'
    if (reference.status === before) {
      throw new KnownError('CONFLICT', reference.origin === 'ADDED' ? '这个互见是人添加的，没有可以撤回的决定；如果不对，请否定它' : '这个互见还没有人决定过，没有可以撤回的', ['id'])
    }
    if (before === 'CONFIRMED') await keepWords(em, reference)
    reference.status = before
  })
}

/** Says what kind of link it is, and thereby that it holds. @throws KnownError NOT_FOUND, CONFLICT for one that is rejected */
export function changeReferenceType(orm: MikroORM, id: string, type: ReferenceType, deed: Deed): Promise<void> {
  return decide(orm, id, deed, 'reference.type', async (em, reference) => {
    if (reference.status === 'REJECTED') throw new KnownError('CONFLICT', '这个互见已被否定，请先恢复，再改变关系', ['id'])
    if (reference.type === type && reference.status === 'CONFIRMED' && !reference.needsReview) throw new KnownError('INVALID', '已经是这种关系，没有改动', ['type'])
    await keepWords(em, reference)
    reference.type = type
    reference.status = 'CONFIRMED'
  })
}

/** One transaction: the link, its revision, its audit entry. */
async function decide(orm: MikroORM, id: string, deed: Deed, action: string, change: (em: SqlEntityManager, reference: CrossReference) => Promise<void>): Promise<void> {
  const { actor, version } = deed
  const reason = checkReason(deed.reason)
  await orm.em.fork().transactional(async (em) => {
    const reference = await lockReference(em, id, version)
    const before = toldOf(reference)
    await change(em, reference)
    Object.assign(reference, { needsReview: false, reviewReason: null, reason, decidedBy: actor, decidedAt: new Date() })
    if (reference.status === 'SUGGESTED') Object.assign(reference, { reason: null, decidedBy: null, decidedAt: null })
    recordReference(em, reference, { action, actor, reason, before })
  })
}

/** @throws KnownError INVALID */
export function checkReason(reason: string | null): string | null {
  if ((reason?.length ?? 0) > LONGEST_REASON) throw new KnownError('INVALID', `理由最多 ${LONGEST_REASON} 字，请缩短`, ['reason'])
  return reason
}

/** What is vouched for is what both sides say now. */
async function keepWords(em: SqlEntityManager, reference: CrossReference): Promise<void> {
  const words = await readWords(em, [reference.fromEnd, reference.toEnd])
  const [from, to] = [words.get(reference.fromEnd), words.get(reference.toEnd)]
  if (!from || !to) throw new KnownError('NOT_FOUND', '有一端已经不在，或不在现行版中，不能确认。请否定它，或另加一个互见', ['id'])
  Object.assign(reference, { fromWords: from.words, toWords: to.words, carriedFrom: null, carriedTo: null })
}
