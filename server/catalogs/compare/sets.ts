export function intersectionOf<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): Set<T> {
  return new Set([...left].filter((member) => right.has(member)))
}

export function differenceOf<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): Set<T> {
  return new Set([...left].filter((member) => !right.has(member)))
}

export function unionOf<T>(sets: readonly ReadonlySet<T>[]): Set<T> {
  return new Set(sets.flatMap((set) => [...set]))
}

/** How much of `part` is in `whole`, 0 to 1; 0 for nothing. */
export function shareOf<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): number {
  return part.size === 0 ? 0 : intersectionOf(part, whole).size / part.size
}

/** Shared members against all: 2 |A ∩ B| / (|A| + |B|), 0 to 1; 1 for two empty sets. */
export function overlapOf<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): number {
  let shared = 0
  for (const member of left) if (right.has(member)) shared += 1
  return left.size + right.size === 0 ? 1 : 2 * shared / (left.size + right.size)
}
