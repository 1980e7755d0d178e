import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { CrossReference, type ReferenceStatus } from '../CrossReference.ts'
import { pairOf } from '../ends.ts'
import { readWords, type EndWords } from '../readWords.ts'
import { recordReference, toldOf } from '../vouch/lockReference.ts'
import { findHeirs } from './findHeirs.ts'
import { sayReview } from './sayReview.ts'

type Words = Map<string, EndWords>

const SIDES = {
  from: { end: 'fromEnd', owner: 'fromOwner', words: 'fromWords', carried: 'carriedFrom' },
  to: { end: 'toEnd', owner: 'toOwner', words: 'toWords', carried: 'carriedTo' },
} as const

/**
 * Lets the links that people decided upon follow a document or catalogue that changed, in the caller's transaction: a side that is gone is
 * carried to what took its place; where that is several, so is the link. A confirmed link of which a side says something else now is flagged
 * for another look, and no longer flagged once it says again what it said. One that was rejected goes along, so that it never returns.
 */
export async function carryVouched(em: SqlEntityManager, owner: string): Promise<void> {
  const rows = await em.find(CrossReference, { status: { $ne: 'SUGGESTED' }, $or: [{ fromOwner: owner }, { toOwner: owner }] }, { orderBy: { id: 'asc' } })
  const words = await readWords(em, rows.flatMap(({ fromEnd, toEnd }) => [fromEnd, toEnd]))
  for (const row of rows) {
    const before = toldOf(row)
    const copies: CrossReference[] = []
    for (const side of ['from', 'to'] as const) {
      if (row[SIDES[side].owner] === owner && !words.has(row[SIDES[side].end])) copies.push(...await carrySide(em, row, side, words))
    }
    const isMoved = row.fromEnd !== before.fromEnd || row.toEnd !== before.toEnd
    if (isMoved && !await takePlace(em, row)) {
      recordReference(em, row, { action: 'reference.drop', actor: null, reason: '移到的两处已有互见', before })
      em.remove(row)
    } else {
      review(row, words)
      const after = toldOf(row)
      if (isMoved || after.needsReview !== before.needsReview) recordReference(em, row, { action: isMoved ? 'reference.carry' : 'reference.review', actor: null, reason: row.reviewReason ?? null, before })
    }
    await em.flush()
    for (const copy of copies) {
      if (!await takePlace(em, copy)) continue
      review(copy, words)
      recordReference(em, em.create(CrossReference, { ...copy }), { action: 'reference.carry', actor: null, reason: copy.reviewReason ?? null, before: null })
      await em.flush()
    }
  }
}

/** Moves one side of a link to what took its place; answers the further links that a split makes, not yet written. */
async function carrySide(em: SqlEntityManager, row: CrossReference, side: keyof typeof SIDES, words: Words): Promise<CrossReference[]> {
  const { end, owner, words: kept, carried } = SIDES[side]
  const lost = row[end]
  const heirs = await findHeirs(em, { end: lost, owner: row[owner], words: row[kept] ?? null, before: row[carried] ?? null })
  for (const [heir, said] of await readWords(em, heirs)) words.set(heir, said)
  const [first, ...others] = heirs
  if (first === undefined) return []
  const before = row[carried] === first ? null : lost
  const { fromEnd, toEnd, type } = row
  const place = (heir: string) => ({ [end]: heir, [carried]: before, pair: pairOf(type, side === 'from' ? heir : fromEnd, side === 'to' ? heir : toEnd) })
  const now = new Date()
  const copies = others.map((heir) => ({ ...valuesOf(row), id: createId('xrf'), version: 0, createdAt: now, updatedAt: now, ...place(heir) }))
  Object.assign(row, place(first))
  return copies
}

function valuesOf({ id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...values }: CrossReference): Omit<CrossReference, 'id' | 'version' | 'createdAt' | 'updatedAt'> {
  return values
}

/** Two things have one link of a family: a suggestion gives way to a link that was decided upon, and such a one stays where it is. */
async function takePlace(em: SqlEntityManager, { id, pair }: CrossReference): Promise<boolean> {
  const [taken] = await em.execute<{ id: string; status: ReferenceStatus }[]>('select id, status from cross_reference where pair = ? and id <> ?', [pair, id])
  if (taken?.status === 'SUGGESTED') await em.execute('delete from cross_reference where id = ?', [taken.id])
  return taken === undefined || taken.status === 'SUGGESTED'
}

function review(row: CrossReference, words: Words): void {
  const say = (side: keyof typeof SIDES) => {
    const { end, words: kept, carried } = SIDES[side]
    return sayReview({ end: row[end], before: row[kept] ?? null, now: words.get(row[end])?.words ?? null, isCarried: (row[carried] ?? null) !== null })
  }
  const reasons = row.status === 'CONFIRMED' ? [say('from'), say('to')].filter((reason) => reason !== null) : []
  row.needsReview = reasons.length > 0
  row.reviewReason = reasons.join('；') || null
}
