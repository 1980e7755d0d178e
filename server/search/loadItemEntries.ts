import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import { Department } from '../catalogs/Department.ts'
import { loadItems } from '../catalogs/editions/editionItems.ts'
import { describeItems } from './describeItems.ts'
import type { SubjectEntries } from './SearchEngine.ts'

/** What can be found of these editions: their items while they are published, nothing before and after. */
export async function loadItemEntries(em: SqlEntityManager, editionIds: readonly string[]): Promise<SubjectEntries[]> {
  if (editionIds.length === 0) return []
  const published = new Map((await em.find(CatalogEdition, { id: { $in: [...editionIds] }, status: 'PUBLISHED' }, { populate: ['catalog'] })).map((edition) => [edition.id, edition]))
  const aliases = new Map((await em.find(Department, {})).map(({ name, aliases: names }) => [name, names]))
  const subjects: SubjectEntries[] = []
  for (const subject of editionIds) {
    const edition = published.get(subject)
    subjects.push({ subject, entries: edition ? describeItems(edition.catalog, edition, await loadItems(em, subject), aliases) : [] })
  }
  return subjects
}

/** The published editions in which a department has items. */
export async function editionsOfDepartments(em: SqlEntityManager, departmentIds: readonly string[]): Promise<string[]> {
  if (departmentIds.length === 0) return []
  const rows = await em.execute<{ id: string }[]>(
    `select distinct e.id as id from catalog_item i join catalog_edition e on e.id = i.edition_id
     where e.status = 'PUBLISHED' and i.department_id in (${departmentIds.map(() => '?').join(', ')})`, [...departmentIds],
  )
  return rows.map(({ id }) => id)
}
