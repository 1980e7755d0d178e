import { ordinalValue } from '../../ingest/annotate/punctuation.ts'

/** 第三十二条 · 第32条 · 第十七条之一; a line of statutes numbers with Han numerals, lists and speeches with either. */
const ARTICLE = /第\s*([〇零一二三四五六七八九十百千\d]+)\s*条(?:之([一二三四五六七八九十\d]+))?/g
/** What may stand between the articles of one enumeration: 第四条、第四十五条第二款和第五十条. */
const BETWEEN = /^(?:第[〇零一二三四五六七八九十百\d]+[款项]|第?[（(][〇零一二三四五六七八九十百\d]+[）)]项|[、，,和及与至或以\s])*$/

/** The articles that a text names, in their order and form: `第七条第二款第（三）项` → ['7'], `第十七条之一` → ['17-1']. */
export function readArticles(text: string): string[] {
  return [...text.matchAll(ARTICLE)].map(([, number = '', further]) => (further ? `${ordinalValue(number)}-${ordinalValue(further)}` : String(ordinalValue(number))))
}

/** The articles that stand right behind a title, and the length of the words that name them: `》第四条、第五条规定的` → ['4', '5']. */
export function readArticlesBehind(text: string): { readonly articles: readonly string[]; readonly length: number } {
  let end = 0
  const articles: string[] = []
  for (const match of text.matchAll(ARTICLE)) {
    if (!BETWEEN.test(text.slice(end, match.index))) break
    end = match.index + match[0].length
    articles.push(...readArticles(match[0]))
  }
  return { articles, length: end }
}
