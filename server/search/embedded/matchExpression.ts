import type { UnderstoodQuery } from '../understandQuery.ts'
import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter, wordsOfQuery } from './tokens.ts'

/** FTS5 expressions for one query, or null where there is nothing to look for. */
export interface MatchExpressions {
  /** Every word and phrase stands there, one of them at least in the entry's own text. */
  readonly all: string | null
  /** Every phrase and any of the words stand there, be it only in the title or a heading. */
  readonly any: string | null
  /** What must not be there. */
  readonly excluded: string | null
  /** How many words were looked for, phrases not counted. */
  readonly words: number
}

/** In how many entries a token stands. */
export type CountEntries = (column: 'words' | 'bigrams', token: string) => number

/** Words of the grammar and of asking; a passage that answers the question need not hold them. */
const FUNCTION_WORDS = new Set(`的 了 着 过 地 得 在 是 有 和 与 及 或 等 对 将 把 被 为 以 于 由 从 向 到 并 而 其 之 也 都 就 又 还 不 吗 呢 吧 啊 这 那 我 你 他 她 它
  我们 你们 他们 这个 那个 什么 哪些 哪个 哪里 怎么 怎样 怎么办 如何 为什么 为何 是否 多少 几个 谁 可以 能否 能不能 应该 应当 需要`.split(/\s+/))

const MAX_WORDS = 32
const MAX_BIGRAMS = 48
/** A longer run of characters is a sentence, not a term. */
const LONGEST_TERM = 16
/** Tokens in more entries than this, and in more than a tenth of all, are left out where rarer ones remain: they cost much and tell little. */
const COMMON = 1000
const COMMON_SHARE = 0.1

/** Turns an understood query into FTS5's language. Nothing typed reaches it unquoted. */
export function writeMatchExpressions(query: UnderstoodQuery, entries: number, count: CountEntries): MatchExpressions {
  const words = meaningful(wordsOfQuery(query.words)).slice(0, MAX_WORDS)
  const phrases = query.phrases.slice(0, MAX_WORDS)
  const excluded = query.excluded.slice(0, MAX_WORDS).map((text) => sequence('bigrams context', text))
  const needed = [...words, ...phrases]
  const everywhere = phrases.map((phrase) => sequence('bigrams context', phrase))
  return {
    all: needed.length === 0 ? null : allOf([
      ...(needed.length > 1 ? [...words.map(anywhere), ...everywhere] : []),
      // 网格员 is cut into 网格 and 员; where both stand together, the text gains by the whole.
      anyOf([...words.map(inText), ...[...phrases, ...runsOfQuery(query.words)].map((text) => sequence('bigrams', text))]),
    ]),
    any: needed.length === 0 ? null : allOf([...everywhere, ...someWord(query.words, words, entries, count)]),
    excluded: excluded.length === 0 ? null : anyOf(excluded),
    words: words.length,
  }
}

/** What a snippet marks: phrases and words; the pairs of characters where that is all there is. */
export function marksOfQuery(query: UnderstoodQuery): string[] {
  const pieces = query.phrases.flatMap((phrase) => phrase.match(/[\p{L}\p{N}]+/gu) ?? [])
  const words = meaningful(innerWordsOfQuery(query.words))
  const telling = words.filter((word) => !isOneHanCharacter(word))
  return [...pieces, ...runsOfQuery(query.words), ...(telling.length > 0 || pieces.length > 0 ? telling : words)]
}

/** Characters typed without a break, as far as they may be one term. */
function runsOfQuery(typed: string): string[] {
  return (typed.match(/\p{Script=Han}+/gu) ?? []).filter((run) => run.length > 2 && run.length <= LONGEST_TERM).slice(0, MAX_WORDS)
}

function someWord(typed: string, words: readonly string[], entries: number, count: CountEntries): string[] {
  if (words.length === 0) return []
  const rareWords = rarest(meaningful(innerWordsOfQuery(typed)), MAX_WORDS, entries, (word) => count('words', word))
  // A character that ends a run says too little by itself.
  const pairs = bigramsOfQuery(typed).filter((token) => !isOneHanCharacter(token))
  const rarePairs = rarest(pairs, MAX_BIGRAMS, entries, (pair) => count('bigrams', pair))
  const parts = [
    ...(rareWords.length === 0 ? [] : [`{words} : (${rareWords.map(quote).join(' OR ')})`]),
    ...(rarePairs.length === 0 ? [] : [`{bigrams context} : (${rarePairs.map(quote).join(' OR ')})`]),
  ]
  return [parts.length === 0 ? anyOf(words.map(anywhere)) : anyOf(parts)]
}

function rarest(tokens: readonly string[], most: number, entries: number, count: (token: string) => number): string[] {
  const counted = [...new Set(tokens)].map((token) => ({ token, count: count(token) })).filter((one) => one.count > 0)
  const rare = counted.filter((one) => one.count <= COMMON || one.count <= entries * COMMON_SHARE)
  return (rare.length > 0 ? rare : counted).sort((a, b) => a.count - b.count).slice(0, most).map((one) => one.token)
}

function meaningful(words: readonly string[]): string[] {
  const kept = words.filter((word) => !FUNCTION_WORDS.has(word))
  return kept.length > 0 ? kept : [...words]
}

function inText(word: string): string {
  return isOneHanCharacter(word) ? sequence('bigrams', word) : `({words} : ${quote(word)} OR ${sequence('bigrams', word)})`
}

function anywhere(word: string): string {
  return isOneHanCharacter(word) ? sequence('bigrams context', word) : `({words} : ${quote(word)} OR ${sequence('bigrams context', word)})`
}

/** Exactly these characters in a row. A last single character is the beginning of whatever pair it starts: 村 → 村*. */
function sequence(columns: string, text: string): string {
  const tokens = bigramsOfQuery(text)
  const last = tokens.at(-1) ?? ''
  return `{${columns}} : ${quote(tokens.join(' '))}${isOneHanCharacter(last) ? ' *' : ''}`
}

function quote(token: string): string {
  return `"${token.replaceAll('"', '')}"`
}

function allOf(parts: readonly string[]): string {
  return parts.map((part) => `(${part})`).join(' AND ')
}

function anyOf(parts: readonly string[]): string {
  return parts.map((part) => `(${part})`).join(' OR ')
}
