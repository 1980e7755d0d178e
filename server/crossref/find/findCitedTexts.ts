import { findBareTitles, type NamedTitle } from './findBareTitles.ts'
import { readArticlesBehind } from './readArticles.ts'
import type { TitleIndex } from './TitleIndex.ts'
import type { FoundLink, SourceCitation, TextSource } from './values.ts'

/** 《中华人民共和国乡村振兴促进法》（以下简称《乡村振兴促进法》、“办法”、森林法） */
const SHORT_NAME = /^[（(](?:以下)?(?:简称|统称)[：:]?[《“"]?([^》”"）)]{1,30})[》”"]?[）)]/
/** A name without title marks may be part of another. */
const UNMARKED = 0.9

/**
 * Citations to what they name, where it is held: CITES from the passage to the document or catalogue, or to the articles that stand right
 * behind the title, `《土地管理法》第四条、第四十五条`. A short name that the text gives to a title leads to the same, and so does the name of
 * a law without title marks; a text never cites itself.
 */
export function findCitedTexts({ document, passages, citations }: Pick<TextSource, 'document' | 'passages' | 'citations'>, titles: TitleIndex): FoundLink[] {
  const marked = Map.groupBy(citations, ({ passage }) => passage)
  const given = new Map<string, string>()
  return passages.flatMap(({ id, text }) => {
    const own = (marked.get(id) ?? []).map((citation): NamedTitle => ({ title: citation.title, start: citation.start, end: endOfTitle(text, citation), isMarked: true }))
    let defined = 0
    const named = [...own, ...findBareTitles(text, own, (form) => given.has(form) || titles.knowsForm(form))]
    return named.flatMap(({ title, start, end, isMarked }): FoundLink[] => {
      // The short name is given here, not cited.
      if (start < defined && isMarked) return []
      const short = isMarked ? SHORT_NAME.exec(text.slice(end)) : null
      if (short?.[1]) given.set(short[1], title)
      if (short) defined = end + short[0].length
      const match = titles.find(given.get(title) ?? title, document.date)
      if (!match || match.entry.end.id === document.id) return []
      const { entry } = match
      const score = isMarked ? match.score : match.score * UNMARKED
      const from = { kind: 'PASSAGE', id } as const
      const wordsEnd = end + (short?.[0].length ?? 0)
      const behind = readArticlesBehind(text.slice(wordsEnd))
      const articles = behind.articles.flatMap((number) => entry.articles.get(number) ?? [])
      if (articles.length === 0) return [{ type: 'CITES', from, to: entry.end, score, evidence: { from: text.slice(start, end), to: entry.title } }]
      const words = text.slice(start, wordsEnd + behind.length)
      return articles.map(({ passage, opening }) => ({ type: 'CITES', from, to: { kind: 'PASSAGE', id: passage }, score, evidence: { from: words, to: opening } }))
    })
  })
}

/** Behind the mark that closes the title, nested ones counted. */
function endOfTitle(text: string, { start, title }: SourceCitation): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (/[《〈]/.test(text.charAt(at))) depth += 1
    else if (/[》〉]/.test(text.charAt(at))) depth -= 1
    if (depth === 0) return at + 1
  }
  return Math.min(text.length, start + title.length + 2)
}
