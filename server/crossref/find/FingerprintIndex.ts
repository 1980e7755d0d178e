import { COMMON_MARK, kinTextsOf, type KinText } from './findTextKinship.ts'
import type { TextSource } from './values.ts'

/** Remembers the fingerprints of documents in memory. A store that keeps them in rows answers `lookup` with one statement instead. */
export class FingerprintIndex {
  readonly #holders = new Map<number, KinText[]>()

  add(source: TextSource): void {
    for (const { text, marks } of kinTextsOf(source)) {
      const holder = { ...text, marks }
      for (const mark of marks) {
        const holders = this.#holders.get(mark)
        if (holders) holders.push(holder)
        else this.#holders.set(mark, [holder])
      }
    }
  }

  /** The texts that share one of the marks, save marks that too many have. */
  lookup(marks: readonly number[]): KinText[] {
    const found = new Set<KinText>()
    for (const mark of marks) {
      const holders = this.#holders.get(mark) ?? []
      if (holders.length <= COMMON_MARK) for (const holder of holders) found.add(holder)
    }
    return [...found]
  }
}
