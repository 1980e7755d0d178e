import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { wordsOfSubject, wordsSubject } from '../wordsSubject.ts'
import { finishTask, type Task } from './finishTask.ts'
import type { LinkSearch } from './LinkSearch.ts'

const PART = 500

export function isWordsTask({ subject }: Task): boolean {
  return wordsOfSubject(subject) !== null
}

/** Gives each document that holds some words a task: a formulation that has become known, or words that curators hold for the same as others. */
export async function linkWords(em: SqlEntityManager, search: LinkSearch, task: Task): Promise<void> {
  const documents = await search.findHolders(em, wordsOfSubject(task.subject) ?? '')
  await finishTask(em, task, async (inner) => {
    for (let at = 0; at < documents.length; at += PART) {
      const part = documents.slice(at, at + PART)
      await inner.execute(
        `insert into link_task (subject, is_whole, created_at) select d.id, 0, ? from source_document d
         where d.id in (${part.map(() => '?').join(', ')}) and not exists (select 1 from link_task t where t.subject = d.id)`, [Date.now(), ...part],
      )
    }
  })
}

/** In the caller's transaction. */
export async function addWordsTasks(em: SqlEntityManager, words: readonly string[]): Promise<void> {
  for (const one of words) await em.execute('insert into link_task (subject, is_whole, created_at) values (?, 0, ?)', [wordsSubject(one), Date.now()])
}
