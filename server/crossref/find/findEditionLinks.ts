import { findLegalBases } from './findLegalBases.ts'
import { findSameMatters } from './findSameMatters.ts'
import type { FindingContext } from './FindingContext.ts'
import { keepBest } from './keepBest.ts'
import type { FoundLink, ListSource } from './values.ts'

/**
 * Everything that a list brings with it: its items to the articles they rest on, and coordination items to the service and enforcement
 * items of the same matter, whichever of the two lists is the new one. The list must be among those of the context.
 */
export function findEditionLinks(list: ListSource, context: Pick<FindingContext, 'items' | 'titles'>): FoundLink[] {
  return keepBest([...list.items.flatMap((item) => findLegalBases(item, context.titles)), ...findSameMatters(list, context.items)])
}
