import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../accounts/createId.ts'
import { COUNTY_DEPARTMENTS } from './countyDepartments.ts'
import { Department } from './Department.ts'
import { DepartmentRegister } from './DepartmentRegister.ts'

/** The register with all departments that are held, whose names and aliases win over the built-in. */
export async function openRegister(em: SqlEntityManager): Promise<DepartmentRegister> {
  return new DepartmentRegister(await listDepartments(em))
}

/** By name. */
export function listDepartments(em: SqlEntityManager): Promise<Department[]> {
  return em.find(Department, {}, { orderBy: { name: 'asc' } })
}

/** The departments of these names, in the caller's transaction; those that are not held yet are taken in, with the aliases known of old. */
export async function takeInDepartments(em: SqlEntityManager, names: Iterable<string>): Promise<Map<string, Department>> {
  const byName = new Map((await em.find(Department, {})).map((department) => [department.name, department]))
  const takenAliases = new Set([...byName.values()].flatMap(({ aliases }) => aliases))
  for (const name of names) {
    if (byName.has(name)) continue
    const aliases = (COUNTY_DEPARTMENTS.find((department) => department.name === name)?.aliases ?? []).filter((alias) => !takenAliases.has(alias))
    byName.set(name, em.create(Department, { id: createId('dep'), name, aliases, revision: 1 }))
  }
  await em.flush()
  return byName
}

/**
 * The departments people may mean by what they typed: by id, name or alias, however it is written (县人社局), or by the beginning of a name
 * (民政 → 民政局). What names none leads to none.
 */
export async function findDepartments(em: SqlEntityManager, typed: readonly string[]): Promise<Department[]> {
  const all = await listDepartments(em)
  const register = new DepartmentRegister(all)
  return all.filter((department) => typed.some((text) => means(department, text, register)))
}

function means({ id, name, aliases }: Department, text: string, register: DepartmentRegister): boolean {
  const wanted = text.trim()
  if (wanted === '') return false
  return id === wanted || register.nameOf(wanted) === name || name.startsWith(wanted) || aliases.some((alias) => alias.startsWith(wanted))
}
