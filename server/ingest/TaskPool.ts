import { availableParallelism } from 'node:os'
import { Tinypool } from 'tinypool'
import { KnownError, type ErrorCode } from '../errors.ts'

export interface TaskLimits {
  /** For one task, from the moment a worker takes it. */
  readonly milliseconds: number
  /** Heap of one worker. */
  readonly mebibytes: number
}

/** What to tell a person of a task that was not done, by the name the person knows it by. */
export interface TaskWords {
  readonly tooLong: (name: string, seconds: number) => string
  readonly tooLarge: (name: string, mebibytes: number) => string
  readonly fault: (name: string) => string
  readonly closed: string
}

export interface TaskPoolOptions {
  /** The module of the workers. */
  readonly filename: string
  /** Its exported function, which answers with a `TaskAnswer`. */
  readonly task: string
  readonly limits: TaskLimits
  readonly words: TaskWords
  readonly size?: number
}

/** Errors lose their class between processes, so a known one travels as a value. */
export type TaskAnswer<Value> =
  | { readonly ok: true, readonly value: Value }
  | { readonly ok: false, readonly code: ErrorCode, readonly message: string, readonly field: readonly string[] | null }

/**
 * Runs tasks in worker processes, so that none keeps the event loop from answering or the server from living: V8 ends the whole process
 * when a heap overflows, even the heap of a worker thread (8 MB of Word markup under a limit of 96 MB did it).
 * A task that takes too long, needs too much memory or brings its worker down is a KnownError; a new worker takes the next one.
 */
export class TaskPool<Task, Value> {
  readonly #pool: Tinypool
  readonly #limits: TaskLimits
  readonly #words: TaskWords
  #free: number
  readonly #waiting: (() => void)[] = []
  #isClosed = false

  constructor({ filename, task, limits, words, size = Math.max(1, availableParallelism() - 1) }: TaskPoolOptions) {
    this.#limits = limits
    this.#words = words
    this.#free = size
    this.#pool = new Tinypool({
      filename,
      name: task,
      runtime: 'child_process',
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${limits.mebibytes}`],
      minThreads: 0,
      maxThreads: size,
      idleTimeout: 30_000,
    })
    // A worker that dies without a task (its code cannot be loaded): whoever waits for it must not wait for ever.
    this.#pool.on('error', () => this.#pool.cancelPendingTasks())
  }

  /**
   * Runs one task. Throws what the worker answers as known error, INVALID naming the task when it breaks a limit, UNAVAILABLE after `close`,
   * and the signal's reason when it aborts. The `cause` of an error that no rule foresaw is what the worker threw.
   */
  async run(name: string, task: Task, signal?: AbortSignal): Promise<Value> {
    await this.#takeWorker()
    try {
      signal?.throwIfAborted()
      return await this.#run(name, task, signal)
    } finally {
      this.#free += 1
      this.#waiting.shift()?.()
    }
  }

  /** Ends all workers; tasks in work and tasks waiting are refused with UNAVAILABLE. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const wake of this.#waiting.splice(0)) wake()
    await this.#pool.destroy()
  }

  async #run(name: string, task: Task, signal: AbortSignal | undefined): Promise<Value> {
    const { milliseconds, mebibytes } = this.#limits
    const timeout = AbortSignal.timeout(milliseconds)
    let answer: TaskAnswer<Value>
    try {
      answer = await this.#pool.run(task, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout }) as TaskAnswer<Value>
    } catch (error) {
      signal?.throwIfAborted()
      if (this.#isClosed) throw this.#closed()
      if (timeout.aborted) throw new KnownError('INVALID', this.#words.tooLong(name, milliseconds / 1_000))
      if (isExit(error)) throw new KnownError('INVALID', this.#words.tooLarge(name, mebibytes))
      const known = new KnownError('INVALID', this.#words.fault(name))
      known.cause = error
      throw known
    }
    if (!answer.ok) throw new KnownError(answer.code, answer.message, answer.field)
    return answer.value
  }

  /** Waits until a worker is free, first come, first served: the time of a task begins only then. */
  async #takeWorker(): Promise<void> {
    while (this.#free === 0 && !this.#isClosed) await new Promise<void>((wake) => this.#waiting.push(wake))
    if (this.#isClosed) throw this.#closed()
    this.#free -= 1
  }

  #closed(): KnownError {
    return new KnownError('UNAVAILABLE', this.#words.closed)
  }
}

/** The pool's own error for a worker that ended in the middle of its work. */
function isExit(error: unknown): boolean {
  return error instanceof Error && error.message === 'Worker exited unexpectedly'
}
