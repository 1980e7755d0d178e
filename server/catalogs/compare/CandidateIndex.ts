import type { Content } from './contentOf.ts'

/** Parts of names, and bases, that more items than this share tell nothing apart; without the limit two lists of thousands cost their product. */
const COMMON = 60
const MOST_CANDIDATES = 12

/** Finds, among some items, those like a given one, without comparing it with all: through the rare parts of names and the bases they share. */
export class CandidateIndex {
  readonly #members = new Map<string, Content[]>()

  constructor(contents: readonly Content[]) {
    for (const content of contents) {
      for (const key of keysOf(content)) {
        const members = this.#members.get(key)
        if (!members) this.#members.set(key, [content])
        else if (members.length <= COMMON) members.push(content)
      }
    }
  }

  /** At most a dozen items that share most with this one, the most first. */
  like(content: Content): Content[] {
    const shared = new Map<Content, number>()
    for (const key of keysOf(content)) {
      const members = this.#members.get(key) ?? []
      if (members.length > COMMON) continue
      for (const member of members) shared.set(member, (shared.get(member) ?? 0) + 1 / members.length)
    }
    return [...shared].sort(([, one], [, other]) => other - one).slice(0, MOST_CANDIDATES).map(([member]) => member)
  }
}

/** Short runs of a name find one that was changed much, long ones tell apart the many that share a head and a tail. */
const RUNS = [2, 3, 5, 8]

/** Runs of characters of the name, and bases. */
function* keysOf({ name, bases }: Content): Iterable<string> {
  const keys = new Set<string>()
  for (const length of RUNS) {
    for (let start = 0; start + length <= name.length; start += 1) keys.add(name.slice(start, start + length))
  }
  yield* keys
  for (const basis of bases) yield `§${basis}`
}
