import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Passage } from '../documents/Passage.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { OffsetMap } from '../text/OffsetMap.ts'
import type { LawFile } from './writeLaws.ts'

/** Which articles the passages of the laws come from, by id of the passage; and how many articles stand in none. */
export interface ArticlePassages {
  readonly articlesOf: ReadonlyMap<string, readonly string[]>
  readonly lost: number
}

/**
 * Leads from passages back to articles by their places in the text of the file. A long article is cut into several passages; a
 * passage that holds the end of one article and the beginning of the next stands for both.
 */
export async function placeArticles(em: SqlEntityManager, laws: readonly LawFile[]): Promise<ArticlePassages> {
  const articlesOf = new Map<string, string[]>()
  const found = new Set<string>()
  const documents = await em.find(SourceDocument, {}, { fields: ['id', 'repairs', 'file.name'], populate: ['file'] })
  const lawOf = new Map(laws.map((law) => [law.name, law]))
  for (const { id, repairs, file } of documents) {
    const map = new OffsetMap(repairs)
    const { articles = [] } = lawOf.get(file.name) ?? {}
    for (const passage of await em.find(Passage, { document: id }, { fields: ['id', 'start', 'end'], disableIdentityMap: true })) {
      const { start, end } = map.toRawRange(passage)
      const ids = articles.filter((article) => article.start < end && article.end > start).map((article) => article.id)
      articlesOf.set(passage.id, ids)
      for (const article of ids) found.add(article)
    }
  }
  return { articlesOf, lost: laws.reduce((sum, law) => sum + law.articles.length, 0) - found.size }
}
