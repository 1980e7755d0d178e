import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter } from '../tokens.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { isSentence, MAX_WORDS, meaningful, runsOfQuery, unitsOfQuery, type Unit } from '../unitsOfQuery.ts'
import { allOf, ANYWHERE, anyOf, CONTEXT, TEXT, type IndexColumn, type Run, type Wanted } from './rows/wanted.ts'

/** What one query wants. */
export interface QueryPlan {
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
  readonly parts: () => PartialPlan
  /** What must not be there. */
  readonly excluded: Wanted | null
  /** A sentence or a question is not expected to stand anywhere whole; a few words mean what they say. */
  readonly sentence: boolean
}

/** A term by which what holds only some of a query is found, and scored. */
interface PartialTerm {
  readonly text: string
  /** It stands in the entry's own text. */
  readonly own: Run
  /** It stands in the title or a heading; null: that counts for nothing. */
  readonly around: Run | null
}

/** What holds some of a query. */
export interface PartialPlan {
  /** The rarest first. */
  readonly some: readonly PartialTerm[]
  /** What must be there besides some of the terms: the phrases. All hits hold them, so they tell no hit from another. */
  readonly required: Wanted | null
}

/** In how many entries a token stands. */
export type CountEntries = (column: 'words' | 'bigrams', token: string) => number

const MAX_BIGRAMS = 48
/** Tokens in more entries than this, and in more than a tenth of all, are left out where rarer ones remain: they cost much and tell little. */
const COMMON = 1000
const COMMON_SHARE = 0.1
/** The rarest terms that stand in so many entries together are enough to find by, however large the index is. */
const MAX_ENTRIES_READ = 50_000

/** Says what an understood query wants. */
export function planQuery(query: UnderstoodQuery, entries: number, count: CountEntries): QueryPlan {
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
      return { some: rare.length > 0 ? rare : phrases.map(partialTerm), required: phrases.length > 0 ? allOf(wanted) : null }
    },
    excluded: excluded.length === 0 ? null : anyOf(excluded),
    sentence: isSentence(query.words),
  }
}

/** Words, and pairs of characters, by which to find what does not hold all words; the rarest first. */
function rarestTerms({ words: typed, alternatives }: UnderstoodQuery, words: readonly string[], entries: number, count: CountEntries): PartialTerm[] {
  if (words.length === 0) return []
  // A character that ends a run says too little by itself, and one word's last and the next word's first belong together nowhere.
  const pairs = typed.split(' ').flatMap(pairsOf)
  const rare = [
    ...rarest(meaningful(innerWordsOfQuery(typed)), MAX_WORDS, entries, (word) => count('words', word))
      .map(({ token, count: held }) => ({ term: { text: token, own: oneToken(['words'], token), around: null }, held })),
    ...rarest(pairs, MAX_BIGRAMS, entries, (pair) => count('bigrams', pair))
      .map(({ token, count: held }) => ({ term: { text: token, own: oneToken(TEXT, token), around: oneToken(CONTEXT, token) }, held })),
    ...alternatives.flatMap(({ others }) => others).map((other) => ({ term: partialTerm(other), held: rarestPair(other, count) })),
  ].sort((a, b) => a.held - b.held)
  let read = 0
  const enough = rare.findIndex(({ held }) => (read += held) > MAX_ENTRIES_READ)
  const terms = enough < 0 ? rare : rare.slice(0, Math.max(1, enough))
  return terms.length > 0 ? terms.map(({ term }) => term) : words.map(partialTerm)
}

function partialTerm(text: string): PartialTerm {
  return { text, own: sequence(TEXT, text), around: sequence(CONTEXT, text) }
}

function rarest(tokens: readonly string[], most: number, entries: number, count: (token: string) => number): { token: string, count: number }[] {
  const counted = [...new Set(tokens)].map((token) => ({ token, count: count(token) })).filter((one) => one.count > 0)
  const rare = counted.filter((one) => one.count <= COMMON || one.count <= entries * COMMON_SHARE)
  return (rare.length > 0 ? rare : counted).sort((a, b) => a.count - b.count).slice(0, most)
}

function inText({ words, others }: Unit): Wanted {
  return anyOf([...words.map(wordInText), ...others.map((other) => sequence(TEXT, other))])
}

function wordInText(word: string): Wanted {
  return isOneHanCharacter(word) ? sequence(TEXT, word) : anyOf([oneToken(['words'], word), sequence(TEXT, word)])
}

/** Each of these folded texts stands in the entry's own text, in a row. */
export function inTextTogether(texts: readonly string[]): Wanted {
  return allOf(texts.map((text) => sequence(TEXT, text)))
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
