import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { TaskLoop } from '../../background/TaskLoop.ts'
import { LinkTask } from '../LinkTask.ts'
import { FinderThread } from './FinderThread.ts'
import type { Task } from './finishTask.ts'
import { HeldState } from './HeldState.ts'
import { linkCatalog } from './linkCatalog.ts'
import { linkDocument } from './linkDocument.ts'
import type { LinkSearch } from './LinkSearch.ts'
import { isWordsTask, linkWords } from './linkWords.ts'

/** After a fault that lies in no task: the database or the thread is away. */
const RETRY_MS = 1000
/** After a fault that may lie in a task. */
const TASK_RETRY_MS = 60_000

export interface LinkerOptions {
  readonly orm: MikroORM
  readonly search: LinkSearch
  /** Is told of every failure; the linker itself goes on with the next task. */
  readonly onFault: (error: unknown) => void
}

/**
 * Brings links in line with texts and lists: does link tasks in order, whoever wrote them, each in one transaction that also deletes it, so that
 * it is done once and outlives the process. Finding runs in a thread of its own.
 */
export class Linker {
  readonly #orm: MikroORM
  readonly #search: LinkSearch
  readonly #onFault: LinkerOptions['onFault']
  readonly #thread = new FinderThread()
  readonly #state = new HeldState(this.#thread)
  /** When to try tasks again that failed, by id; the others go on meanwhile. */
  readonly #failed = new Map<number, number>()
  readonly #loop: TaskLoop

  constructor({ orm, search, onFault }: LinkerOptions) {
    this.#orm = orm
    this.#search = search
    this.#onFault = onFault
    this.#loop = new TaskLoop({ doNext: () => this.#doNext(), retryMs: () => RETRY_MS, onFault })
  }

  start(): void {
    this.#loop.start()
  }

  /** Says that there may be tasks; without it they are noticed within a second. */
  wake(): void {
    this.#loop.wake()
  }

  /** Resolves when everything committed before the call is linked. */
  drain(): Promise<void> {
    return this.#loop.drain()
  }

  /** Ends with the task in hand, which is left for the next start. */
  async close(): Promise<void> {
    this.#loop.beginToClose()
    this.#search.close()
    await this.#thread.close()
    await this.#loop.close()
  }

  /** Whether there was something to do. */
  async #doNext(): Promise<boolean> {
    const em = this.#orm.em.fork() as SqlEntityManager
    const later = [...this.#failed].filter(([, time]) => time > Date.now()).map(([id]) => id)
    const [task] = await em.find(LinkTask, { id: { $nin: later } }, { orderBy: { id: 'asc' }, limit: 1, disableIdentityMap: true })
    if (!task) return false
    try {
      // What is read from here on is newer than all tasks of the subject, so that one time does for all.
      const all = await em.find(LinkTask, { subject: task.subject }, { disableIdentityMap: true })
      const { subject } = task
      await this.#state.tellChanges(em)
      await this.#do(em, { subject, id: Math.max(...all.map(({ id }) => id)), isWhole: all.some(({ isWhole }) => isWhole) })
    } catch (error) {
      if (this.#loop.closing) return false
      this.#failed.set(task.id, Date.now() + TASK_RETRY_MS)
      this.#state.forget()
      this.#onFault(error)
    }
    return true
  }

  #do(em: SqlEntityManager, task: Task): Promise<void> {
    if (isWordsTask(task)) return linkWords(em, this.#search, task)
    return task.subject.startsWith('doc_') ? linkDocument(em, { thread: this.#thread, search: this.#search }, task) : linkCatalog(em, this.#thread, task)
  }
}
