import type { LegalBasis } from '../CatalogRow.ts'
import { isNothing, tidyLine, tidyName, tidyText } from '../tidyText.ts'
import { splitOutsideBrackets } from './splitList.ts'

const NUMBER = '[一二三四五六七八九十百千零〇两\\d]+'
const PARAGRAPH = `(?:第${NUMBER}款)?(?:第?[（(]${NUMBER}[）)]项?|第${NUMBER}项)?(?:第${NUMBER}目)?`
const ARTICLE = `第${NUMBER}条(?:之${NUMBER})?${PARAGRAPH}`
/** One article, a range of them, or several that share 第 and 条: 第七、八条. */
const ARTICLES = new RegExp(`^(?:${ARTICLE}(?:[至到—~-]+${ARTICLE})?|第${NUMBER}(?:、${NUMBER})+条)`)
const BETWEEN_ARTICLES = /^[、，,和及与\s]+(?=第)/
/** What may stand between two bases without being words about the first: separators, 和, the number of the next. */
const BETWEEN_BASES = /^[；;。、，,和及与以及\s]*(?=《)/
const NUMBERING = /^(?:[（(]?\d{1,2}[.．、）)](?!\d)|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[①-⑳])\s*/

/**
 * 设定依据 as lists write it, one basis per article.
 *
 *     《社会救助暂行办法》第十一条；《城市居民最低生活保障条例》第七条、第八条 → three bases
 *     《河南省实施《乡镇企业法》办法》第五条 → law 河南省实施《乡镇企业法》办法
 *     《行政许可法》（主席令第7号）第十二条：下列事项可以设定行政许可… → the rest in `text`
 *
 * Words without title marks become a law of that name: nothing that a list gives as its basis is dropped.
 */
export function parseLegalBases(text: string): LegalBasis[] {
  if (isNothing(text)) return []
  return tidyText(text).split('\n').flatMap((line) => parseLine(line))
}

function parseLine(line: string): LegalBasis[] {
  const bases: LegalBasis[] = []
  let rest = line.replace(NUMBERING, '')
  while (rest !== '') {
    const close = rest.startsWith('《') ? closingMark(rest) : -1
    if (close < 0) {
      const [unmarked, after] = beforeNextTitle(rest)
      bases.push(...parseUnmarked(unmarked))
      rest = after
      continue
    }
    const law = tidyName(rest.slice(1, close))
    const [articles, words, after] = readAfterTitle(rest.slice(close + 1))
    if (law !== '') bases.push(...basesOf(law, articles, words))
    rest = after
  }
  return bases
}

function basesOf(law: string, articles: readonly string[], words: string): LegalBasis[] {
  const text = words === '' ? null : words
  if (articles.length === 0) return [{ law, article: null, text }]
  return articles.map((article, index) => ({ law, article, text: index === articles.length - 1 ? text : null }))
}

/** Offset of the mark that closes the title at the beginning, nested ones counted: `《河南省实施《乡镇企业法》办法》`. */
function closingMark(text: string): number {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '《') depth += 1
    else if (text[index] === '》' && (depth -= 1) === 0) return index
  }
  return -1
}

/** What follows a title: its articles, words about it, and the text from the next basis on. */
function readAfterTitle(text: string): [articles: string[], words: string, after: string] {
  const notice = /^\s*[（(][^（）()]*[）)]/.exec(text)?.[0] ?? ''
  const articles: string[] = []
  let rest = text.slice(notice.length).trimStart()
  for (let match = ARTICLES.exec(rest); match; match = ARTICLES.exec(rest)) {
    articles.push(...spellOut(match[0]))
    const after = rest.slice(match[0].length)
    const gap = BETWEEN_ARTICLES.exec(after)?.[0] ?? ''
    rest = after.slice(gap.length)
    if (gap === '') break
  }
  const gap = BETWEEN_BASES.exec(rest)
  if (gap) return [articles, tidyLine(notice), rest.slice(gap[0].length)]
  const [words, after] = beforeNextTitle(rest)
  return [articles, tidyLine(notice + words.replace(/^[：:，,；;、。\s]+/, '')).replace(/[；;\s]+$/, ''), after]
}

/** `第七、八条` → 第七条, 第八条; anything else is one article. */
function spellOut(articles: string): string[] {
  const shared = /^第([^条]+)条$/.exec(articles)?.[1]
  return shared?.includes('、') ? shared.split('、').map((number) => `第${number}条`) : [tidyName(articles)]
}

/** Cuts before the next title that opens a basis: one after a semicolon or full stop. A title inside a sentence is part of it. */
function beforeNextTitle(text: string): [before: string, after: string] {
  const next = /[；;。]\s*(?=《)/.exec(text)
  return next ? [text.slice(0, next.index), text.slice(next.index + next[0].length)] : [text, '']
}

/** Bases without title marks (`社会救助暂行办法第十一条；豫政办〔2020〕5号`), or with words before the title (`依据《殡葬管理条例》第八条`). */
function parseUnmarked(text: string): LegalBasis[] {
  return splitOutsideBrackets(text, (character) => character === '；' || character === ';').flatMap((part): LegalBasis[] => {
    const said = /^(?:根据|依据|按照|依照|参照|按|见)(?=《)/.exec(part.trim())?.[0]
    if (said !== undefined) return parseLine(part.trim().slice(said.length))
    const match = /^(.+?)(第.+)$/.exec(part)
    const articles = match ? ARTICLES.exec(match[2]!)?.[0] : undefined
    const whole = match !== null && articles === match[2]
    const law = tidyName(whole ? match[1]! : part).replace(/[。，,、]+$/, '')
    const balanced = balanceMarks(law)
    return balanced === '' ? [] : basesOf(balanced, whole ? spellOut(articles!) : [], '')
  })
}

/** A title with a mark missing could not be read back once it stands in marks itself: `根据《殡葬条例` → `根据殡葬条例`. */
function balanceMarks(law: string): string {
  const opens = law.split('《').length
  return opens === law.split('》').length && closingMark(`《${law}》`) === law.length + 1 ? law : law.replace(/[《》]/g, '')
}

/** The text that `parseLegalBases` reads back as these bases: `《殡葬管理条例》第八条；《河南省殡葬管理办法》第九条`. */
export function joinLegalBases(bases: readonly LegalBasis[]): string {
  const parts = bases.map(({ law, article, text }) => `《${law}》${article ?? ''}${text === null ? '' : `：${text}`}`)
  const line = parts.join('；')
  return isSame(parseLegalBases(line), bases) ? line : parts.join('\n')
}

function isSame(left: readonly LegalBasis[], right: readonly LegalBasis[]): boolean {
  return JSON.stringify(left.map(keyOf)) === JSON.stringify(right.map(keyOf))
}

function keyOf({ law, article, text }: LegalBasis): readonly (string | null)[] {
  return [law, article, text]
}
