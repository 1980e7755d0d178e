import { setTimeout as wait } from 'node:timers/promises'
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../../errors.ts'
import type { Indexer } from '../../search/Indexer.ts'
import type { SearchAnswer, SearchEngine, SearchRequest } from '../../search/SearchEngine.ts'
import { foldTerm, SynonymBook } from '../../search/synonyms/SynonymBook.ts'
import { understandQuery } from '../../search/understandQuery.ts'
import type { Resemblance, SameWords } from '../find/Resemblance.ts'
import type { SourceDirective, TextSource } from '../find/values.ts'

const ITEM_KINDS = ['SERVICE_ITEM', 'ENFORCEMENT_ITEM', 'COORDINATION_ITEM']
/** A search costs some ten milliseconds, so of one document so many directives of each sort are asked about, the first. */
const MOST_DIRECTIVES = 20
const MOST_ITEMS = 5
const PAGE = 500
/** An engine that does not answer in this time is away. */
const PATIENCE_MS = 5000
/** An index that does not follow the lists in this time is asked again after a while. */
const LAG_MS = 30_000
const AWAY_MS = 60_000
const LOOK_MS = 100
/** Marks that would ask for just these words. */
const QUOTATION_MARKS = /["“”「」『』〝〞]/gu
const NO_QUERY = understandQuery('')

/** What linking asks the search. An engine that is away, or an index that does not follow, keeps nothing waiting for long: linking goes on without. */
export class LinkSearch {
  readonly #engine: SearchEngine
  readonly #indexer: Pick<Indexer, 'fault'>
  readonly #synonyms: SynonymBook
  #synonymsState = ''
  readonly #closing = new AbortController()
  #awayUntil = 0

  constructor({ orm, engine, indexer }: { readonly orm: MikroORM; readonly engine: SearchEngine; readonly indexer: Pick<Indexer, 'fault'> }) {
    this.#engine = engine
    this.#indexer = indexer
    this.#synonyms = new SynonymBook(orm)
  }

  /** Ends waiting for the index. */
  close(): void {
    this.#closing.abort()
  }

  /**
   * Which items the directives of a document resemble: those that hold words of which curators hold others for the same, and those that are
   * doubtful. Statutes, which oblige in every article, are not asked about.
   */
  async findResemblances(em: SqlEntityManager, { document, directives }: TextSource, findDoubtful: () => Promise<readonly string[]>): Promise<Resemblance[]> {
    if (document.kind === 'REGULATION' || directives.length === 0) return []
    const synonyms = await this.#findSynonyms(em, directives)
    const doubtful = (await findDoubtful()).filter((id) => !synonyms.has(id)).slice(0, MOST_DIRECTIVES)
    const asked = new Set([...[...synonyms.keys()].slice(0, MOST_DIRECTIVES), ...doubtful])
    if (asked.size === 0 || !await this.#awaitLists(em)) return []
    const found: { readonly directive: string; readonly ids: readonly string[] }[] = []
    for (const { id, text } of directives) {
      if (!asked.has(id)) continue
      const answer = await this.#ask({ query: { ...readDirective(text), alternatives: synonyms.get(id) ?? [] }, filter: { kinds: ITEM_KINDS }, offset: 0, limit: MOST_ITEMS })
      if (answer === null) return []
      found.push({ directive: id, ids: answer.hits.map((hit) => hit.id) })
    }
    const lineages = await readLineages(em, found.flatMap(({ ids }) => ids))
    return found.map(({ directive, ids }) => ({ directive, items: ids.flatMap((id) => lineages.get(id) ?? []), synonyms: synonyms.get(directive) ?? [] }))
  }

  /** Ids of the documents in which these words stand: by the index where it is in line, else by reading all. */
  async findHolders(em: SqlEntityManager, words: string): Promise<string[]> {
    const folded = foldTerm(words)
    const passages: string[] = []
    for (let answer = await this.#isInLine(em) ? await this.#holding(folded, 0) : null; answer; answer = await this.#holding(folded, passages.length)) {
      passages.push(...answer.hits.map(({ id }) => id))
      if (answer.hits.length < PAGE) return readDocuments(em, passages)
    }
    const rows = await em.execute<{ id: string }[]>("select distinct document_id as id from passage where instr(replace(replace(text, '“', ''), '”', ''), ?) > 0", [words.replaceAll(QUOTATION_MARKS, '')])
    return rows.map(({ id }) => id)
  }

  #holding(phrase: string, offset: number): Promise<SearchAnswer | null> {
    return this.#ask({ query: { ...NO_QUERY, phrases: [phrase] }, filter: { kinds: ['PASSAGE'] }, offset, limit: PAGE })
  }

  /** By directive. */
  async #findSynonyms(em: SqlEntityManager, directives: readonly SourceDirective[]): Promise<Map<string, readonly SameWords[]>> {
    const [held] = await em.execute<{ state: string }[]>(
      "select (select count(*) from synonym_group) || ' ' || (select count(*) from revision where subject > 'syn_' and subject < 'syn~') as state",
    )
    if (held?.state !== this.#synonymsState) this.#synonyms.forget()
    this.#synonymsState = held?.state ?? ''
    const synonyms = new Map<string, readonly SameWords[]>()
    for (const { id, text } of directives) {
      const found = await this.#synonyms.alternativesIn(readDirective(text).words)
      if (found.length > 0) synonyms.set(id, found)
    }
    return synonyms
  }

  /** Waits until the lists that are held can be found; answers whether they can. */
  async #awaitLists(em: SqlEntityManager): Promise<boolean> {
    const end = Date.now() + LAG_MS
    while (Date.now() < end && this.#awayUntil < Date.now() && this.#indexer.fault === null && !this.#closing.signal.aborted) {
      if (await this.#isInLine(em, "and subject not like 'doc\\_%' escape '\\'")) return true
      await wait(LOOK_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined)
    }
    if (Date.now() >= end) this.#awayUntil = Date.now() + AWAY_MS
    return false
  }

  /** Whether the index follows the database, in what fulfils the condition. */
  async #isInLine(em: SqlEntityManager, condition = ''): Promise<boolean> {
    const position = await this.#orNull(() => this.#engine.position())
    if (position === null) return false
    return (await em.execute(`select 1 from index_task where id > ? ${condition} limit 1`, [position])).length === 0
  }

  async #ask(request: SearchRequest): Promise<SearchAnswer | null> {
    return this.#orNull(() => this.#engine.search(request, AbortSignal.any([this.#closing.signal, AbortSignal.timeout(PATIENCE_MS)])))
  }

  /** Null where the engine is away. */
  async #orNull<Value>(ask: () => Promise<Value>): Promise<Value | null> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof KnownError) && !(error instanceof DOMException)) throw error
      this.#awayUntil = Date.now() + AWAY_MS
      return null
    }
  }
}

/** A directive as a query that asks for nothing but its words. */
function readDirective(text: string) {
  return { ...NO_QUERY, words: understandQuery(text.replaceAll(QUOTATION_MARKS, '')).words }
}

async function readLineages(em: SqlEntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await em.execute<{ id: string; lineage: string }[]>(`select id, lineage from catalog_item where id in (${ids.map(() => '?').join(', ')})`, [...ids])
  return new Map(rows.map(({ id, lineage }) => [id, lineage]))
}

async function readDocuments(em: SqlEntityManager, passages: readonly string[]): Promise<string[]> {
  const documents = new Set<string>()
  for (let at = 0; at < passages.length; at += PAGE) {
    const part = passages.slice(at, at + PAGE)
    for (const { id } of await em.execute<{ id: string }[]>(`select distinct document_id as id from passage where id in (${part.map(() => '?').join(', ')})`, part)) documents.add(id)
  }
  return [...documents]
}
