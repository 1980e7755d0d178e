import type { MikroORM } from '@mikro-orm/sqlite'
import { segment } from '../../text/segment.ts'
import { foldForSearch } from '../foldForSearch.ts'
import type { Alternative } from '../understandQuery.ts'
import { SynonymGroup } from './SynonymGroup.ts'

interface Pages {
  /** Folded term → folded terms it finds besides itself. */
  readonly others: ReadonlyMap<string, readonly string[]>
  readonly longest: number
}

/** Terms that one query may bring in; more say no more. */
const MAX_OTHERS = 12

/** All synonyms in memory, read when they are first asked for and again after a change: a query is held against 10,000 groups in a millisecond. */
export class SynonymBook {
  readonly #orm: MikroORM
  #pages: Promise<Pages> | null = null

  constructor(orm: MikroORM) {
    this.#orm = orm
  }

  /** To be called after each change, so that it takes effect with the next search. */
  forget(): void {
    this.#pages = null
  }

  /**
   * What says the same as parts of these folded words, the longest parts first, none over another. A part is made of whole words:
   * 农村低保申请 → 低保: 最低生活保障; 降低保护标准 holds no 低保.
   */
  async alternativesIn(words: string): Promise<Alternative[]> {
    const { others, longest } = await (this.#pages ??= this.#read())
    if (others.size === 0) return []
    const cuts = segment(words)
    const ends = new Set(cuts.map(({ end }) => end))
    const found: Alternative[] = []
    let taken = 0
    for (const { start } of cuts) {
      if (start < taken) continue
      for (let end = Math.min(words.length, start + longest); end > start; end--) {
        const same = ends.has(end) ? others.get(words.slice(start, end)) : undefined
        if (same === undefined) continue
        found.push({ said: words.slice(start, end), others: same })
        taken = end
        break
      }
    }
    return found
  }

  async #read(): Promise<Pages> {
    const rows = await this.#orm.em.fork().find(SynonymGroup, {}, { fields: ['terms', 'oneWay'], orderBy: { id: 'asc' }, disableIdentityMap: true })
    const others = new Map<string, string[]>()
    for (const { terms, oneWay } of rows) {
      const folded = terms.map(foldTerm)
      for (const term of oneWay ? folded.slice(0, 1) : folded) {
        const held = others.get(term) ?? []
        others.set(term, [...new Set([...held, ...folded])].filter((other) => other !== term).slice(0, MAX_OTHERS))
      }
    }
    return { others, longest: Math.max(0, ...[...others.keys()].map((term) => term.length)) }
  }
}

/** A term as it is compared: plain, simplified, without quotation marks. */
export function foldTerm(term: string): string {
  return foldForSearch(term).text.replace(/["“”「」『』〝〞\s]+/gu, '')
}
