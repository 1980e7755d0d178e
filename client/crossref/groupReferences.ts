import type { Duties, EndNode, Reference } from './referenceQueries.ts'
import { gatherByEnd } from './SeenReference.ts'
import type { SeenEnd, SeenTogether } from './SeenReference.ts'

/** A coordination item that carries what is ordered, directly or by way of an item of the same matter. */
export interface Carrier {
  readonly item: Duties
  readonly seen: SeenEnd | null
  /** The link between it and `via`, where it is met by way of an item. */
  readonly reference: Reference
  readonly via: string | null
}

/** What is beside a directive or passage, in the order a reader asks for it. */
export interface ReferenceGroups {
  readonly catalogs: readonly SeenTogether[]
  readonly items: readonly SeenTogether[]
  readonly carriers: readonly Carrier[]
  /** Who else says it. */
  readonly kin: readonly SeenEnd[]
  readonly formulations: readonly SeenEnd[]
  readonly citations: readonly SeenEnd[]
}

export function groupReferences(seen: readonly SeenEnd[]): ReferenceGroups {
  const isCitation = ({ reference }: SeenEnd): boolean => reference.type === 'CITES'
  const rest = seen.filter((one) => !isCitation(one))
  const ofKind = (kind: SeenEnd['other']['kind']): SeenEnd[] => rest.filter(({ other }) => other.kind === kind)
  const items = ofKind('ITEM')
  return {
    catalogs: gatherByEnd([...ofKind('CATALOG'), ...seen.filter((one) => isCitation(one) && one.other.kind === 'CATALOG')]),
    items: gatherByEnd(items.filter(({ other }) => other.catalogKind !== 'COORDINATION')),
    carriers: carriersOf(items),
    kin: [...ofKind('PASSAGE'), ...ofKind('DIRECTIVE'), ...ofKind('DOCUMENT')],
    formulations: ofKind('FORMULATION'),
    citations: seen.filter((one) => isCitation(one) && one.other.kind !== 'CATALOG'),
  }
}

/** Each coordination item once; those that are linked themselves first. */
function carriersOf(items: readonly SeenEnd[]): Carrier[] {
  const carriers = new Map<string, Carrier>()
  for (const seen of items) {
    if (seen.otherNode.__typename === 'CoordinationItem') carriers.set(seen.otherNode.id, { item: seen.otherNode, seen, reference: seen.reference, via: null })
  }
  for (const { otherNode } of items) {
    for (const { reference, item } of implementedBy(otherNode)) {
      if (!carriers.has(item.id)) carriers.set(item.id, { item, seen: null, reference, via: nameOf(otherNode) })
    }
  }
  return [...carriers.values()]
}

/** The coordination items of the same matter as a service or enforcement item. */
export function implementedBy(node: EndNode): { readonly reference: Reference, readonly item: Duties }[] {
  if (!('crossReferences' in node) || node.__typename === 'CoordinationItem') return []
  return node.crossReferences.flatMap((reference) => (
    reference.type === 'IMPLEMENTS' && reference.from.__typename === 'CoordinationItem' ? [{ reference, item: reference.from }] : []))
}

const nameOf = (node: EndNode): string => ('name' in node ? node.name : '')
