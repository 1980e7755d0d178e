import { segment } from '../../text/segment.ts'
import { dropInnerMarks } from '../dropInnerMarks.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { ASKING_WORDS, isTelling } from '../tellingWords.ts'
import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter, wordsOfQuery } from './tokens.ts'

/** FTS5 expressions for one query. */
export interface MatchExpressions {
  /** Every word and phrase stands there, one of them at least in the entry's own text; null: nothing is asked for. */
  readonly all: string | null
  /** Finds the same at less cost, with coarser scores, for what very many entries hold: whatever holds a word holds its pairs of characters. */
  readonly allPlain: string
  /** No more entries than this can hold all. */
  readonly atMost: number
  /** The like, cheap and nearly as strict: every phrase and every word of more than one character stands there. */
  readonly together: string
  /** One for each term: it stands there, be it only in the title or a heading. The rarest first. */
  readonly some: readonly string[]
  /** What must be there besides some of the terms: the phrases. */
  readonly required: string | null
  /** What must not be there. */
  readonly excluded: string | null
  /** A sentence or a question is not expected to stand anywhere whole; a few words mean what they say. */
  readonly sentence: boolean
}

/** In how many entries a token stands. */
export type CountEntries = (column: 'words' | 'bigrams', token: string) => number

const MAX_WORDS = 32
const MAX_BIGRAMS = 48
/** A longer run of characters is a sentence, not a term. */
const LONGEST_TERM = 16
/** So many words without a blank are a sentence. */
const SENTENCE_WORDS = 5
/** Tokens in more entries than this, and in more than a tenth of all, are left out where rarer ones remain: they cost much and tell little. */
const COMMON = 1000
const COMMON_SHARE = 0.1
/** The rarest terms that stand in so many entries together are enough to find by, however large the index is. */
const MAX_ENTRIES_READ = 50_000

/** Turns an understood query into FTS5's language. Nothing typed reaches it unquoted. */
export function writeMatchExpressions(query: UnderstoodQuery, entries: number, count: CountEntries): MatchExpressions {
  const units = unitsOfQuery(query).slice(0, MAX_WORDS)
  const phrases = query.phrases.slice(0, MAX_WORDS)
  const excluded = query.excluded.slice(0, MAX_WORDS).map((text) => sequence('bigrams context', text))
  const wanted = phrases.map((phrase) => sequence('bigrams context', phrase))
  const telling = units.filter(({ words, others }) => others.length > 0 || !words.every(isOneHanCharacter))
  const isOneWord = units.length + phrases.length === 1 && units.every(({ words }) => words.length === 1)
  const both = isOneWord ? [] : [...units.map(everywhere), ...wanted]
  const terms = rarestTerms(query, units.flatMap(({ words }) => words), entries, count)
  return {
    all: units.length + phrases.length === 0 ? null : allOf([
      ...both,
      // 网格员 is cut into 网格 and 员; where both stand together, the text gains by the whole.
      anyOf([...new Set([...units.map(inText), ...[...phrases, ...runsOfQuery(query.words)].map((text) => sequence('bigrams', text))])]),
    ]),
    allPlain: allOf([...both, anyOf([...units.flatMap(({ words, others }) => [...words, ...others]), ...phrases].map((text) => sequence('bigrams', text)))]),
    atMost: Math.min(...units.map((unit) => mostHolding(unit, count)), ...phrases.map((phrase) => mostHolding({ words: [phrase], others: [] }, count))),
    together: allOf([...(telling.length > 0 ? telling : units).map(everywhere), ...wanted]),
    some: terms.length > 0 || phrases.length === 0 ? terms : [allOf(wanted)],
    required: terms.length > 0 && phrases.length > 0 ? allOf(wanted) : null,
    excluded: excluded.length === 0 ? null : anyOf(excluded),
    sentence: isSentence(query.words),
  }
}

/** A word of the query, or several that may stand in other words together: 低保, or 最低生活保障. */
export interface Unit {
  readonly words: readonly string[]
  readonly others: readonly string[]
}

export function unitsOfQuery({ words, alternatives }: UnderstoodQuery): Unit[] {
  const units: Unit[] = []
  let at = 0
  const addPlain = (end: number): void => { units.push(...tellingWords(words.slice(at, end)).map((word) => ({ words: [word], others: [] }))) }
  for (const { said, others } of alternatives) {
    const start = words.indexOf(said, at)
    if (start < 0) continue
    addPlain(start)
    units.push({ words: wordsOfQuery(said), others })
    at = start + said.length
  }
  addPlain(words.length)
  if (units.length === 0) units.push(...(words.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? []).map((run) => ({ words: [run], others: [] })))
  return [...new Map(units.map((unit) => [unit.words.join(' '), unit])).values()]
}

/**
 * The words of a text that tell something. A single character goes with the one before it, else with the one behind, as it was
 * typed: 仓储者 → 仓储, 储者. By itself it would stand for all that begins with it, and there is much of that.
 */
function tellingWords(text: string): string[] {
  return segment(text).flatMap((word) => {
    const parts = (word.text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(isTelling)
    if (!isOneHanCharacter(word.text)) return parts
    const pair = [text.slice(word.start - 1, word.end), text.slice(word.start, word.end + 1)].find((two) => /^\p{Script=Han}{2}$/u.test(two))
    return parts.map((part) => pair ?? part)
  })
}

/** What a snippet marks: phrases and words, and what says the same; the pairs of characters where that is all there is. */
export function marksOfQuery(query: UnderstoodQuery): string[] {
  const pieces = query.phrases.flatMap((phrase) => dropInnerMarks(phrase).text.match(/[\p{L}\p{N}]+/gu) ?? [])
  const words = meaningful(innerWordsOfQuery(query.words))
  const telling = words.filter((word) => !isOneHanCharacter(word))
  const others = query.alternatives.flatMap(({ others: each }) => each)
  return [...pieces, ...others, ...runsOfQuery(query.words), ...(telling.length > 0 || pieces.length > 0 ? telling : words)]
}

/** Characters typed without a break, as far as they may be one term. */
export function runsOfQuery(typed: string): string[] {
  return (typed.match(/\p{Script=Han}+/gu) ?? []).filter((run) => run.length > 2 && run.length <= LONGEST_TERM).slice(0, MAX_WORDS)
}

/** Words, and pairs of characters, by which to find what does not hold all words; the rarest first. */
function rarestTerms({ words: typed, alternatives }: UnderstoodQuery, words: readonly string[], entries: number, count: CountEntries): string[] {
  if (words.length === 0) return []
  // A character that ends a run says too little by itself, and one word's last and the next word's first belong together nowhere.
  const pairs = typed.split(' ').flatMap(bigramsOfQuery).filter((token) => !isOneHanCharacter(token))
  const rare = [
    ...rarest(meaningful(innerWordsOfQuery(typed)), MAX_WORDS, entries, (word) => count('words', word))
      .map(({ token, count: held }) => ({ expression: `{words} : ${quote(token)}`, held })),
    ...rarest(pairs, MAX_BIGRAMS, entries, (pair) => count('bigrams', pair))
      .map(({ token, count: held }) => ({ expression: `{bigrams context} : ${quote(token)}`, held })),
    ...alternatives.flatMap(({ others }) => others)
      .map((other) => ({ expression: sequence('bigrams context', other), held: Math.min(...bigramsOfQuery(other).map((pair) => count('bigrams', pair))) })),
  ].sort((a, b) => a.held - b.held)
  let read = 0
  const enough = rare.findIndex(({ held }) => (read += held) > MAX_ENTRIES_READ)
  const terms = enough < 0 ? rare : rare.slice(0, Math.max(1, enough))
  return terms.length > 0 ? terms.map(({ expression }) => expression) : words.map((word) => sequence('bigrams context', word))
}

function rarest(tokens: readonly string[], most: number, entries: number, count: (token: string) => number): { token: string, count: number }[] {
  const counted = [...new Set(tokens)].map((token) => ({ token, count: count(token) })).filter((one) => one.count > 0)
  const rare = counted.filter((one) => one.count <= COMMON || one.count <= entries * COMMON_SHARE)
  return (rare.length > 0 ? rare : counted).sort((a, b) => a.count - b.count).slice(0, most)
}

/** Words that someone parted by blanks were chosen one by one, however many; a question asks by itself: 合伙有哪些类型. */
export function isSentence(typed: string): boolean {
  return typed.split(' ').some((run) => {
    const words = wordsOfQuery(run)
    return run.endsWith('?') || words.some((word) => ASKING_WORDS.has(word)) || meaningful(words).length >= SENTENCE_WORDS
  })
}

export function meaningful(words: readonly string[]): string[] {
  const kept = words.filter(isTelling)
  return kept.length > 0 ? kept : [...words]
}

function inText({ words, others }: Unit): string {
  return anyOf([...words.map(wordInText), ...others.map((other) => sequence('bigrams', other))])
}

function wordInText(word: string): string {
  return isOneHanCharacter(word) ? sequence('bigrams', word) : `({words} : ${quote(word)} OR ${sequence('bigrams', word)})`
}

/** The rarest pair of characters of a word bounds how many entries hold it in their text; the title may hold it too. */
function mostHolding({ words, others }: Unit, count: CountEntries): number {
  const rarest = (text: string): number => Math.min(...bigramsOfQuery(text).filter((token) => !isOneHanCharacter(token)).map((token) => count('bigrams', token)))
  return Math.min(...words.map(rarest)) + others.reduce((sum, other) => sum + rarest(other), 0)
}

/** Each of these folded texts stands in the entry's own text, in a row. */
export function inTextTogether(texts: readonly string[]): string {
  return allOf(texts.map((text) => sequence('bigrams', text)))
}

function everywhere({ words, others }: Unit): string {
  return anyOf([allOf(words.map((word) => sequence('bigrams context', word))), ...others.map((other) => sequence('bigrams context', other))])
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

/** What any of the expressions finds. */
export function anyOf(parts: readonly string[]): string {
  return parts.map((part) => `(${part})`).join(' OR ')
}
