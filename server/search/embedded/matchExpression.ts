import { segment } from '../../text/segment.ts'
import { dropInnerMarks } from '../dropInnerMarks.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { ASKING_WORDS, isTelling } from '../tellingWords.ts'
import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter, wordsOfQuery } from './tokens.ts'
import { allOf, anyOf, type IndexColumn, type Run, type Wanted } from './wanted.ts'

/** What one query wants. */
export interface MatchExpressions {
  /** Every word and phrase stands there, one of them at least in the entry's own text; null: nothing is asked for. */
  readonly all: Wanted | null
  /** Finds the same, without a second look at the words that texts were cut into: whatever holds a word holds its pairs of characters. */
  readonly allPlain: Wanted
  /** The words, what says the same, and the phrases: what a hit is scored by. */
  readonly terms: readonly string[]
  /** Characters typed without a break, of several words: a hit gains by the whole. */
  readonly runs: readonly string[]
  /** A single word: the title alone is not enough, and counts for nothing. */
  readonly isOneWord: boolean
  /** So many entries of tokens must be walked to find and score all. */
  readonly effort: number
  /** The like, cheap and nearly as strict: every phrase and every word of more than one character stands there. */
  readonly together: Wanted
  /** For a search of what holds only some of it. */
  readonly parts: () => PartialExpressions
  /** What must not be there. */
  readonly excluded: Wanted | null
  /** A sentence or a question is not expected to stand anywhere whole; a few words mean what they say. */
  readonly sentence: boolean
}

/** What holds some of a query. */
export interface PartialExpressions {
  /** One for each term: it stands there, be it only in the title or a heading. The rarest first. */
  readonly some: readonly Wanted[]
  /** What must be there besides some of the terms: the phrases. */
  readonly required: Wanted | null
}

/** In how many entries a token stands. */
export type CountEntries = (column: 'words' | 'bigrams', token: string) => number

const TEXT = ['bigrams'] as const
const ANYWHERE = ['bigrams', 'context'] as const
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

/** Says what an understood query wants. */
export function writeMatchExpressions(query: UnderstoodQuery, entries: number, count: CountEntries): MatchExpressions {
  const units = unitsOfQuery(query).slice(0, MAX_WORDS)
  const phrases = query.phrases.slice(0, MAX_WORDS)
  const excluded = query.excluded.slice(0, MAX_WORDS).map((text) => sequence(ANYWHERE, text))
  const wanted = phrases.map((phrase) => sequence(ANYWHERE, phrase))
  const telling = units.filter(({ words, others }) => others.length > 0 || !words.every(isOneHanCharacter))
  const isOneWord = units.length + phrases.length === 1 && units.every(({ words }) => words.length === 1)
  const both = isOneWord ? [] : [...units.map(everywhere), ...wanted]
  const texts = [...units.flatMap(({ words, others }) => [...words, ...others]), ...phrases]
  const runs = runsOfQuery(query.words)
  return {
    all: units.length + phrases.length === 0 ? null : allOf([
      ...both,
      // 网格员 is cut into 网格 and 员; where both stand together, the text gains by the whole.
      anyOf([...units.map(inText), ...[...new Set([...phrases, ...runs])].map((text) => sequence(TEXT, text))]),
    ]),
    allPlain: allOf([...both, anyOf(texts.map((text) => sequence(TEXT, text)))]),
    terms: [...new Set(texts)],
    runs: runs.filter((run) => !texts.includes(run)),
    isOneWord,
    effort: texts.reduce((sum, text) => sum + walkedFor(text, count), 0),
    together: allOf([...(telling.length > 0 ? telling : units).map(everywhere), ...wanted]),
    parts: () => {
      const rare = rarestTerms(query, units.flatMap(({ words }) => words), entries, count)
      return {
        some: rare.length > 0 || phrases.length === 0 ? rare : [allOf(wanted)],
        required: rare.length > 0 && phrases.length > 0 ? allOf(wanted) : null,
      }
    },
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
function rarestTerms({ words: typed, alternatives }: UnderstoodQuery, words: readonly string[], entries: number, count: CountEntries): Wanted[] {
  if (words.length === 0) return []
  // A character that ends a run says too little by itself, and one word's last and the next word's first belong together nowhere.
  const pairs = typed.split(' ').flatMap(pairsOf)
  const rare = [
    ...rarest(meaningful(innerWordsOfQuery(typed)), MAX_WORDS, entries, (word) => count('words', word))
      .map(({ token, count: held }) => ({ wanted: oneToken(['words'], token), held })),
    ...rarest(pairs, MAX_BIGRAMS, entries, (pair) => count('bigrams', pair))
      .map(({ token, count: held }) => ({ wanted: oneToken(ANYWHERE, token), held })),
    ...alternatives.flatMap(({ others }) => others).map((other) => ({ wanted: sequence(ANYWHERE, other), held: rarestPair(other, count) })),
  ].sort((a, b) => a.held - b.held)
  let read = 0
  const enough = rare.findIndex(({ held }) => (read += held) > MAX_ENTRIES_READ)
  const terms = enough < 0 ? rare : rare.slice(0, Math.max(1, enough))
  return terms.length > 0 ? terms.map(({ wanted }) => wanted) : words.map((word) => sequence(ANYWHERE, word))
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

function inText({ words, others }: Unit): Wanted {
  return anyOf([...words.map(wordInText), ...others.map((other) => sequence(TEXT, other))])
}

function wordInText(word: string): Wanted {
  return isOneHanCharacter(word) ? sequence(TEXT, word) : anyOf([oneToken(['words'], word), sequence(TEXT, word)])
}

function everywhere({ words, others }: Unit): Wanted {
  return anyOf([allOf(words.map((word) => sequence(ANYWHERE, word))), ...others.map((other) => sequence(ANYWHERE, other))])
}

/** The rarest pair of characters of a text bounds how many entries hold it. */
export function rarestPair(text: string, count: CountEntries): number {
  return Math.min(...pairsOf(text).map((pair) => count('bigrams', pair)))
}

/** A single character is the beginning of no one knows how many pairs. */
function walkedFor(text: string, count: CountEntries): number {
  const pairs = pairsOf(text)
  return pairs.length === 0 ? Infinity : pairs.reduce((sum, pair) => sum + count('bigrams', pair), 0)
}

function pairsOf(text: string): string[] {
  return bigramsOfQuery(text).filter((token) => !isOneHanCharacter(token))
}

/** Exactly these characters in a row. A last single character is the beginning of whatever pair it starts: 村 → 村*. */
export function sequence(columns: readonly IndexColumn[], text: string): Run {
  const tokens = bigramsOfQuery(text)
  return { columns, tokens, open: isOneHanCharacter(tokens.at(-1) ?? '') }
}

export function oneToken(columns: readonly IndexColumn[], token: string): Run {
  return { columns, tokens: [token], open: false }
}
