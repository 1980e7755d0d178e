import type { IndexedItem, ItemIndex } from './ItemIndex.ts'

/**
 * How surely a coordination item and a service or enforcement item are of the same matter, 0 to 1. What counts, each term as rare as it is:
 * words the names share; words of one's name in the other's laws (殡葬管理 and 《殡葬管理条例》); a law both rest on; the department.
 */
export function scoreSameMatter(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  const weigh = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + items.rarityOf(term), 0)
  const shared = (left: ReadonlySet<string>, right: ReadonlySet<string>): string[] => [...left].filter((term) => right.has(term))
  const own = weigh(duty.terms)
  if (own === 0) return 0
  const names = weigh(shared(duty.terms, other.terms)) / own
  const laws = weigh(shared(duty.terms, other.lawTerms)) / own
  const sameLaw = [...duty.laws].some((law) => other.laws.has(law)) ? 1 : 0
  const sameDepartment = duty.item.department.name === other.item.department.name ? 1 : 0
  return Math.min(1, 0.55 * names + 0.2 * laws + 0.2 * sameLaw + 0.15 * sameDepartment)
}
