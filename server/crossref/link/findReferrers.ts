import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { FoundLink, TextSource } from '../find/values.ts'
import type { FinderThread } from './FinderThread.ts'
import { loadCitingSource } from './loadSource.ts'

/** What elsewhere cites a document, or cited it before it was read again. */
export interface Referrers {
  readonly texts: { readonly passages: readonly string[]; readonly links: readonly FoundLink[] }
  readonly items: { readonly lineages: readonly string[]; readonly links: readonly FoundLink[] }
}

export interface Cited {
  readonly source: TextSource
  /** Titles that may mean it. */
  readonly titles: readonly string[]
  /** Marks of passages that may name it without title marks. */
  readonly tails: readonly number[]
}

/** Documents looked at together. */
const BATCH = 20
/** Keys of one statement. */
const PART = 500

/** Looks again at the passages and items that may cite a document, and only at those. */
export async function findReferrers(em: SqlEntityManager, thread: FinderThread, cited: Cited): Promise<Referrers> {
  const { id, title } = cited.source.document
  const citing = [...await findCiting(em, id, cited)]
  const texts: { passages: string[]; links: FoundLink[] } = { passages: [], links: [] }
  for (let at = 0; at < citing.length; at += BATCH) {
    const sources: TextSource[] = []
    for (const [document, passages] of citing.slice(at, at + BATCH)) {
      const source = await loadCitingSource(em, document, [...passages])
      if (source) sources.push(source)
      await setImmediate()
    }
    texts.passages.push(...sources.flatMap(({ passages }) => passages.map((passage) => passage.id)))
    texts.links.push(...await thread.call('findCitations', sources))
  }
  const resting = await em.execute<{ lineage: string }[]>("select distinct from_end as lineage from cross_reference where to_owner = ? and type = 'CITES' and from_end like 'lin\\_%' escape '\\'", [id])
  const { items, links } = await thread.call('findBases', title, resting.map(({ lineage }) => lineage))
  return { texts, items: { lineages: items, links } }
}

/** Documents with passages that may cite it. Those that wait for a task of their own are left to it. */
async function findCiting(em: SqlEntityManager, id: string, { titles, tails }: Cited): Promise<Map<string, Set<string>>> {
  const citing = new Map<string, Set<string>>()
  const add = (rows: readonly { document: string; passage: string }[]) => {
    for (const { document, passage } of rows) citing.set(document, (citing.get(document) ?? new Set()).add(passage))
  }
  const other = "<> ? and not exists (select 1 from link_task t where t.subject = x.document_id and t.is_whole)"
  for (const part of cut(titles)) {
    add(await em.execute(`select x.document_id as document, x.passage_id as passage from citation x where x.title in (${part.map(() => '?').join(', ')}) and x.document_id ${other}`, [...part, id]))
  }
  for (const part of cut(tails)) {
    add(await em.execute(`select x.document_id as document, x.place as passage from fingerprint x where x.mark in (${part.map(() => '?').join(', ')}) and x.document_id ${other}`, [...part, id]))
  }
  add(await em.execute(
    `select x.document_id as document, x.id as passage from passage x join cross_reference r on r.from_end = x.id where r.to_owner = ? and r.type = 'CITES' and x.document_id ${other}`, [id, id],
  ))
  return citing
}

function cut<Key>(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / PART) }, (_, index) => keys.slice(index * PART, index * PART + PART))
}
