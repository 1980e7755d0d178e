import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListSource, SourceItem, TextSource } from '../crossref/find/values.ts'
import { loadStartLists, loadText } from '../crossref/fixtures/loadStart.ts'
import { segment } from '../text/segment.ts'
import { pseudoRandom } from './pseudoRandom.ts'

export interface LinkCorpus {
  readonly lists: readonly ListSource[]
  /** One document after the other, the same ones in each run. */
  readonly nextDocument: () => TextSource
}

const PASSAGES = 40
const CLAUSES = 12
/** Of all passages so many name an item, and so many are taken over, with a word changed, from an earlier document. */
const NAMING = 0.15
const TAKEN_OVER = 0.02
const QUOTING = 0.05
/** What the pool of passages that may be taken over holds. */
const POOL = 200

/**
 * Documents and items to find links among: clauses of the seed documents with other words put into them and strung together, names of the
 * demonstration lists with other words in them. Words repeat as they do in such texts, hardly a clause does.
 */
export async function makeLinkCorpus(seedDocs: string, items: number): Promise<LinkCorpus> {
  const names = (await readdir(seedDocs)).filter((name) => name.endsWith('.txt')).sort()
  const seeds = await Promise.all(names.map((name) => loadText(join(seedDocs, name))))
  const start = await loadStartLists(join(seedDocs, 'catalogs'))
  const itemWords = wordsOf(start.flatMap((list) => list.items.map(({ name }) => name)))
  const words = wordsOf(seeds.flatMap(({ passages }) => passages.map(({ text }) => text)))
  const clauses = seeds.flatMap(({ passages }) => passages.flatMap(({ text }) => text.split(/[，,。；;：:！!？?\n]/))).filter((clause) => clause.length > 7)
  const next = pseudoRandom(20_220_211)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!
  const vary = (clause: string): string => {
    const parts = segment(clause).map(({ text }) => text)
    parts[0] = pick(words)
    parts[parts.length - 1] = pick(words)
    return parts.join('')
  }

  const lists = start.map((list): ListSource => ({
    ...list,
    items: Array.from({ length: Math.round(items * list.items.length / start.reduce((sum, one) => sum + one.items.length, 0)) }, (_, index): SourceItem => {
      const item = list.items[index % list.items.length]!
      const isFirst = index < list.items.length
      return { ...item, id: `${list.catalog.id}/${index}`, lineage: `${list.catalog.id}/${index}`, code: `${item.code}-${index}`, name: isFirst ? item.name : `${pick(itemWords)}${pick(itemWords)}${item.name.slice(-6)}` }
    }),
  }))
  const itemNames = lists.flatMap((list) => list.items.map(({ name }) => name))
  const quotations = Array.from({ length: POOL }, () => `${vary(pick(clauses))}，${vary(pick(clauses))}`)
  const pool: string[] = []
  let number = 0

  const nextDocument = (): TextSource => {
    number += 1
    const id = `doc${number}`
    const passages = Array.from({ length: PASSAGES }, (_, index) => {
      const taken = pool.length > 0 && next() < TAKEN_OVER ? pick(pool).replace('，', `，${pick(words)}`) : null
      const own = Array.from({ length: CLAUSES }, () => vary(pick(clauses)))
      const text = taken ?? `${own.join('，')}。${next() < NAMING ? `要做好${pick(itemNames)}。` : ''}${next() < QUOTING ? `会议强调，“${pick(quotations)}。”` : ''}`
      if (pool.length < POOL) pool.push(text)
      return { id: `${id}/psg${index}`, text, section: null }
    })
    return {
      document: { id, slug: id, title: `第${number}次基层治理工作会议上的讲话`, kind: 'SPEECH', date: null, level: 'COUNTY' },
      sections: [], passages, citations: [], formulations: [],
      directives: passages.flatMap(({ id: passage, text }) => [...text.matchAll(/要做好[^。]*。/g)].map(([sentence], index) => ({ id: `${passage}/dir${index}`, passage, text: sentence, modality: 'REQUIRE', addressee: null, deadline: null }))),
      quotations: passages.flatMap(({ id: passage, text }) => [...text.matchAll(/“([^”]*)”/g)].map(({ 1: said = '' }, index) => ({ id: `${passage}/quo${index}`, passage, text: said, speaker: null }))),
    }
  }
  return { lists, nextDocument }
}

/** The words of two and three characters, each once. */
function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(segment).map(({ text }) => text).filter((word) => /^\p{Script=Han}{2,3}$/u.test(word)))]
}
