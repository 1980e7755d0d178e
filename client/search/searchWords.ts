import type { SearchKind } from './searchAddress.ts'

/** A result says first, in a word, what it is. */
export const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  PASSAGE: '段落',
  DIRECTIVE: '要求',
  SERVICE_ITEM: '事项',
  ENFORCEMENT_ITEM: '执法',
  COORDINATION_ITEM: '协同',
  FORMULATION: '提法',
}
