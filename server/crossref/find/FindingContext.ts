import { CatalogFinder } from './CatalogFinder.ts'
import { FormulationFinder } from './FormulationFinder.ts'
import { createItemIndex, type ItemIndex } from './ItemIndex.ts'
import { TitleIndex, type TitleEntry } from './TitleIndex.ts'
import type { ListSource } from './values.ts'

/** What is held already, as finding looks things up in it. */
export interface FindingContext {
  /** Of all current published editions. */
  readonly items: ItemIndex
  readonly catalogs: CatalogFinder
  /** Documents and catalogues by every form of their names. */
  readonly titles: TitleIndex
  readonly formulations: FormulationFinder
}

export interface HeldThings {
  readonly lists: readonly ListSource[]
  /** Of the documents; those of the catalogues are made from the lists. */
  readonly titles: readonly TitleEntry[]
  readonly formulations: readonly { readonly id: string; readonly name: string }[]
}

/** Makes the lookups of finding, in time linear in what is held. The title index can be kept and told of documents that come and go. */
export function createFindingContext({ lists, titles, formulations }: HeldThings): FindingContext {
  return {
    items: createItemIndex(lists),
    catalogs: new CatalogFinder(lists),
    titles: new TitleIndex([...titles, ...lists.map(({ catalog }): TitleEntry => ({
      end: { kind: 'CATALOG', id: catalog.id }, title: catalog.title, aliases: catalog.aliases, date: null, articles: new Map(),
    }))]),
    formulations: new FormulationFinder(formulations),
  }
}
