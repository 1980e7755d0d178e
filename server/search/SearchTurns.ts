import { setTimeout as wait } from 'node:timers/promises'
import type { RequestContext } from '../accounts/RequestContext.ts'

/** An answer that takes longer, or that its reader does not take off the line, keeps no one else from searching. */
const LONGEST_TURN_MS = 250

/**
 * Searches take turns, from the question to the last byte of the answer, but no longer than a quarter of a second: however many are asked
 * at once, whoever asks for something small meanwhile waits for parts of a few answers and not of all. A request has one turn, whatever it
 * searches for.
 */
export class SearchTurns {
  readonly #turns = new WeakMap<RequestContext['loaders'], Promise<void>>()
  readonly #waiting: (() => void)[] = []
  #free: number

  /** `atOnce`: as many as the engine works on at the same time, and the one that is answered. */
  constructor(atOnce: number) {
    this.#free = atOnce
  }

  /** Resolves when it is this request's turn. @throws the signal's reason when nobody waits for the answer any more */
  async take(context: Pick<RequestContext, 'loaders' | 'signal' | 'answered'>): Promise<void> {
    let turn = this.#turns.get(context.loaders)
    if (turn === undefined) {
      turn = this.#next().then(() => {
        void Promise.race([context.answered, wait(LONGEST_TURN_MS, undefined, { ref: false })]).then(() => { this.#passOn() })
      })
      this.#turns.set(context.loaders, turn)
    }
    await turn
    context.signal.throwIfAborted()
  }

  #next(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #passOn(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
