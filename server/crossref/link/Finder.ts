import { articlesOf } from '../find/articlesOf.ts'
import { CatalogFinder } from '../find/CatalogFinder.ts'
import { findCitedTexts } from '../find/findCitedTexts.ts'
import { findDocumentLinks } from '../find/findDocumentLinks.ts'
import { findEditionLinks } from '../find/findEditionLinks.ts'
import type { FindingContext } from '../find/FindingContext.ts'
import { findLegalBases } from '../find/findLegalBases.ts'
import { findDoubtful } from '../find/findMandates.ts'
import { findTextKinship, kinTextsOf, type KinText } from '../find/findTextKinship.ts'
import { FormulationFinder } from '../find/FormulationFinder.ts'
import { createItemIndex } from '../find/ItemIndex.ts'
import { keepBest } from '../find/keepBest.ts'
import type { Resemblance } from '../find/Resemblance.ts'
import { titleForms } from '../find/titleForms.ts'
import { TitleIndex } from '../find/TitleIndex.ts'
import type { FoundLink, ListSource, SourceItem, TextSource } from '../find/values.ts'
import type { HeldText } from './HeldText.ts'
import { tailsOfForms, tailsOfText } from './titleTails.ts'

/** Texts that share a fingerprint with the one that is linked, by fingerprint. */
export type KinTable = readonly (readonly [mark: number, texts: readonly KinText[]])[]

/** A text of three clauses or more. */
const MANY_MARKS = 6

export interface TextMarks {
  /** Id of the passage or quotation. */
  readonly place: string
  readonly marks: readonly number[]
}

export interface TextDescription {
  /** Of the words of its passages and quotations. */
  readonly marks: readonly TextMarks[]
  /** Of what its passages may name without title marks. */
  readonly tails: readonly TextMarks[]
  /** Titles that texts cite and that may mean this one. */
  readonly titles: readonly string[]
  /** Marks that passages have which may name this one without title marks. */
  readonly ownTails: readonly number[]
}

/** Everything that finding looks things up in, kept in line with what is held, change by change. */
export class Finder {
  readonly #titles = new TitleIndex()
  readonly #formulations = new FormulationFinder([])
  readonly #lists = new Map<string, ListSource>()
  /** Titles that texts cite, by each of their forms. */
  readonly #cited = new Map<string, Set<string>>()
  /** Items by each form of the laws they rest on. */
  #resting = new Map<string, Set<SourceItem>>()
  #context = this.#makeContext()

  learnTexts(texts: readonly HeldText[]): void {
    for (const { id, title, date, articles, cited } of texts) {
      this.#titles.add({ end: { kind: 'DOCUMENT', id }, title, aliases: [], date, articles: readArticles(articles) })
      for (const name of cited) for (const { form } of titleForms(name)) put(this.#cited, form, name)
    }
  }

  learnFormulations(formulations: readonly { readonly id: string; readonly name: string }[]): void {
    for (const formulation of formulations) this.#formulations.add(formulation)
  }

  /** Puts lists in the place of those of their catalogues; null: nothing is published there any more. */
  learnLists(lists: readonly { readonly catalog: string; readonly list: ListSource | null }[]): void {
    for (const { catalog, list } of lists) {
      this.#titles.remove(catalog)
      this.#lists.delete(catalog)
      if (!list) continue
      this.#lists.set(catalog, list)
      const { title, aliases } = list.catalog
      this.#titles.add({ end: { kind: 'CATALOG', id: catalog }, title, aliases, date: null, articles: new Map() })
    }
    this.#context = this.#makeContext()
    this.#resting = new Map()
    for (const { items } of this.#lists.values()) {
      for (const item of items) for (const { law } of item.legalBases) for (const { form } of titleForms(law)) put(this.#resting, form, item)
    }
  }

  /** What a text is remembered by, and how it is named wherever it is cited. */
  describe(source: TextSource): TextDescription {
    const forms = titleForms(source.document.title).map(({ form }) => form)
    return {
      marks: kinTextsOf(source).map(({ text, marks }) => ({ place: text.end.id, marks })),
      tails: source.passages.map(({ id, text }) => ({ place: id, marks: tailsOfText(text) })),
      titles: [...new Set(forms.flatMap((form) => [...this.#cited.get(form) ?? []]))],
      ownTails: tailsOfForms(forms),
    }
  }

  /** The directives of a document about which a search can tell more. */
  findDoubtful(source: TextSource): string[] {
    return findDoubtful(source, this.#context)
  }

  /** What starts in a document. */
  findInDocument(source: TextSource, resemblances: readonly Resemblance[]): FoundLink[] {
    return findDocumentLinks(source, this.#context, resemblances)
  }

  /** What the words of a document share with others. Long texts that share a single mark share a turn of phrase, and are not compared. */
  findKin(source: TextSource, table: KinTable): FoundLink[] {
    const byMark = new Map(table)
    return keepBest(findTextKinship(source, (marks) => {
      const shared = new Map<string, { readonly text: KinText; times: number }>()
      for (const mark of marks) {
        for (const text of byMark.get(mark) ?? []) {
          const key = `${text.end.kind} ${text.end.id} ${text.text}`
          const held = shared.get(key)
          if (held) held.times += 1
          else shared.set(key, { text, times: 1 })
        }
      }
      const least = marks.length >= MANY_MARKS ? 2 : 1
      return [...shared.values()].filter(({ text, times }) => times >= (text.end.kind === 'PASSAGE' ? least : 1)).map(({ text }) => text)
    }))
  }

  findCitations(sources: readonly TextSource[]): FoundLink[] {
    return keepBest(sources.flatMap((source) => findCitedTexts(source, this.#titles)))
  }

  /** What the items rest on that may rest on a document of this title, and these items. */
  findBases(title: string, lineages: readonly string[]): { readonly items: readonly string[]; readonly links: readonly FoundLink[] } {
    const named = new Set(lineages)
    const items = new Set(titleForms(title).flatMap(({ form }) => [...this.#resting.get(form) ?? []]))
    for (const list of this.#lists.values()) for (const item of list.items) if (named.has(item.id)) items.add(item)
    return { items: [...items].map(({ id }) => id), links: keepBest([...items].flatMap((item) => findLegalBases(item, this.#titles))) }
  }

  findInList(catalog: string): FoundLink[] {
    const list = this.#lists.get(catalog)
    return list ? findEditionLinks(list, this.#context) : []
  }

  #makeContext(): FindingContext {
    const lists = [...this.#lists.values()]
    return { items: createItemIndex(lists), catalogs: new CatalogFinder(lists), titles: this.#titles, formulations: this.#formulations }
  }
}

function readArticles(articles: HeldText['articles']) {
  return articlesOf({
    sections: articles.map(({ number, passage }) => ({ id: passage, number, heading: '', level: 1, parent: null })),
    passages: articles.map(({ passage, opening }) => ({ id: passage, text: opening, section: passage })),
  })
}

function put<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const held = map.get(key)
  if (held) held.add(value)
  else map.set(key, new Set([value]))
}
