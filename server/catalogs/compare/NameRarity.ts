import type { Content } from './contentOf.ts'

/**
 * How much the parts of a name tell: one that few items have tells much, 城乡居民基本养老保险 at the head of ten names or 申请 at the end of
 * fifty tells little. A part counts as one over the number of items that have it in the edition where more do.
 */
export class NameRarity {
  readonly #counts = new Map<string, number>()

  constructor(...editions: readonly (readonly Content[])[]) {
    for (const edition of editions) {
      const counts = new Map<string, number>()
      for (const { nameParts } of edition) for (const part of nameParts) counts.set(part, (counts.get(part) ?? 0) + 1)
      for (const [part, count] of counts) this.#counts.set(part, Math.max(count, this.#counts.get(part) ?? 0))
    }
  }

  /** Shared parts of two names against all their parts, each counted as it tells: 0 to 1. */
  likeness(left: Content, right: Content): number {
    let shared = 0
    let all = 0
    for (const part of left.nameParts) {
      const weight = this.#weight(part)
      all += weight
      if (right.nameParts.has(part)) shared += 2 * weight
    }
    for (const part of right.nameParts) all += this.#weight(part)
    return all === 0 ? 1 : shared / all
  }

  #weight(part: string): number {
    return 1 / (this.#counts.get(part) ?? 1)
  }
}
