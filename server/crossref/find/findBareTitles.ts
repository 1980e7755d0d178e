import { foldForMatch } from './foldForMatch.ts'

/** Where a text names another: the words that do so, from `start` to `end` of the passage. */
export interface NamedTitle {
  readonly title: string
  readonly start: number
  readonly end: number
  readonly isMarked: boolean
}

/** How the titles of statutes end; 法律, 法规, 法人 and 法院 are other words. */
const TITLE_END = /(?:法(?![律规人院定制治])|条例|办法|规定)/g
const LONGEST = 30
/** 水法 and 森林法 without marks need an article behind them, or they may be the tail of another title. */
const SURE_LENGTH = 5
const SHORTEST = 2
const ARTICLE_BEHIND = /^\s*第[〇零一二三四五六七八九十百千\d]+条/

/** Names of laws that stand in a text without title marks, `依照土地管理法第七十八条`: the longest known form before 法, 条例, 办法 or 规定. */
export function findBareTitles(text: string, marked: readonly NamedTitle[], isKnown: (form: string) => boolean): NamedTitle[] {
  const folded = foldForMatch(text)
  const found: NamedTitle[] = []
  for (const match of folded.text.matchAll(TITLE_END)) {
    const last = match.index + match[0].length
    const end = (folded.places[last - 1] ?? 0) + 1
    if (marked.some((title) => title.start < end && end <= title.end)) continue
    for (let first = Math.max(0, last - LONGEST); first <= last - SHORTEST; first += 1) {
      const form = folded.text.slice(first, last)
      if (!isKnown(form)) continue
      if (form.length >= SURE_LENGTH || ARTICLE_BEHIND.test(text.slice(end))) found.push({ title: form, start: folded.places[first] ?? 0, end, isMarked: false })
      break
    }
  }
  return found
}
