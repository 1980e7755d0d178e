import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Catalog } from '../catalogs/Catalog.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { TitleIndex, type TitleEntry } from './find/TitleIndex.ts'

/** Knows what a cited title means among what is held, by the rules that links are found by. Made anew when a title may have changed. */
export class TitleRegister {
  #state = ''
  #titles = new TitleIndex()

  /** One statement while nothing has changed. */
  async open(em: SqlEntityManager): Promise<TitleIndex> {
    // Not `sum(revision)` of the documents: it stands behind their texts, all of which SQLite would read to get at it.
    const [now] = await em.execute<{ state: string }[]>(
      `select (select count(*) from revision where subject > 'doc_' and subject < 'doc~') || ' ' || (select count(*) || ' ' || coalesce(sum(revision), 0) from catalog) as state`,
    )
    if (now && now.state !== this.#state) {
      this.#titles = new TitleIndex([...await readDocumentTitles(em), ...await readCatalogTitles(em)])
      this.#state = now.state
    }
    return this.#titles
  }
}

async function readDocumentTitles(em: SqlEntityManager): Promise<TitleEntry[]> {
  const rows = await em.find(SourceDocument, {}, { fields: ['title', 'date'], disableIdentityMap: true })
  return rows.map(({ id, title, date = null }) => ({ end: { kind: 'DOCUMENT', id }, title, aliases: [], date, articles: new Map() }))
}

async function readCatalogTitles(em: SqlEntityManager): Promise<TitleEntry[]> {
  const rows = await em.find(Catalog, {}, { disableIdentityMap: true })
  return rows.map(({ id, title, aliases }) => ({ end: { kind: 'CATALOG', id }, title, aliases, date: null, articles: new Map() }))
}
