import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { LinkTask } from '../LinkTask.ts'

/** What is to be done for a subject, up to the last of its tasks. */
export type Task = Pick<LinkTask, 'id' | 'subject' | 'isWhole'>

/**
 * Writes what a task led to, in one transaction that takes it off the list, with those of its subject that came before. Writes nothing when another
 * process did it meanwhile.
 */
export async function finishTask(em: SqlEntityManager, { id, subject }: Task, write: (em: SqlEntityManager) => Promise<void>): Promise<void> {
  await em.fork().transactional(async (inner) => {
    const done = await inner.nativeDelete(LinkTask, { subject, id: { $lte: id } })
    if (done > 0) await write(inner)
  })
}
