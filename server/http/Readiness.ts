/** What the server still has to do before it can serve everything. */
export class Readiness {
  readonly #waiting = new Map<string, string>()

  /** Something must be done first; `reason` says it in Chinese. */
  await(name: string, reason: string): void {
    this.#waiting.set(name, reason)
  }

  done(name: string): void {
    this.#waiting.delete(name)
  }

  get reasons(): readonly string[] {
    return [...this.#waiting.values()]
  }
}
