import type { IndexEntry, SubjectEntries } from '../search/SearchEngine.ts'
import type { AskPort } from './measurePort.ts'

export interface Yardstick {
  readonly ask: AskPort
  readonly seconds: number
  readonly mebibytes: number
}

const PAIRS = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu

/**
 * MiniSearch, a well-kept library that holds its index in memory, over the same entries: pairs of characters as terms, all of them
 * wanted. It has no facets and no snippets, so its times are of finding and ranking alone. Null where it is not installed, as in production.
 */
export async function openYardstick(batches: AsyncIterable<readonly SubjectEntries[]>): Promise<Yardstick | null> {
  const module = await import('minisearch').catch(() => null)
  if (module === null) return null
  const before = process.memoryUsage().rss
  const begun = performance.now()
  const index = new module.default<IndexEntry>({ fields: ['text', 'context'], idField: 'id', tokenize: pairsOf })
  for await (const subjects of batches) index.addAll(subjects.flatMap(({ entries }) => entries))
  return {
    ask: (query) => Promise.resolve(index.search(query, { combineWith: 'AND' }).slice(0, 20)),
    seconds: (performance.now() - begun) / 1000,
    mebibytes: (process.memoryUsage().rss - before) / 2 ** 20,
  }
}

function pairsOf(text: string): string[] {
  const pieces = text.match(PAIRS) ?? []
  return pieces.flatMap((piece, at) => {
    const next = pieces[at + 1]
    return /\p{Script=Han}/u.test(piece) && next !== undefined && /\p{Script=Han}/u.test(next) ? [piece + next] : [piece]
  })
}
