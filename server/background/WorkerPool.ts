import { Worker } from 'node:worker_threads'

/** What goes to a worker and comes back. A failure travels as its name, message and stack. */
export interface WorkerRequest {
  readonly method: string
  readonly values: readonly unknown[]
}
export type WorkerReply = { readonly ok: true, readonly value: unknown } | { readonly ok: false, readonly name: string, readonly message: string, readonly stack: string | undefined }

interface Call extends WorkerRequest {
  readonly signal: AbortSignal | undefined
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

export interface WorkerPoolOptions {
  readonly script: URL
  /** What each thread finds as its `workerData`. */
  readonly workerData?: unknown
  readonly size: number
  /** A thread that works on one call for longer is ended; without it no call is ever too long. */
  readonly timeoutMs?: number
  /** What a call fails with that no thread answers: it died (which is the cause), took too long, or the pool is closed. */
  readonly unanswered: (cause?: unknown) => Error
}

/**
 * A few threads with the same handlers. Each works on one call at a time; the others wait in one line and leave it when
 * aborted. A thread that dies, or takes too long, fails its call and is replaced for the next one.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions
  readonly #idle: Worker[] = []
  readonly #busy = new Set<Worker>()
  readonly #waiting: Call[] = []
  #closed = false
  #whenIdle = (): void => undefined

  constructor(options: WorkerPoolOptions) {
    this.#options = options
  }

  /** @throws what the handler threw, with its name, message and stack; else what is said of unanswered calls, or the signal's reason */
  call(method: string, values: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(this.#options.unanswered())
        return
      }
      this.#waiting.push({ method, values, signal, resolve, reject })
      this.#dispatch()
    })
  }

  /** Fails the calls that wait, and ends each thread after the call it works on: one that is stopped while it loads SQLite takes the process with it. */
  async close(): Promise<void> {
    this.#closed = true
    for (const call of this.#waiting.splice(0)) call.reject(this.#options.unanswered())
    if (this.#busy.size > 0) await new Promise<void>((resolve) => { this.#whenIdle = resolve })
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.#busy.size < this.#options.size)) {
      const call = this.#waiting.shift()
      if (call === undefined) return
      if (call.signal?.aborted === true) call.reject(call.signal.reason)
      else this.#run(call, this.#idle.pop() ?? this.#start())
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script, { workerData: this.#options.workerData })
    // One that dies while it has nothing to do is missed by nobody; the next call gets another.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      const at = this.#idle.indexOf(worker)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    return worker
  }

  #run(call: Call, worker: Worker): void {
    const { timeoutMs } = this.#options
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => void worker.terminate(), timeoutMs)
    const settle = (): void => {
      clearTimeout(timer)
      worker.off('message', answer).off('error', fail).off('exit', fail)
      this.#busy.delete(worker)
    }
    const goOn = (): void => {
      if (this.#busy.size === 0) this.#whenIdle()
      this.#dispatch()
    }
    const answer = (reply: WorkerReply): void => {
      settle()
      worker.unref()
      this.#idle.push(worker)
      if (reply.ok) call.resolve(reply.value)
      else call.reject(asError(reply))
      goOn()
    }
    const fail = (cause: unknown): void => {
      settle()
      void worker.terminate()
      call.reject(this.#options.unanswered(cause))
      goOn()
    }
    this.#busy.add(worker)
    worker.ref()
    worker.on('message', answer).on('error', fail).on('exit', fail)
    worker.postMessage({ method: call.method, values: call.values } satisfies WorkerRequest)
  }
}

function asError({ name, message, stack }: Extract<WorkerReply, { readonly ok: false }>): Error {
  return Object.assign(new Error(message), { name, stack })
}
