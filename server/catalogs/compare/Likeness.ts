import type { Content } from './contentOf.ts'
import { NameRarity } from './NameRarity.ts'
import { overlapOf, shareOf } from './sets.ts'

/** Names of one matter are so alike at least, and the items as a whole. */
const SAME_NAME = 0.7
const SAME_WHOLE = 0.72

/** How surely two items of two editions are the same matter, told by their content alone. */
export class Likeness {
  readonly #rarity: NameRarity

  constructor(before: readonly Content[], after: readonly Content[]) {
    this.#rarity = new NameRarity(before, after)
  }

  /** 0 to 1. The name weighs most; department, type, bases and materials count where either item has them, for that both lack a basis says nothing. */
  of(left: Content, right: Content): number {
    let weight = 6
    let sum = 6 * this.#rarity.likeness(left, right)
    const add = (share: number, value: number) => {
      weight += share
      sum += share * value
    }
    if (left.department !== '' || right.department !== '') add(1.5, Number(left.department === right.department))
    if (left.type !== '' || right.type !== '') add(0.5, Number(left.type === right.type))
    if (left.bases.size + right.bases.size > 0) add(2, overlapOf(left.bases, right.bases))
    if (left.materials.size + right.materials.size > 0) add(1, overlapOf(left.materials, right.materials))
    return sum / weight
  }

  /** Whether the content alone proves two items with different codes one: names nearly the same, or one name within the other in one department and type. */
  isSameMatter(left: Content, right: Content): boolean {
    if (this.#rarity.likeness(left, right) >= SAME_NAME && this.of(left, right) >= SAME_WHOLE) return true
    const [shorter, longer] = left.name.length < right.name.length ? [left, right] : [right, left]
    const isWithin = shorter.name.length >= 4 && shorter.name.length * 2 > longer.name.length && shareOf(new Set(shorter.name), new Set(longer.name)) === 1
    return isWithin && left.department === right.department && left.type === right.type && overlapOf(left.bases, right.bases) === 1
  }
}
