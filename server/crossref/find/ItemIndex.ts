import { makeFace, type Face } from './Face.ts'
import { foldForMatch } from './foldForMatch.ts'
import { lawSubject, shortTitle } from './lawSubject.ts'
import { coreOf, termsOf, variantsOf } from './matterOf.ts'
import { PhraseFinder } from './PhraseFinder.ts'
import { readArticles } from './readArticles.ts'
import type { ListSource, SourceCatalog, SourceItem } from './values.ts'

/** An item made ready for comparing. */
export interface IndexedItem {
  readonly item: SourceItem
  readonly catalog: SourceCatalog
  /** Its name folded, and its core; see `coreOf`. */
  readonly name: string
  readonly core: string
  /** The telling words of its core and of the short forms of it. None: it is called like everything else, 公共服务, and found by nothing but its code and law. */
  readonly terms: ReadonlySet<string>
  /** Its laws, each in the shortest form of its title, and what they are about. */
  readonly laws: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
  /** The articles it rests on, as `articleKey` writes them. */
  readonly articles: ReadonlySet<string>
  /** What its parties have to do, folded. */
  readonly duties: string
}

/** Terms, laws and subjects that more items share do not lead to candidates, or two long lists would cost their product. */
const COMMON = 60

/** The items of all current editions, by what names them and what they are about. Built once; candidates come from rare terms, not from a pass over all. */
export class ItemIndex {
  readonly lists: readonly ListSource[]
  readonly entries: readonly IndexedItem[]
  readonly #byPhrase = new PhraseFinder<IndexedItem>()
  readonly #byKey = new Map<string, IndexedItem[]>()
  readonly #byId: ReadonlyMap<string, IndexedItem>
  readonly #faces = new Map<IndexedItem, readonly Face[]>()
  readonly #size: number

  constructor(lists: readonly ListSource[]) {
    this.lists = lists
    this.entries = lists.flatMap(({ catalog, items }) => items.map((item) => prepareItem(item, catalog)))
    this.#byId = new Map(this.entries.map((entry) => [entry.item.id, entry]))
    // A short list would make its every word rare.
    this.#size = Math.max(this.entries.length, 200)
    for (const entry of this.entries) this.#file(entry)
  }

  /** How much a word tells: near 1 where one item has it, near 0 where all have. */
  readonly rarityOf = (term: string): number => Math.max(0, 1 - Math.log(this.#byKey.get(term)?.length ?? 1) / Math.log(this.#size))

  /** Items that share a telling word, a law or a subject of laws (`lawKey`, `articleKey`, `subjectKey`); none where too many do. */
  withKey(key: string): readonly IndexedItem[] {
    const entries = this.#byKey.get(key) ?? []
    return entries.length > COMMON ? [] : entries
  }

  withId(id: string): IndexedItem | null {
    return this.#byId.get(id) ?? null
  }

  /** How many items share a key. */
  countOf(key: string): number {
    return this.#byKey.get(key)?.length ?? 0
  }

  /** Items whose core, in full or by a short form, stands in a folded text as it is; none where too many share it. */
  namedIn(text: string): IndexedItem[] {
    return this.#byPhrase.findLongest(text).flatMap(({ values }) => (values.length > COMMON ? [] : values))
  }

  /** The wordings of an item's matter: its core, and the same with short forms. */
  facesOf(entry: IndexedItem): readonly Face[] {
    let faces = this.#faces.get(entry)
    if (!faces) {
      faces = variantsOf(entry.core).map((variant) => makeFace(variant, this.rarityOf))
      this.#faces.set(entry, faces)
    }
    return faces
  }

  #file(entry: IndexedItem): void {
    const variants = variantsOf(entry.core)
    if (entry.terms.size > 0) for (const variant of variants) this.#byPhrase.add(variant, entry)
    const keys = new Set([
      ...entry.terms, ...[...entry.laws].map(lawKey), ...entry.articles, ...[...entry.subjects].map(subjectKey),
    ])
    for (const key of keys) {
      const entries = this.#byKey.get(key)
      if (entries) entries.push(entry)
      else this.#byKey.set(key, [entry])
    }
  }
}

export function createItemIndex(lists: readonly ListSource[]): ItemIndex {
  return new ItemIndex(lists)
}

/** Under what a law is filed, which no word can be mistaken for. */
export function lawKey(law: string): string {
  return `《${law}`
}

export function articleKey(law: string, article: string): string {
  return `《${law}》${article}`
}

export function subjectKey(subject: string): string {
  return `§${subject}`
}

function prepareItem(item: SourceItem, catalog: SourceCatalog): IndexedItem {
  const core = coreOf(item.name)
  const laws = new Set(item.legalBases.map(({ law }) => shortTitle(law)))
  return {
    item, catalog, core, laws,
    name: foldForMatch(item.name).text,
    terms: new Set(variantsOf(core).flatMap((variant) => [...termsOf(variant)])),
    subjects: new Set([...laws].map(lawSubject)),
    articles: new Set(item.legalBases.flatMap(({ law, article }) => readArticles(article ?? '').map((number) => articleKey(shortTitle(law), number)))),
    duties: foldForMatch(item.duties.map(({ text }) => text).join(';')).text,
  }
}
