import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../accounts/createId.ts'
import { KnownError } from '../errors.ts'
import { recordChange } from '../history/recordChange.ts'
import { CatalogItem } from './CatalogItem.ts'
import { Department, UNSTATED_DEPARTMENT } from './Department.ts'
import type { Deed } from './editions/review.ts'
import { tidyName } from './tidyText.ts'

const LONGEST_NAME = 100

/** Takes in a department and answers its id. @throws KnownError INVALID, CONFLICT for a name or alias that another has */
export function addDepartment(orm: MikroORM, name: string, aliases: readonly string[], { actor, reason }: Deed): Promise<string> {
  return change(orm, (em, all) => {
    const names = checkNames(all, null, name, aliases)
    const department = em.create(Department, { id: createId('dep'), ...names, revision: 1 })
    recordChange(em, { subject: department.id, revisionNumber: 1, action: 'department.add', actor, reason, differences: differencesOf(null, names), detail: { name: names.name } })
    return department.id
  })
}

/** Gives a department another name or other aliases; null leaves them. The old name stays as an alias, so that lists that use it are still understood. */
export function renameDepartment(orm: MikroORM, id: string, to: { readonly name: string | null; readonly aliases: readonly string[] | null }, { actor, reason }: Deed): Promise<string> {
  return change(orm, (em, all) => {
    const department = find(all, id)
    refuseUnstated(department, 'id')
    const before = { name: department.name, aliases: department.aliases }
    const name = to.name ?? before.name
    const after = checkNames(all, id, name, [...to.aliases ?? before.aliases, ...tidyName(name) === before.name ? [] : [before.name]])
    const differences = differencesOf(before, after)
    if (differences.length === 0) return id
    Object.assign(department, after, { revision: department.revision + 1 })
    recordChange(em, { subject: id, revisionNumber: department.revision, action: 'department.rename', actor, reason, differences, detail: { name: after.name } })
    return id
  })
}

/**
 * Makes two departments one: all items of the first, in every edition, lead to the second from now on, which takes over the first's names as
 * aliases. What the editions themselves say stays as it was. Answers the second's id. @throws KnownError INVALID, NOT_FOUND
 */
export function mergeDepartments(orm: MikroORM, fromId: string, intoId: string, { actor, reason }: Deed): Promise<string> {
  return change(orm, async (em, all) => {
    if (fromId === intoId) throw new KnownError('INVALID', '请选择两个不同的部门', ['into'])
    const [from, into] = [find(all, fromId), find(all, intoId)]
    refuseUnstated(from, 'from')
    refuseUnstated(into, 'into')
    const before = { name: into.name, aliases: into.aliases }
    const after = { name: into.name, aliases: [...new Set([...into.aliases, from.name, ...from.aliases])] }
    await em.nativeUpdate(CatalogItem, { department: fromId }, { department: intoId })
    Object.assign(into, after, { revision: into.revision + 1 })
    em.remove(from)
    recordChange(em, { subject: intoId, revisionNumber: into.revision, action: 'department.merge', actor, reason, differences: differencesOf(before, after), detail: { name: from.name, into: into.name } })
    return intoId
  })
}

/** Writes first, to hold the lock, then reads what the deed is judged by. */
function change(orm: MikroORM, deed: (em: SqlEntityManager, all: readonly Department[]) => Promise<string> | string): Promise<string> {
  return orm.em.fork().transactional(async (em) => {
    await em.nativeUpdate(Department, { id: '' }, { name: '' })
    return deed(em, await em.find(Department, {}))
  })
}

function find(all: readonly Department[], id: string): Department {
  const department = all.find((one) => one.id === id)
  if (!department) throw new KnownError('NOT_FOUND', '没有这个部门，可能已被合并，请刷新页面', ['id'])
  return department
}

/** What stands for a department that a list does not state keeps its name, and neither takes over others nor goes into one. */
function refuseUnstated({ name }: Department, field: string): void {
  if (name === UNSTATED_DEPARTMENT) throw new KnownError('INVALID', `“${UNSTATED_DEPARTMENT}”不是一个部门，不能改名，也不能合并`, [field])
}

function checkNames(all: readonly Department[], id: string | null, name: string, aliases: readonly string[]): { name: string; aliases: string[] } {
  const plain = tidyName(name)
  if (plain === '' || plain.length > LONGEST_NAME) throw new KnownError('INVALID', `请填写部门名称，最多 ${LONGEST_NAME} 字`, ['name'])
  const others = [...new Set(aliases.map(tidyName))].filter((alias) => alias !== '' && alias !== plain)
  for (const wanted of [plain, ...others]) {
    const holder = all.find((one) => one.id !== id && (one.name === wanted || one.aliases.includes(wanted)))
    if (holder) throw new KnownError('CONFLICT', `“${wanted}”已是“${holder.name}”的名称或别名。如果是同一个部门，请合并`, [wanted === plain ? 'name' : 'aliases'])
  }
  return { name: plain, aliases: others }
}

interface Names {
  readonly name: string
  readonly aliases: readonly string[]
}

function differencesOf(before: Names | null, after: Names) {
  return [
    { field: 'name', from: before?.name ?? null, to: after.name }, { field: 'aliases', from: before?.aliases.join('；') || null, to: after.aliases.join('；') || null },
  ].filter(({ from, to }) => from !== to)
}
