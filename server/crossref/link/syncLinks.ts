import { setImmediate } from 'node:timers/promises'
import type { ObjectQuery } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { CrossReference } from '../CrossReference.ts'
import { pairOf } from '../ends.ts'
import type { FoundLink } from '../find/values.ts'
import { readOwners } from './readOwners.ts'

/** Evidence is read at a glance; beyond this it is the text itself. */
const LONGEST_EVIDENCE = 500
const PART = 500

interface NewLink extends Pick<CrossReference, 'type' | 'score' | 'fromEnd' | 'toEnd' | 'fromOwner' | 'toOwner' | 'pair' | 'fromEvidence' | 'toEvidence'> {
  readonly score: number
}

export interface Found {
  /** The links that were looked for: suggestions among them that were not found again no longer hold. */
  readonly scope: ObjectQuery<CrossReference>
  /** Their ends go by the ids links are kept under. */
  readonly links: readonly FoundLink[]
  /** A link of the scope holds as long as both its ends are there, even where it was not found from this side. */
  readonly isLasting?: boolean
}

/**
 * Makes the suggestions of a scope those that were found, in the caller's transaction. What a person has decided stays as it is, and what was
 * rejected is not suggested again. Links with an end that is gone meanwhile, or within one document, are left out.
 */
export async function syncLinks(em: SqlEntityManager, { scope, links, isLasting = false }: Found): Promise<void> {
  const wanted = await placeLinks(em, links)
  const held = new Map<string, CrossReference>()
  const add = (rows: readonly CrossReference[]) => { for (const row of rows) held.set(row.pair, row) }
  add(await em.find(CrossReference, scope, { disableIdentityMap: true }))
  for (const part of cut([...wanted.keys()].filter((pair) => !held.has(pair)))) add(await em.find(CrossReference, { pair: { $in: part } }, { disableIdentityMap: true }))

  const missed = [...held.values()].filter(({ status, pair }) => status === 'SUGGESTED' && !wanted.has(pair))
  const present = isLasting ? await readOwners(em, missed.flatMap(({ fromEnd, toEnd }) => [fromEnd, toEnd])) : null
  const stale = missed.filter(({ fromEnd, toEnd }) => !(present?.has(fromEnd) && present.has(toEnd)))
  for (const part of cut(stale)) await em.nativeDelete(CrossReference, { id: { $in: part.map(({ id }) => id) } })
  const now = new Date()
  for (const [pair, link] of wanted) {
    const row = held.get(pair)
    if (row?.status === 'SUGGESTED' && differs(row, link)) await em.nativeUpdate(CrossReference, { id: row.id }, { ...link, updatedAt: now })
  }
  for (const part of cut([...wanted.values()].filter(({ pair }) => !held.has(pair)))) {
    await em.insertMany(CrossReference, part.map((link) => ({
      ...link, id: createId('xrf'), status: 'SUGGESTED' as const, origin: 'FOUND' as const, fromWords: null, toWords: null, carriedFrom: null, carriedTo: null,
      needsReview: false, reviewReason: null, reason: null, decidedBy: null, decidedAt: null, version: 0, createdAt: now, updatedAt: now,
    })))
    await setImmediate()
  }
}

/** By pair; of several links of a pair the surest. */
async function placeLinks(em: SqlEntityManager, links: readonly FoundLink[]): Promise<Map<string, NewLink>> {
  const owners = await readOwners(em, links.flatMap(({ from, to }) => [from.id, to.id]))
  const wanted = new Map<string, NewLink>()
  for (const { type, from, to, score, evidence } of links) {
    const [fromOwner, toOwner] = [owners.get(from.id), owners.get(to.id)]
    if (fromOwner === undefined || toOwner === undefined || from.id === to.id) continue
    if (fromOwner === toOwner && fromOwner.startsWith('doc_')) continue
    const pair = pairOf(type, from.id, to.id)
    if ((wanted.get(pair)?.score ?? -1) >= score) continue
    wanted.set(pair, {
      type, score: Math.min(1, Math.round(score * 1000) / 1000), fromEnd: from.id, toEnd: to.id, fromOwner, toOwner, pair,
      fromEvidence: evidence.from.slice(0, LONGEST_EVIDENCE), toEvidence: evidence.to.slice(0, LONGEST_EVIDENCE),
    })
  }
  return wanted
}

function differs(row: CrossReference, link: NewLink): boolean {
  return row.type !== link.type || Number(row.score) !== link.score || row.fromEnd !== link.fromEnd || row.fromEvidence !== link.fromEvidence || row.toEvidence !== link.toEvidence
}

function cut<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / PART) }, (_, index) => rows.slice(index * PART, index * PART + PART))
}
