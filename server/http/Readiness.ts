/** What a part of the server lacks, in Chinese; null: it works. */
export type Check = () => Promise<string | null>

/** A part that is silent for so long does not work. */
const PATIENCE_MS = 2000

/** What keeps the server from serving everything: what it has still to do, and what has stopped working since. */
export class Readiness {
  readonly #waiting = new Map<string, string>()
  readonly #checks = new Map<string, Check>()

  /** Something must be done first; `reason` says it in Chinese. */
  await(name: string, reason: string): void {
    this.#waiting.set(name, reason)
  }

  done(name: string): void {
    this.#waiting.delete(name)
  }

  /** A part that may fail at any time, and come back; it is asked whenever somebody wants to know. `part` is its Chinese name. */
  watch(part: string, check: Check): void {
    this.#checks.set(part, shareAnswers(check))
  }

  /** As things are at this moment; none: all is well. */
  async reasons(): Promise<readonly string[]> {
    const faults = await Promise.all([...this.#checks].map(([part, check]) => askInTime(part, check)))
    return [...this.#waiting.values(), ...faults.filter((fault) => fault !== null)]
  }
}

/** Whoever asks while an answer is outstanding waits for that one: a part that hangs is not asked again and again. */
function shareAnswers(check: Check): Check {
  let asked: Promise<string | null> | null = null
  return () => asked ??= check().finally(() => { asked = null })
}

async function askInTime(part: string, check: Check): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const timer = setTimeout(() => { resolve(`${part} ${PATIENCE_MS / 1000} 秒内没有应答，可能正忙`) }, PATIENCE_MS)
  try {
    return await Promise.race([check(), promise])
  } finally {
    clearTimeout(timer)
  }
}
