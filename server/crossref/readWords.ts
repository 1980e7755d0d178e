import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Catalog } from '../catalogs/Catalog.ts'
import { CatalogItem } from '../catalogs/CatalogItem.ts'
import type { CatalogRow } from '../catalogs/CatalogRow.ts'
import { Directive } from '../documents/Directive.ts'
import { Formulation } from '../documents/Formulation.ts'
import { Passage } from '../documents/Passage.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { endKindOf, type EndKind } from './ends.ts'
import { linesOfItem } from './linesOfItem.ts'

/** What an end says now, and what it belongs to. */
export interface EndWords {
  readonly words: string
  readonly owner: string
}

/** The words of these ends as they are now, in a statement for each kind. An end that is gone, or whose item is not published, has none. */
export async function readWords(em: SqlEntityManager, ends: Iterable<string>): Promise<Map<string, EndWords>> {
  const byKind = Map.groupBy(new Set(ends), endKindOf)
  const found = new Map<string, EndWords>()
  for (const [kind, ids] of byKind) for (const [end, words] of await readers[kind](em, ids)) found.set(end, words)
  return found
}

/** An item's name on the first line, then what it says, as the list has it: a department that is renamed changes no item. */
export function wordsOfItem(row: CatalogRow): string {
  return [row.name, ...linesOfItem(row)].join('\n')
}

type Read = (em: SqlEntityManager, ids: string[]) => Promise<[string, EndWords][]>

const fresh = { disableIdentityMap: true } as const

const readers: Readonly<Record<EndKind, Read>> = {
  PASSAGE: async (em, ids) => (await em.find(Passage, { id: { $in: ids } }, fresh)).map(({ id, text, document }) => [id, { words: text, owner: document.id }]),
  DIRECTIVE: async (em, ids) => (await em.find(Directive, { id: { $in: ids } }, fresh)).map(({ id, text, document }) => [id, { words: text, owner: document.id }]),
  DOCUMENT: async (em, ids) => (await em.find(SourceDocument, { id: { $in: ids } }, fresh)).map(({ id, title }) => [id, { words: title, owner: id }]),
  FORMULATION: async (em, ids) => (await em.find(Formulation, { id: { $in: ids } }, fresh)).map(({ id, name }) => [id, { words: name, owner: id }]),
  CATALOG: async (em, ids) => (await em.find(Catalog, { id: { $in: ids } }, fresh)).map(({ id, title }) => [id, { words: title, owner: id }]),
  ITEM: async (em, ids) => (await em.find(CatalogItem, { lineage: { $in: ids }, edition: { status: 'PUBLISHED' } }, { populate: ['edition'], ...fresh }))
    .map(({ lineage, row, edition }) => [lineage, { words: wordsOfItem(row), owner: edition.catalog.id }]),
}
