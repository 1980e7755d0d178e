import { extname } from 'node:path'
import { WorkerPool } from '../../background/WorkerPool.ts'
import type { Finder } from './Finder.ts'

type Method = Exclude<keyof Finder, symbol>

/** The finder in a thread of its own. After a call that failed the thread may be another, which knows nothing yet. */
export class FinderThread {
  readonly #pool = new WorkerPool({
    script: new URL(`./answerFinder${extname(import.meta.filename)}`, import.meta.url),
    size: 1,
    unanswered: (cause) => new Error('the thread that finds links has ended', { cause }),
  })

  call<Name extends Method>(method: Name, ...values: Parameters<Finder[Name]>): Promise<ReturnType<Finder[Name]>> {
    return this.#pool.call(method, values) as Promise<ReturnType<Finder[Name]>>
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}
