import { readArticles } from './readArticles.ts'
import type { SourcePassage, TextSource } from './values.ts'

/** An article where it is held. */
export interface HeldArticle {
  /** Id of the passage it begins in. */
  readonly passage: string
  /** How it begins, for evidence: a literal slice. */
  readonly opening: string
}

const OPENING = 60
const NUMBER = /^第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十\d]+)?$/

/** The articles of a statute, by their number: '32' for 第三十二条. Empty for a text without articles. Of two with one number the first counts. */
export function articlesOf({ sections, passages }: Pick<TextSource, 'sections' | 'passages'>): Map<string, HeldArticle> {
  const firstPassage = new Map<string, SourcePassage>()
  for (const passage of passages) if (passage.section !== null && !firstPassage.has(passage.section)) firstPassage.set(passage.section, passage)
  const articles = new Map<string, HeldArticle>()
  for (const { id, number } of sections) {
    const passage = firstPassage.get(id)
    if (number === null || !passage || !NUMBER.test(number)) continue
    const [key = ''] = readArticles(number)
    if (!articles.has(key)) articles.set(key, { passage: passage.id, opening: passage.text.slice(0, OPENING) })
  }
  return articles
}
