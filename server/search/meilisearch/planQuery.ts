import { isSentence, meaningful, runsOfQuery, unitsOfQuery } from '../unitsOfQuery.ts'
import { bigramsOfQuery, innerWordsOfQuery, isOneHanCharacter } from '../tokens.ts'
import { dropInnerMarks } from '../dropInnerMarks.ts'
import type { UnderstoodQuery } from '../understandQuery.ts'
import { rarityOf, type Counted } from './WordCounts.ts'
import { writePhrase, type Place } from './writeTokens.ts'

/** One question to Meilisearch; several asked together find what any of them finds. */
export interface Ask {
  /** Every term of it must be there. */
  readonly q: string
  /** All that it finds comes before what an ask of a higher tier finds. */
  readonly tier: number
  /** It finds only what others of the plan find as well, and is there to bring it forward: who counts can do without. */
  readonly bringsForward?: true
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

/** Something that must be there, in one of several forms; a form is one or more runs of characters. */
type Wanted = readonly (readonly string[])[]

/** Meilisearch looks at the first ten terms of a question and leaves the others out without a word. */
const MAX_TERMS = 10
/** Questions asked together; so many cover every place and form of a few words. */
const MAX_ASKS = 40
const MAX_WORDS = 32
/** The rarest words of a sentence find enough. */
const MAX_SOME = 10
/** What comes behind a word that stands in so many entries is not looked at closely, nor where a filter lets only half of them through. */
const ENOUGH = 2000

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
export function planQuery(query: UnderstoodQuery, counted: Counted): QueryPlan {
  const sentence = isSentence(query.words)
  const units = unitsOfQuery(query).slice(0, MAX_WORDS)
  const telling = units.filter(({ words, others }) => others.length > 0 || !words.every(isOneHanCharacter))
  const kept = sentence && telling.length > 0 ? telling : units
  const phrases: Wanted[] = query.phrases.map((phrase) => [[phrase]])
  const wanted = keepRarest([...phrases, ...kept.map(({ words, others }): Wanted => [words, ...others.map((other) => [other])])], counted)
  return {
    whole: wanted.length === 0 ? [] : placings(wanted.length).flatMap((places) => askFor(wanted, places)).slice(0, MAX_ASKS),
    around: askFor(wanted, wanted.map(() => 'around' as const)).slice(0, MAX_ASKS),
    some: askForSome(query, phrases, counted),
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
  return choices.filter((terms) => terms.length > 0).map((terms) => ({ q: terms.slice(0, MAX_TERMS).join(' '), tier: around }))
}

/** So many that their first forms are ten terms at most: the phrases, and the rarest words. */
function keepRarest(wanted: readonly Wanted[], { countOf }: Counted): readonly Wanted[] {
  const heldBy = (one: Wanted): number => Math.min(...one.flat().map(countOf))
  const byRarity = [...wanted].sort((a, b) => heldBy(a) - heldBy(b))
  let terms = 0
  const kept = new Set(byRarity.filter(([form = []]) => (terms += form.length) <= MAX_TERMS))
  return wanted.filter((one) => kept.has(one))
}

/**
 * Each word alone, in the text and around it, so that nothing that holds one is missed; before them two words together, so that
 * what tells more comes first: two that are common tell less than a rare one alone. What must be there in any case goes with each.
 */
function askForSome({ words, alternatives }: UnderstoodQuery, phrases: readonly Wanted[], counted: Counted): Ask[] {
  const terms = [...withoutCharacters(meaningful(innerWordsOfQuery(words))), ...alternatives.flatMap(({ others }) => others)]
  const rarest = [...new Set(terms)].sort((a, b) => counted.countOf(a) - counted.countOf(b))
  const alone = rarest.filter((term) => counted.countOf(term) > 0).slice(0, MAX_SOME).map((term) => ({ held: [term], rarity: rarityOf(term, counted) }))
  const pairs = alone.flatMap((one, at) => alone.slice(at + 1).map((other) => ({ held: [...one.held, ...other.held], rarity: one.rarity + other.rarity })))
  const { rarity: least = 0 } = alone.find(({ held }) => held.some((term) => counted.countOf(term) >= ENOUGH)) ?? {}
  const own = [...pairs.filter(({ rarity }) => rarity > least), ...alone].sort((a, b) => b.rarity - a.rarity)
  const required = phrases.length === 0 ? [''] : [...askFor(phrases, phrases.map(() => 'own' as const)), ...askFor(phrases, phrases.map(() => 'around' as const))].map(({ q }) => q)
  return required.flatMap((phrase) => [
    ...own.map(({ held }, at): Ask => ({ q: join(phrase, held, 'own'), tier: MAX_TERMS + at, ...(held.length > 1 ? { bringsForward: true } : {}) })),
    ...rarest.slice(0, MAX_SOME).map((term, at): Ask => ({ q: join(phrase, [term], 'around'), tier: MAX_TERMS + own.length + at })),
  ])
}

function join(phrase: string, terms: readonly string[], place: Place): string {
  return [phrase, ...terms.map((term) => writePhrase(term, place) ?? '')].filter((part) => part !== '').join(' ')
}

function withoutCharacters(words: readonly string[]): readonly string[] {
  const longer = words.filter((word) => !isOneHanCharacter(word))
  return longer.length > 0 ? longer : words
}
