import { articleKey, lawKey } from './ItemIndex.ts'
import { shortTitle } from './lawSubject.ts'
import { readArticlesBehind } from './readArticles.ts'

/** 《社会救助暂行办法》, and the one mark of 《河南省实施《森林法》办法》 that nested titles need. */
const TITLE = /《((?:[^《》]|《[^《》]*》)+)》/g

/** The laws and articles that a sentence names, as the item index files them: `按照《社会救助暂行办法》第十一条` → 《社会救助暂行办法, 《社会救助暂行办法》11. */
export function readBases(sentence: string): string[] {
  return [...sentence.matchAll(TITLE)].flatMap(({ 0: whole, 1: title = '', index }) => {
    const law = shortTitle(title)
    const { articles } = readArticlesBehind(sentence.slice(index + whole.length))
    return [lawKey(law), ...articles.map((article) => articleKey(law, article))]
  })
}
