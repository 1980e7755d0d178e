import { availableParallelism } from 'node:os'
import { extname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { KnownError } from '../errors.ts'
import type { IngestedFile } from './IngestedFile.ts'
import type { IngestAnswer, IngestTask } from './ingestWorker.ts'
import { MAX_FILE_BYTES, tooLargeMessage } from './read/readRawFile.ts'

export interface IngestLimits {
  /** For one file, from the moment a worker takes it. */
  readonly milliseconds: number
  /** Heap of one worker. */
  readonly mebibytes: number
}

const LIMITS: IngestLimits = { milliseconds: 60_000, mebibytes: 1_536 }

/** Of the time, for reading: what can say itself how far it came (page 800 of a PDF) shall do so before its worker is ended. */
const READING_SHARE = 0.8

/**
 * Runs the pure stages of ingest in worker processes, so that no file keeps the event loop from answering or the server from living:
 * V8 ends the whole process when a heap overflows, even the heap of a worker thread (8 MB of Word markup under a limit of 96 MB did it).
 * A file that takes too long, needs too much memory or brings its worker down is a KnownError with its name; a new worker takes the next file.
 */
export class IngestPool {
  readonly #pool: Tinypool
  readonly #limits: IngestLimits
  #free: number
  readonly #waiting: (() => void)[] = []
  #isClosed = false

  constructor(size = Math.max(1, availableParallelism() - 1), limits: Partial<IngestLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
    this.#free = size
    this.#pool = new Tinypool({
      // The worker is a module of the same kind as this one: .ts from source, .js in the build.
      filename: join(import.meta.dirname, `ingestWorker${extname(import.meta.filename)}`),
      name: 'runIngestTask',
      runtime: 'child_process',
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.#limits.mebibytes}`],
      minThreads: 0,
      maxThreads: size,
      idleTimeout: 30_000,
    })
    // A worker that dies without a file (its code cannot be loaded): whoever waits for it must not wait for ever.
    this.#pool.on('error', () => this.#pool.cancelPendingTasks())
  }

  /**
   * Reads, repairs and annotates one file. `raw.bytes` of the result is `bytes` itself.
   * Throws INVALID naming the file, UNAVAILABLE after `close`, and the signal's reason when it aborts.
   * The `cause` of an error that no rule foresaw is what the worker threw.
   */
  async annotate(name: string, bytes: Uint8Array, options: { readonly signal?: AbortSignal } = {}): Promise<IngestedFile> {
    // Copying such a file to a worker would only cost memory.
    if (bytes.length > MAX_FILE_BYTES) throw new KnownError('INVALID', tooLargeMessage(name, bytes.length))
    await this.#takeWorker()
    try {
      options.signal?.throwIfAborted()
      return await this.#run(name, bytes, options.signal)
    } finally {
      this.#free += 1
      this.#waiting.shift()?.()
    }
  }

  /** Ends all workers; files in work and files waiting are refused with UNAVAILABLE. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const wake of this.#waiting.splice(0)) wake()
    await this.#pool.destroy()
  }

  async #run(name: string, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<IngestedFile> {
    const { milliseconds } = this.#limits
    const timeout = AbortSignal.timeout(milliseconds)
    const task: IngestTask = { name, bytes, readingMilliseconds: milliseconds * READING_SHARE }
    let answer: IngestAnswer
    try {
      answer = await this.#pool.run(task, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout }) as IngestAnswer
    } catch (error) {
      signal?.throwIfAborted()
      if (this.#isClosed) throw closed()
      if (timeout.aborted) throw new KnownError('INVALID', `处理文件“${name}”超过 ${milliseconds / 1_000} 秒，已停止。请拆成几份，或另存为较简单的格式（如 .txt）后重新导入。`)
      if (isExit(error)) throw new KnownError('INVALID', `处理文件“${name}”时内存不足（上限 ${this.#limits.mebibytes} MB）或进程意外退出，已停止。请拆成几份后重新导入。`)
      const known = new KnownError('INVALID', `处理文件“${name}”时程序出错，没有导入。请另存为 .docx 或 .txt 后重试；如果仍然出错，请把文件交给管理员。`)
      known.cause = error
      throw known
    }
    if (!answer.ok) throw new KnownError(answer.code, answer.message, answer.field)
    return { ...answer.file, raw: { ...answer.file.raw, bytes } }
  }

  /** Waits until a worker is free, first come, first served: the time of a file begins only then. */
  async #takeWorker(): Promise<void> {
    while (this.#free === 0 && !this.#isClosed) await new Promise<void>((wake) => this.#waiting.push(wake))
    if (this.#isClosed) throw closed()
    this.#free -= 1
  }
}

function closed(): KnownError {
  return new KnownError('UNAVAILABLE', '系统正在停止，文件没有导入。请稍后重新导入。')
}

/** The pool's own error for a worker that ended in the middle of its work. */
function isExit(error: unknown): boolean {
  return error instanceof Error && error.message === 'Worker exited unexpectedly'
}
