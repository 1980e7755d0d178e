import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { editionsOfDepartments } from '../../search/loadItemEntries.ts'
import { CatalogEdition } from '../../catalogs/CatalogEdition.ts'
import { carryVouched } from './carryVouched.ts'
import type { FinderThread } from './FinderThread.ts'
import { finishTask, type Task } from './finishTask.ts'
import { syncLinks, type Found } from './syncLinks.ts'

/**
 * Links a catalogue of which another edition counts now, or which is called otherwise: its items to what they rest on and to the items of other lists.
 * Which of its items a text leads to may change with any of them, so each document gets a task. A department stands for the catalogues it has items in.
 */
export async function linkCatalog(em: SqlEntityManager, thread: FinderThread, task: Task): Promise<void> {
  const catalogs = task.subject.startsWith('dep_') ? await catalogsOfDepartment(em, task.subject) : [task.subject]
  const found: Found[] = []
  for (const catalog of catalogs) {
    const links = await thread.call('findInList', catalog)
    found.push({ scope: { $or: [{ type: 'CITES', fromOwner: catalog }, { type: 'IMPLEMENTS', $or: [{ fromOwner: catalog }, { toOwner: catalog }] }] }, links })
  }
  await finishTask(em, task, async (inner) => {
    for (const catalog of catalogs) await carryVouched(inner, catalog)
    for (const one of found) await syncLinks(inner, one)
    if (catalogs.length > 0) {
      await inner.execute(
        `insert into link_task (subject, is_whole, created_at) select d.id, 0, ? from source_document d
         where not exists (select 1 from link_task t where t.subject = d.id)`, [Date.now()],
      )
    }
  })
}

async function catalogsOfDepartment(em: SqlEntityManager, department: string): Promise<string[]> {
  const editions = await editionsOfDepartments(em, [department])
  return (await em.find(CatalogEdition, { id: { $in: editions } })).map(({ catalog }) => catalog.id)
}
