import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { WorkerPool } from '../../background/WorkerPool.ts'
import { KnownError } from '../../errors.ts'
import type { EngineHealth, KnownWord, SearchAnswer, SearchEngine, SearchRequest, SubjectEntries, Suggestion } from '../SearchEngine.ts'
import { unavailable } from '../unavailable.ts'
import { TermsAtHand } from './terms/TermsAtHand.ts'

/** One processor is left to the event loop, and more threads than this would mostly wait for the disk. */
const SEARCHERS = Math.max(1, Math.min(3, availableParallelism() - 1))
/** A query that takes longer has met something no one waits for. */
const TIMEOUT_MS = 30_000
/** Each reader practises in slices, between which it answers. */
const PRACTICE_SLICES = 5
const PRACTICE_SLICE_MS = 100
/** .ts when run from source, .js when built. */
const EXTENSION = extname(import.meta.filename)

/**
 * SQLite FTS5 in a file of its own, in threads of its own: one that writes, some that search, and one that looks things up, so that
 * look-ups never wait for searches. The write-ahead log lets each reader see the index as it was when its query began, so that
 * nobody ever waits for a write. Suggestions alone are looked up where they are asked for, as long as few terms come into question.
 */
export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded'
  /** One is answered while the others are searched for. */
  readonly concurrency = SEARCHERS + 1
  readonly #writer: WorkerPool
  readonly #searchers: WorkerPool
  readonly #lookUp: WorkerPool
  readonly #terms: TermsAtHand
  /** Writes go one after the other: a rebuild is many calls that nothing may come between. */
  #lastWrite: Promise<unknown> = Promise.resolve()

  private constructor(writer: WorkerPool, searchers: WorkerPool, lookUp: WorkerPool, terms: TermsAtHand) {
    this.#writer = writer
    this.#searchers = searchers
    this.#lookUp = lookUp
    this.#terms = terms
  }

  /**
   * Opens the index file at `path`; creates it when it is missing, broken or of another format.
   * @throws KnownError UNAVAILABLE where no index can be kept: a folder that is missing, full or not to be written to
   */
  static async open(path: string): Promise<EmbeddedEngine> {
    const writer = new WorkerPool({ script: new URL(`./writerThread${EXTENSION}`, import.meta.url), workerData: path, size: 1, unanswered: unavailable })
    await call(writer, 'open', []).catch((error: unknown) => { throw cannotWrite(path, error) })
    const readers = (size: number): WorkerPool => new WorkerPool({
      script: new URL(`./readerThread${EXTENSION}`, import.meta.url), workerData: path, size, timeoutMs: TIMEOUT_MS, unanswered: unavailable,
    })
    const [searchers, lookUp] = [readers(SEARCHERS), readers(1)]
    // All start now, so that nobody's first search waits for them. Whatever is wrong with the file is told to whoever asks it.
    await Promise.allSettled([lookUp, ...Array.from({ length: SEARCHERS }, () => searchers)].map((pool) => call(pool, 'position', [])))
    return new EmbeddedEngine(writer, searchers, lookUp, new TermsAtHand(path))
  }

  position(): Promise<number | null> {
    return call(this.#lookUp, 'position', [])
  }

  apply(subjects: readonly SubjectEntries[], position: number): Promise<void> {
    return this.#write(async () => {
      await call(this.#writer, 'apply', [subjects, position])
    })
  }

  rebuild(batches: AsyncIterable<readonly SubjectEntries[]>, position: number): Promise<void> {
    return this.#write(async () => {
      await call(this.#writer, 'beginRebuild', [])
      try {
        for await (const subjects of batches) await call(this.#writer, 'addToRebuild', [subjects])
        await call(this.#writer, 'finishRebuild', [position])
      } catch (error) {
        await call(this.#writer, 'abandonRebuild', [])
        throw error
      }
    })
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    return JSON.parse(await call<string>(this.#searchers, 'search', [request], signal)) as SearchAnswer
  }

  async suggest(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Suggestion[]> {
    signal?.throwIfAborted()
    return this.#terms.suggest(prefix, limit) ?? await call<readonly Suggestion[]>(this.#lookUp, 'suggest', [prefix, limit], signal)
  }

  respell(letters: string, signal?: AbortSignal): Promise<string | null> {
    return call(this.#lookUp, 'respell', [letters], signal)
  }

  soundAlikes(words: readonly string[], signal?: AbortSignal): Promise<readonly (readonly KnownWord[])[]> {
    return call(this.#lookUp, 'soundAlikes', [words], signal)
  }

  countEntries(groups: readonly (readonly string[])[], signal?: AbortSignal): Promise<readonly number[]> {
    return call(this.#lookUp, 'countEntries', [groups], signal)
  }

  rescue(folded: string, signal?: AbortSignal): Promise<string | null> {
    return call(this.#searchers, 'rescue', [folded], signal)
  }

  /** One kind of reader after the other: what many threads compile at once, they compile slower. */
  async practise(): Promise<void> {
    await this.#lookUp.call('practiseTyping', [PRACTICE_SLICE_MS]).catch(() => undefined)
    for (let slice = 0; slice < PRACTICE_SLICES; slice++) {
      await Promise.allSettled(Array.from({ length: SEARCHERS }, () => this.#searchers.call('practiseSearching', [PRACTICE_SLICE_MS])))
    }
  }

  async health(): Promise<EngineHealth> {
    try {
      return { available: true, entries: await call(this.#lookUp, 'entries', []) }
    } catch (error) {
      const { message, cause } = error instanceof Error ? error : new Error(String(error))
      return { available: false, reason: cause instanceof Error ? `检索的索引读不出来（${cause.message}），请重启服务；仍不行时，停机删除数据目录中的索引文件，启动时会重建` : message }
    }
  }

  async close(): Promise<void> {
    await this.#lastWrite.catch(() => undefined)
    await Promise.all([this.#searchers.close(), this.#lookUp.close()])
    this.#terms.close()
    await call(this.#writer, 'close', [])
    await this.#writer.close()
  }

  #write(work: () => Promise<void>): Promise<void> {
    const done = this.#lastWrite.then(work, work)
    this.#lastWrite = done.catch(() => undefined)
    return done
  }
}

/** A fault of SQLite is one of the index file. */
async function call<Answer>(threads: WorkerPool, method: string, values: readonly unknown[], signal?: AbortSignal): Promise<Answer> {
  try {
    return await threads.call(method, values, signal) as Answer
  } catch (error) {
    throw error instanceof Error && error.name === 'SqliteError' ? unavailable(error) : error
  }
}

function cannotWrite(path: string, error: unknown): KnownError {
  const { cause } = error instanceof Error ? error : new Error(String(error))
  const reason = cause instanceof Error ? cause.message : String(error)
  return Object.assign(new KnownError('UNAVAILABLE', `检索的索引“${path}”不能打开或写入（${reason}）。请检查数据文件夹的写入权限和剩余空间`), { cause })
}
