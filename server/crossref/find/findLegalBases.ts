import { readArticles } from './readArticles.ts'
import type { TitleIndex } from './TitleIndex.ts'
import type { FoundLink, SourceItem } from './values.ts'

/** CITES from an item to the articles it rests on, where the law is held; to the document where the list names no article, or one it has not. */
export function findLegalBases({ id, legalBases }: SourceItem, titles: TitleIndex): FoundLink[] {
  const from = { kind: 'ITEM', id } as const
  return legalBases.flatMap(({ law, article }): FoundLink[] => {
    const match = titles.find(law)
    if (!match || match.entry.end.kind !== 'DOCUMENT') return []
    const { entry, score } = match
    const articles = readArticles(article ?? '').flatMap((number) => entry.articles.get(number) ?? [])
    if (articles.length === 0) return [{ type: 'CITES', from, to: entry.end, score: article === null ? score : score * 0.9, evidence: { from: law, to: entry.title } }]
    return articles.map(({ passage, opening }) => ({ type: 'CITES', from, to: { kind: 'PASSAGE', id: passage }, score, evidence: { from: article ?? law, to: opening } }))
  })
}
