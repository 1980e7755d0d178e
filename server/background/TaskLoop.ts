const POLL_MS = 1000

export interface TaskLoopOptions {
  /** Does what is next, and answers whether there was something to do. */
  readonly doNext: () => Promise<boolean>
  /** How long to wait after so many failures in a row, in milliseconds. */
  readonly retryMs: (failures: number) => number
  /** Is told of every failure; the loop goes on. */
  readonly onFault: (error: unknown) => void
}

interface Waiting {
  readonly done: () => void
  /** Only of someone who will not wait for another attempt. */
  readonly failed?: (error: unknown) => void
}

/** Follows a list of tasks that anybody may add to: does what there is, and looks again every second, or as soon as it is woken. */
export class TaskLoop {
  readonly #options: TaskLoopOptions
  #work: Promise<void> | null = null
  #closing = false
  #wanted = false
  #wakeUp = (): void => undefined
  #waiting: Waiting[] = []
  #fault: unknown = null

  constructor(options: TaskLoopOptions) {
    this.#options = options
  }

  start(): void {
    this.#work ??= this.#run()
  }

  /** Says that there may be tasks; without it they are noticed within a second. It does not shorten the wait after a failure. */
  wake(): void {
    this.#wanted = true
    this.#wakeUp()
  }

  /** Resolves when all tasks are done that were there before the call, however many attempts that takes. */
  drain(): Promise<void> {
    return new Promise((resolve) => { this.#wait({ done: resolve }) })
  }

  /** The like. @throws the first failure */
  tryToDrain(): Promise<void> {
    return new Promise((resolve, reject) => { this.#wait({ done: resolve, failed: reject }) })
  }

  /** What the last attempt failed with; null: it did not. */
  get fault(): unknown {
    return this.#fault
  }

  get closing(): boolean {
    return this.#closing
  }

  /** Says that the task in hand is the last one, and no failure of it is told. */
  beginToClose(): void {
    this.#closing = true
    this.#wakeUp()
  }

  /** Ends after the task in hand. */
  async close(): Promise<void> {
    this.beginToClose()
    await this.#work
  }

  #wait(one: Waiting): void {
    this.start()
    this.#waiting.push(one)
    this.wake()
  }

  async #run(): Promise<void> {
    let failures = 0
    while (!this.#closing) {
      const waiting = [...this.#waiting]
      this.#wanted = false
      try {
        const worked = await this.#options.doNext()
        this.#fault = null
        failures = 0
        if (worked) continue
        this.#waiting = this.#waiting.filter((one) => !waiting.includes(one))
        for (const { done } of waiting) done()
        if (!this.#wanted) await this.#sleep(POLL_MS, true)
      } catch (error) {
        if (this.#closing) return
        this.#options.onFault(error)
        this.#fault = error
        for (const { failed } of this.#waiting) failed?.(error)
        this.#waiting = this.#waiting.filter(({ failed }) => failed === undefined)
        await this.#sleep(this.#options.retryMs(++failures), false)
      }
    }
  }

  #sleep(ms: number, lightly: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wakeUp = () => {
        if (!lightly && !this.#closing) return
        clearTimeout(timer)
        resolve()
      }
      if (this.#closing) this.#wakeUp()
    })
  }
}
