import { extname } from 'node:path'
import { WorkerPool } from '../../search/embedded/WorkerPool.ts'
import type { Finder } from './Finder.ts'

type Method = Exclude<keyof Finder, symbol>

/** The finder in a thread of its own. After a call that failed the thread may be another, which knows nothing yet. */
export class FinderThread {
  readonly #pool = new WorkerPool(new URL(`./answerFinder${extname(import.meta.filename)}`, import.meta.url), null, 1, 0)

  call<Name extends Method>(method: Name, ...values: Parameters<Finder[Name]>): Promise<ReturnType<Finder[Name]>> {
    return this.#pool.call(method, values) as Promise<ReturnType<Finder[Name]>>
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}
