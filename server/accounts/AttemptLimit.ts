import { createHash } from 'node:crypto'

export interface AttemptLimitOptions {
  readonly attempts: number
  readonly windowMs: number
  /** Most keys remembered; beyond it the one begun first is forgotten, so that a flood of names cannot fill the memory. */
  readonly capacity: number
  readonly now?: () => number
}

/**
 * Counts attempts per key within a window of time that begins with the first. It is kept in memory: a restart forgives, and one server
 * is all there is. Keys are hashed, so a name of a megabyte costs no more than a short one.
 */
export class AttemptLimit {
  readonly #options: AttemptLimitOptions
  readonly #now: () => number
  readonly #windows = new Map<string, { count: number; endsAt: number }>()

  constructor(options: AttemptLimitOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /** Counts one attempt. Answers null when it is allowed, else the milliseconds until the next one is. */
  take(key: string): number | null {
    const hashed = hashKey(key)
    const now = this.#now()
    const held = this.#windows.get(hashed)
    if (held && held.endsAt > now) {
      if (held.count >= this.#options.attempts) return held.endsAt - now
      held.count += 1
      return null
    }
    this.#windows.delete(hashed)
    this.#makeRoom(now)
    this.#windows.set(hashed, { count: 1, endsAt: now + this.#options.windowMs })
    return null
  }

  /** Forgets what was counted for the key: the attempt was a good one. */
  clear(key: string): void {
    this.#windows.delete(hashKey(key))
  }

  /** How many keys are remembered now. */
  get size(): number {
    return this.#windows.size
  }

  /** Windows end in the order they began, which is the order of the map. */
  #makeRoom(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size < this.#options.capacity) break
      this.#windows.delete(key)
    }
  }
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64')
}
