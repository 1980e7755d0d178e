import type { SearchService } from '../search/SearchService.ts'

const DEPTH = 100
const PAGE = 100
/** Pages read for one question, so that a hundred articles come together although many are cut into several passages. */
const MAX_PAGES = 4

export interface ArticleRanking {
  readonly ranked: readonly string[]
  /** What the service made of the question: corrected, or null. */
  readonly correctedQuery: string | null
  /** Until the first page of a hundred was there. */
  readonly milliseconds: number
}

/** The first hundred articles that a search for passages gives. An article has the rank of its best passage; directives, which repeat passages, are left out. */
export async function rankArticles(service: SearchService, query: string, articlesOf: ReadonlyMap<string, readonly string[]>, asTyped = false): Promise<ArticleRanking> {
  const ranked = new Set<string>()
  const begun = performance.now()
  let milliseconds = 0
  let correctedQuery: string | null = null
  let after: string | null = null
  for (let page = 0; page < MAX_PAGES && ranked.size < DEPTH; page++) {
    const answer = await service.search({ query, filter: { kinds: ['PASSAGE'] }, first: PAGE, after, asTyped })
    if (page === 0) {
      milliseconds = performance.now() - begun
      correctedQuery = answer.correctedQuery
    }
    for (const { id } of answer.hits) for (const article of articlesOf.get(id) ?? []) ranked.add(article)
    if (!answer.hasNextPage) break
    after = answer.hits.at(-1)?.cursor ?? null
  }
  return { ranked: [...ranked].slice(0, DEPTH), correctedQuery, milliseconds }
}
