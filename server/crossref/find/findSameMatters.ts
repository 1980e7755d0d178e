import { lawKey, subjectKey, type IndexedItem, type ItemIndex } from './ItemIndex.ts'
import { termsOf } from './matterOf.ts'
import { scoreSameMatter } from './scoreSameMatter.ts'
import { OFFERED } from './thresholds.ts'
import type { FoundLink, ListSource } from './values.ts'

/**
 * IMPLEMENTS from coordination items to the service and enforcement items of the same matter. Works from either side: a new edition of a
 * coordination list is compared with the other lists, one of another list with the coordination lists.
 */
export function findSameMatters({ catalog }: ListSource, items: ItemIndex): FoundLink[] {
  if (catalog.kind !== 'COORDINATION' && catalog.kind !== 'SERVICE' && catalog.kind !== 'ENFORCEMENT') return []
  return items.entries.filter((entry) => entry.catalog.id === catalog.id).flatMap((entry) => {
    const links: FoundLink[] = []
    for (const other of candidatesFor(entry, items)) {
      const [duty, carried] = entry.item.kind === 'COORDINATION' ? [entry, other] : [other, entry]
      if (duty.item.kind !== 'COORDINATION' || (carried.item.kind !== 'SERVICE' && carried.item.kind !== 'ENFORCEMENT')) continue
      const { score, evidence } = scoreSameMatter(duty, carried, items)
      if (score >= OFFERED) links.push({ type: 'IMPLEMENTS', from: { kind: 'ITEM', id: duty.item.id }, to: { kind: 'ITEM', id: carried.item.id }, score, evidence })
    }
    return links
  })
}

function candidatesFor(entry: IndexedItem, items: ItemIndex): Set<IndexedItem> {
  const keys = [...entry.terms, ...[...entry.subjects].flatMap((subject) => [subjectKey(subject), ...termsOf(subject)]), ...[...entry.laws].map(lawKey)]
  const candidates = new Set(keys.flatMap((key) => items.withKey(key)))
  for (const term of termsOf(entry.duties)) for (const other of items.withKey(term)) candidates.add(other)
  candidates.delete(entry)
  return candidates
}
