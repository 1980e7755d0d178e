import { isSentence, meaningful, runsOfQuery, unitsOfQuery } from '../unitsOfQuery.ts'
import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter } from '../tokens.ts'
import { dropInnerMarks } from '../dropInnerMarks.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { writePhrase, type Place } from './writeTokens.ts'

/** One question to Meilisearch; several asked together find what any of them finds. */
export interface Ask {
  readonly q: string
  /** `all`: every term must be there; `frequency`: the rarest at least, the others where they are. */
  readonly strategy: 'all' | 'frequency'
  /** What it finds comes before what an ask of less weight finds. */
  readonly weight: number
}

export interface QueryPlan {
  /** Find what holds every word and phrase, one of them at least in the entry's own text; none: nothing is asked for. */
  readonly whole: readonly Ask[]
  /** Find what has all of it in its title and headings only. */
  readonly around: readonly Ask[]
  /** Find what holds some of the words. */
  readonly some: readonly Ask[]
  /** To be put behind every ask, and to stand alone where nothing is asked for. */
  readonly excluded: string
  /** A sentence or a question is not expected to stand anywhere whole; a few words mean what they say. */
  readonly sentence: boolean
}

/** In how many entries a word stands, in their own texts. */
export type CountOf = (word: string) => number

/** Something that must be there, in one of several forms; a form is one or more runs of characters. */
type Wanted = readonly (readonly string[])[]

/** Meilisearch looks at the first ten terms of a question and leaves the others out without a word. */
const MAX_TERMS = 10
/** Questions asked together; so many cover every place and form of a few words. */
const MAX_ASKS = 40
const MAX_WORDS = 32
const CHAINS = 5

/** Something to weigh hits by, and what it counts in a title or heading where the text itself counts 1. */
export interface Term {
  readonly text: string
  readonly around: number
}

/** What a query is about, each term to be counted before it is planned: its words and pairs of characters, and what was typed without a break. */
export function termsOfQuery({ words, phrases, alternatives }: UnderstoodQuery): Term[] {
  const telling = withoutCharacters(meaningful(innerWordsOfQuery(words)).slice(0, MAX_WORDS))
  const pairs = words.split(' ').flatMap(bigramsOfQuery).filter((pair) => !isOneHanCharacter(pair)).slice(0, MAX_WORDS)
  const exact = [...phrases.map((phrase) => dropInnerMarks(phrase).text), ...alternatives.flatMap(({ others }) => others)]
  return [
    ...[...telling, ...runsOfQuery(words)].map((text) => ({ text, around: 0 })),
    ...[...pairs, ...exact].map((text) => ({ text, around: 0.5 })),
  ]
}

/** Turns an understood query into questions. Nothing typed reaches Meilisearch but as tokens of ours between quotation marks. */
export function planQuery(query: UnderstoodQuery, countOf: CountOf): QueryPlan {
  const sentence = isSentence(query.words)
  const units = unitsOfQuery(query).slice(0, MAX_WORDS)
  const telling = units.filter(({ words, others }) => others.length > 0 || !words.every(isOneHanCharacter))
  const kept = sentence && telling.length > 0 ? telling : units
  const phrases: Wanted[] = query.phrases.map((phrase) => [[phrase]])
  const wanted = keepRarest([...phrases, ...kept.map(({ words, others }): Wanted => [words, ...others.map((other) => [other])])], countOf)
  return {
    whole: wanted.length === 0 ? [] : placings(wanted.length).flatMap((places) => askFor(wanted, places)).slice(0, MAX_ASKS),
    around: askFor(wanted, wanted.map(() => 'around' as const)).slice(0, MAX_ASKS),
    some: askForSome(query, phrases, countOf),
    excluded: query.excluded.slice(0, MAX_WORDS).flatMap((text) => [writePhrase(text, 'own'), writePhrase(text, 'around')]).flatMap((phrase) => (phrase === null ? [] : [`-${phrase}`])).join(' '),
    sentence,
  }
}

/** Where a number of things may stand: all in the text first, then one of them around it …; of more than four either most or one stand in the text. */
function placings(count: number): Place[][] {
  const all = Array.from({ length: 2 ** Math.min(count, MAX_TERMS) - 1 }, (_, bits) => Array.from({ length: count }, (__, at): Place => ((bits >> at) & 1 ? 'around' : 'own')))
  const aroundIn = (places: readonly Place[]): number => places.filter((place) => place === 'around').length
  return all.filter((places) => count <= 4 || aroundIn(places) <= 1 || aroundIn(places) === count - 1).sort((a, b) => aroundIn(a) - aroundIn(b))
}

/** One question for each choice of forms. */
function askFor(wanted: readonly Wanted[], places: readonly Place[]): Ask[] {
  const choices = wanted.reduce<string[][]>((before, forms, at) => before.slice(0, MAX_ASKS).flatMap((chosen) =>
    forms.map((form) => [...chosen, ...form.flatMap((text) => writePhrase(text, places[at] ?? 'own') ?? [])])), [[]])
  const around = places.filter((place) => place === 'around').length
  return choices.filter((terms) => terms.length > 0).map((terms) => ({ q: terms.slice(0, MAX_TERMS).join(' '), strategy: 'all', weight: 1 - 0.05 * around }))
}

/** So many that their first forms are ten terms at most: the phrases, and the rarest words. */
function keepRarest(wanted: readonly Wanted[], countOf: CountOf): readonly Wanted[] {
  const heldBy = (one: Wanted): number => Math.min(...one.flat().map(countOf))
  const byRarity = [...wanted].sort((a, b) => heldBy(a) - heldBy(b))
  let terms = 0
  const kept = new Set(byRarity.filter(([form = []]) => (terms += form.length) <= MAX_TERMS))
  return wanted.filter((one) => kept.has(one))
}

/**
 * Each word alone, in the text and around it, so that nothing that holds one is missed; before them the rarest with all that
 * are less rare, so that what holds more of them comes first. What must be there in any case goes with each.
 */
function askForSome({ words, alternatives }: UnderstoodQuery, phrases: readonly Wanted[], countOf: CountOf): Ask[] {
  const room = Math.max(1, MAX_TERMS - phrases.length)
  const terms = [...withoutCharacters(meaningful(innerWordsOfQuery(words))), ...alternatives.flatMap(({ others }) => others)]
  const rarest = [...new Set(terms)].map((term) => ({ term, count: countOf(term) })).sort((a, b) => a.count - b.count)
  const known = rarest.filter(({ count }) => count > 0).map(({ term }) => term).slice(0, room)
  const chains = known.slice(0, CHAINS).map((_, from) => known.slice(from)).filter((chain) => chain.length > 1)
  const required = phrases.length === 0 ? [''] : [...askFor(phrases, phrases.map(() => 'own' as const)), ...askFor(phrases, phrases.map(() => 'around' as const))].map(({ q }) => q)
  return required.flatMap((phrase) => [
    ...chains.map((chain, at): Ask => ({ q: join(phrase, chain, 'own'), strategy: phrase === '' ? 'frequency' : 'all', weight: 0.5 - 0.02 * at })),
    ...known.map((term, at): Ask => ({ q: join(phrase, [term], 'own'), strategy: 'all', weight: 0.3 - 0.01 * at })),
    ...rarest.slice(0, room).map(({ term }, at): Ask => ({ q: join(phrase, [term], 'around'), strategy: 'all', weight: 0.15 - 0.01 * at })),
  ]).slice(0, MAX_ASKS)
}

function join(phrase: string, terms: readonly string[], place: Place): string {
  return [phrase, ...terms.map((term) => writePhrase(term, place) ?? '')].filter((part) => part !== '').join(' ')
}

function withoutCharacters(words: readonly string[]): readonly string[] {
  const longer = words.filter((word) => !isOneHanCharacter(word))
  return longer.length > 0 ? longer : words
}
