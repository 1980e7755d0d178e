import { PhraseFinder } from './PhraseFinder.ts'
import { foldForMatch } from './foldForMatch.ts'
import { coreOf, termsOf, variantsOf } from './matterOf.ts'
import { titleForms } from './titleForms.ts'
import type { ListSource, SourceCatalog, SourceItem } from './values.ts'

/** An item made ready for comparing. */
export interface IndexedItem {
  readonly item: SourceItem
  readonly catalog: SourceCatalog
  /** See `coreOf`. */
  readonly core: string
  /** The telling words of its core, of the laws it rests on, and of what its parties have to do. */
  readonly terms: ReadonlySet<string>
  readonly lawTerms: ReadonlySet<string>
  readonly dutyTerms: ReadonlySet<string>
  /** Its laws, each in the shortest form of its title. */
  readonly laws: ReadonlySet<string>
}

/** How a phrase names an item: by its whole name, or by its core or a short form of that. */
export interface NamedItem {
  readonly entry: IndexedItem
  readonly by: 'NAME' | 'CORE'
}

/** Terms that more items share do not lead to candidates, or two long lists would cost their product. */
const COMMON = 80

/** The items of all current editions, by what names them and what they are about. Built once; candidates come from rare terms, not from a pass over all. */
export class ItemIndex {
  readonly lists: readonly ListSource[]
  readonly entries: readonly IndexedItem[]
  readonly names = new PhraseFinder<NamedItem>()
  readonly #byTerm = new Map<string, IndexedItem[]>()
  readonly #byLaw = new Map<string, IndexedItem[]>()
  readonly #counts = new Map<string, number>()

  constructor(lists: readonly ListSource[]) {
    this.lists = lists
    this.entries = lists.flatMap(({ catalog, items }) => items.map((item) => prepareItem(item, catalog)))
    for (const entry of this.entries) this.#file(entry)
  }

  /** Items that share a term, none where too many do. */
  withTerm(term: string): readonly IndexedItem[] {
    const entries = this.#byTerm.get(term) ?? []
    return entries.length > COMMON ? [] : entries
  }

  /** Items that rest on a law, given in the shortest form of its title; none where too many do. */
  withLaw(law: string): readonly IndexedItem[] {
    const entries = this.#byLaw.get(law) ?? []
    return entries.length > COMMON ? [] : entries
  }

  /** How much a term tells: near 1 where one item has it, near 0 where all have. */
  rarityOf(term: string): number {
    const size = Math.max(this.entries.length, 200)
    return Math.max(0, 1 - Math.log(this.#counts.get(term) ?? 1) / Math.log(size))
  }

  #file(entry: IndexedItem): void {
    const name = foldForMatch(entry.item.name).text
    this.names.add(name, { entry, by: 'NAME' })
    if (entry.terms.size > 0) for (const variant of variantsOf(entry.core)) if (variant !== name) this.names.add(variant, { entry, by: 'CORE' })
    for (const term of new Set([...entry.terms, ...entry.lawTerms])) {
      this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1)
      append(this.#byTerm, term, entry)
    }
    for (const law of entry.laws) append(this.#byLaw, law, entry)
  }
}

export function createItemIndex(lists: readonly ListSource[]): ItemIndex {
  return new ItemIndex(lists)
}

function append(map: Map<string, IndexedItem[]>, key: string, entry: IndexedItem): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}

function prepareItem(item: SourceItem, catalog: SourceCatalog): IndexedItem {
  const core = coreOf(item.name)
  const laws = new Set(item.legalBases.map(({ law }) => shortTitle(law)))
  return {
    item, catalog, core, laws,
    terms: termsOf(core),
    lawTerms: new Set([...laws].flatMap((law) => [...termsOf(law)])),
    dutyTerms: new Set(item.duties.flatMap(({ text }) => [...termsOf(foldForMatch(text).text)])),
  }
}

/** The title without 中华人民共和国, date and issuer: what two lists agree in when they name one law. */
export function shortTitle(law: string): string {
  return titleForms(law).filter(({ strength }) => strength >= 0.97).at(-1)?.form ?? law
}
