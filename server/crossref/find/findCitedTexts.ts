import type { TitleIndex, TitleMatch } from './TitleIndex.ts'
import { readArticlesBehind } from './readArticles.ts'
import type { FoundLink, SourceCitation, TextSource } from './values.ts'

/** 《中华人民共和国乡村振兴促进法》（以下简称《乡村振兴促进法》、“办法”） */
const SHORT_NAME = /^[（(](?:以下)?(?:简称|统称)[：:]?[《“"]?([^》”"）)]{1,30})[》”"]?[）)]/

/**
 * Citations to what they name, where it is held: CITES from the passage to the document or catalogue, or to the articles that stand right
 * behind the title, `《土地管理法》第四条、第四十五条`. A short name that the text gives to a title leads to the same; a text never cites itself.
 */
export function findCitedTexts({ document, passages, citations }: TextSource, titles: TitleIndex): FoundLink[] {
  const texts = new Map(passages.map(({ id, text }) => [id, text]))
  const given = new Map<string, string>()
  return citations.flatMap((citation) => {
    const text = texts.get(citation.passage) ?? ''
    const end = endOfTitle(text, citation)
    const short = SHORT_NAME.exec(text.slice(end))
    if (short?.[1]) given.set(short[1], citation.title)
    const match = titles.find(given.get(citation.title) ?? citation.title, document.date)
    if (!match || match.entry.end.id === document.id) return []
    const behind = readArticlesBehind(text.slice(end + (short?.[0].length ?? 0)))
    return linksTo(match, citation, text, end + (short?.[0].length ?? 0), behind)
  })
}

function linksTo({ entry, score }: TitleMatch, citation: SourceCitation, text: string, end: number, behind: ReturnType<typeof readArticlesBehind>): FoundLink[] {
  const from = { kind: 'PASSAGE', id: citation.passage } as const
  const articles = behind.articles.flatMap((number) => entry.articles.get(number) ?? [])
  if (articles.length === 0) return [{ type: 'CITES', from, to: entry.end, score, evidence: { from: text.slice(citation.start, end), to: entry.title } }]
  const words = text.slice(citation.start, end + behind.length)
  return articles.map(({ passage, opening }) => ({ type: 'CITES', from, to: { kind: 'PASSAGE', id: passage }, score, evidence: { from: words, to: opening } }))
}

/** Behind the mark that closes the title, nested ones counted. */
function endOfTitle(text: string, { start, title }: SourceCitation): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (/[《〈]/.test(text.charAt(at))) depth += 1
    else if (/[》〉]/.test(text.charAt(at)) && --depth === 0) return at + 1
  }
  return Math.min(text.length, start + title.length)
}
