import type { ReferenceType } from './CrossReference.ts'

/** What a link can lead from or to. Quotations are linked by the passages they stand in: their own ids change with each reading. */
export type EndKind = 'DOCUMENT' | 'PASSAGE' | 'DIRECTIVE' | 'FORMULATION' | 'CATALOG' | 'ITEM'

/** How the ids begin that ends are kept under. An item is kept under its lineage, which is the same in all editions. */
export const PREFIXES: Readonly<Record<EndKind, string>> = { DOCUMENT: 'doc', PASSAGE: 'psg', DIRECTIVE: 'dir', FORMULATION: 'frm', CATALOG: 'cat', ITEM: 'lin' }

const KINDS = new Map(Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as EndKind]))

/** By the id an end is kept under. */
export function endKindOf(end: string): EndKind {
  const kind = KINDS.get(end.slice(0, 3))
  if (!kind) throw new Error(`${end} is no end of a link`)
  return kind
}

/** What a link is about. Two things have at most one link of a family, so that one rejected never returns under another name. */
const FAMILIES: Readonly<Record<ReferenceType, string>> = { MANDATES: 'duty', IMPLEMENTS: 'duty', MENTIONS: 'duty', CITES: 'cite', QUOTES: 'words', SIMILAR: 'words' }

/** The key of a link, the same for both directions: `duty dir_4k2c… lin_9d1m…`. */
export function pairOf(type: ReferenceType, one: string, other: string): string {
  return [FAMILIES[type], ...[one, other].sort()].join(' ')
}
