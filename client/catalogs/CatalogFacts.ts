import type { CatalogKind } from './catalogWords.ts'

/** What a list is called, and what it is. */
export interface CatalogFacts {
  readonly title: string
  readonly aliases: readonly string[]
  readonly kind: CatalogKind
  readonly slug: string
}
