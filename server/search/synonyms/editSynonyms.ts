import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { KnownError } from '../../errors.ts'
import { recordChange } from '../../history/recordChange.ts'
import { foldTerm } from './SynonymBook.ts'
import { SynonymGroup } from './SynonymGroup.ts'

/** Who does it, and why. */
export interface Deed {
  readonly actor: string | null
  readonly reason: string | null
}

export interface SynonymTerms {
  readonly terms: readonly string[]
  readonly oneWay: boolean
}

const LONGEST_TERM = 30
const MAX_TERMS = 20

/** Takes in a group and answers it. @throws KnownError INVALID for terms that are none, CONFLICT for a term that another group has */
export function addSynonymGroup(orm: MikroORM, content: SynonymTerms, deed: Deed): Promise<SynonymGroup> {
  return change(orm, async (em) => {
    const terms = await checkTerms(em, null, content.terms)
    const group = em.create(SynonymGroup, { id: createId('syn'), name: terms[0] ?? '', terms, oneWay: content.oneWay, revision: 1 })
    record(em, group, 'synonym.add', deed, null, tell(group))
    return group
  })
}

/** Puts other terms in the place of a group's. @throws KnownError INVALID, CONFLICT, NOT_FOUND */
export function updateSynonymGroup(orm: MikroORM, id: string, content: SynonymTerms, deed: Deed): Promise<SynonymGroup> {
  return change(orm, async (em) => {
    const group = await demand(em, id)
    const before = tell(group)
    const terms = await checkTerms(em, id, content.terms)
    const after = { terms, oneWay: content.oneWay, name: terms[0] ?? '' }
    if (tell(after) === before) return group
    Object.assign(group, after, { revision: group.revision + 1 })
    record(em, group, 'synonym.update', deed, before, tell(group))
    return group
  })
}

/** @throws KnownError NOT_FOUND */
export function removeSynonymGroup(orm: MikroORM, id: string, deed: Deed): Promise<SynonymGroup> {
  return change(orm, async (em) => {
    const group = await demand(em, id)
    em.remove(group)
    record(em, { ...group, revision: group.revision + 1 }, 'synonym.remove', deed, tell(group), null)
    return group
  })
}

/** Writes first, to hold the lock, then reads what the deed is judged by. */
function change(orm: MikroORM, deed: (em: SqlEntityManager) => Promise<SynonymGroup>): Promise<SynonymGroup> {
  return orm.em.fork().transactional(async (em) => {
    await em.nativeUpdate(SynonymGroup, { id: '' }, { name: '' })
    return deed(em)
  })
}

async function demand(em: SqlEntityManager, id: string): Promise<SynonymGroup> {
  const group = await em.findOne(SynonymGroup, { id })
  if (!group) throw new KnownError('NOT_FOUND', '没有这组同义词，可能已被删除，请刷新页面', ['id'])
  return group
}

async function checkTerms(em: SqlEntityManager, id: string | null, given: readonly string[]): Promise<string[]> {
  const terms = given.map((term) => term.replaceAll(/\s+/gu, ' ').trim()).filter((term) => term !== '')
  if (terms.length < 2) throw new KnownError('INVALID', '一组同义词至少要有两个词', ['terms'])
  if (terms.length > MAX_TERMS) throw new KnownError('INVALID', `一组同义词最多 ${MAX_TERMS} 个词（现在 ${terms.length} 个）`, ['terms'])
  const seen = new Map<string, string>()
  for (const term of terms) {
    if ([...term].length > LONGEST_TERM) throw new KnownError('INVALID', `“${[...term].slice(0, 10).join('')}…”太长：一个词最多 ${LONGEST_TERM} 个字`, ['terms'])
    const folded = foldTerm(term)
    if ([...folded].length < 2 || !/[\p{L}\p{N}]/u.test(folded)) throw new KnownError('INVALID', `“${term}”太短：一个词至少两个字`, ['terms'])
    const same = seen.get(folded)
    if (same !== undefined) throw new KnownError('INVALID', same === term ? `“${term}”写了两次` : `“${same}”和“${term}”检索时是同一个词，请只留一个`, ['terms'])
    seen.set(folded, term)
  }
  await refuseHeld(em, id, seen)
  return terms
}

/** A term of two groups would join them without anybody having said so. */
async function refuseHeld(em: SqlEntityManager, id: string | null, wanted: ReadonlyMap<string, string>): Promise<void> {
  const groups = await em.execute<{ id: string, name: string, terms: string }[]>('select id, name, terms from synonym_group')
  for (const group of groups) {
    if (group.id === id) continue
    const held = (JSON.parse(group.terms) as string[]).find((term) => wanted.has(foldTerm(term)))
    if (held !== undefined) throw new KnownError('CONFLICT', `“${held}”已在“${group.name}”一组中，请改那一组`, ['terms'])
  }
}

function tell({ terms, oneWay }: SynonymTerms): string {
  return oneWay ? `${terms[0] ?? ''} → ${terms.slice(1).join('、')}` : terms.join(' = ')
}

function record(em: SqlEntityManager, group: Pick<SynonymGroup, 'id' | 'name' | 'revision'>, action: string, { actor, reason }: Deed, from: string | null, to: string | null): void {
  recordChange(em, { subject: group.id, revisionNumber: group.revision, action, actor, reason, differences: [{ field: 'terms', from, to }], detail: { name: to ?? from } })
}
