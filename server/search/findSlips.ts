import { shareInLanguage } from '../text/shareInLanguage.ts'
import { cutByChance, LONGEST_WORD } from './cutByChance.ts'
import type { KnownWord } from './SearchEngine.ts'
import { ASKING_WORDS } from './tellingWords.ts'

/** Words of an entry of the usual length: so a count of entries becomes a share of all words. */
const WORDS_OF_ENTRY = 50
/** What nobody has written yet may be written all the same. */
const UNHEARD = 0.1
/** 交哪档 is not 交纳档: what asks is in no text of the index, and meant all the same. */
const ASKING_CHARACTERS = ['哪', '几']
/** Characters of a run that are looked at, so that a long query costs little more than a short one. */
const MAX_CHARACTERS = 100

/** What was typed, and what may have been meant. */
export interface Reading {
  readonly start: number
  readonly typed: string
  readonly meant: string
}

/** Characters that may stand for others that sound the same. */
export interface Slip extends Reading {
  /** How much likelier, as ln, the words of the query are with `meant` in the place of `typed`. */
  readonly gain: number
  /** The word that it makes, 最底 → 最低; of a character that stands alone, what it makes with its neighbours. */
  readonly readings: readonly Reading[]
  /** It makes no word but itself. */
  readonly alone: boolean
}

/** Chinese characters without a break, by their place in the query. */
export interface Run {
  readonly start: number
  readonly text: string
}

/** Pieces of a run that may be a word, in the order of `soundAlikes`' answer below. */
export function piecesOf({ text }: Run): string[] {
  return placesOf(text).map(([start, end]) => text.slice(start, end))
}

/**
 * All that the words of the index could mean in a run, by their sound: 合火企业 → 合伙, 和, 活 …. `alike` has for each of the run's pieces the
 * words that sound like it; `entries` is how many entries there are. A character inside a word of the index is no slip by itself, one of a
 * word of asking never; several characters are one only where they are a word as typed.
 */
export function findSlips({ start: offset, text }: Run, alike: readonly (readonly KnownWord[])[], entries: number): Slip[] {
  const uses = new Map(alike.flat().map((word) => [word.text, word.uses]))
  const chances = new Map<string, number>()
  const chanceOf = (word: string): number => {
    const known = chances.get(word)
    if (known !== undefined) return known
    const heard = Math.max((uses.get(word) ?? 0) / (entries * WORDS_OF_ENTRY), shareInLanguage(word))
    const chance = word.length === 1 ? Math.max(heard, UNHEARD / (entries * WORDS_OF_ENTRY)) : heard
    chances.set(word, chance)
    return chance
  }
  const asTyped = cutByChance(text, chanceOf)
  const placesIn = (wanted: (word: string) => boolean): ReadonlySet<number> => new Set(asTyped.words
    .filter(({ start, end }) => wanted(text.slice(start, end)))
    .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)))
  const inside = placesIn((word) => word.length > 1 && uses.has(word))
  const asking = placesIn((word) => ASKING_WORDS.has(word) || ASKING_CHARACTERS.includes(word))

  const changes = new Map<string, Reading & { readonly word: Reading }>()
  for (const [at, [start, end]] of placesOf(text).entries()) {
    const typed = text.slice(start, end)
    for (const { text: meant } of alike[at] ?? []) {
      if (meant.length !== typed.length || meant === typed || (typed.length === 1 && inside.has(start))) continue
      const change = narrow({ start, typed, meant })
      if (change.typed.length > 1 ? chanceOf(typed) === 0 : asking.has(change.start)) continue
      const key = `${change.start} ${change.meant}`
      const other = changes.get(key)
      if (other === undefined || other.word.typed.length < typed.length) changes.set(key, { ...change, word: { start, typed, meant } })
    }
  }
  return [...changes.values()].map(({ start, typed, meant, word }): Slip => {
    const end = start + typed.length
    const changed = `${text.slice(0, start)}${meant}${text.slice(end)}`
    const { surprise, words } = cutByChance(changed, chanceOf)
    const alone = words.some((one) => one.start === start && one.end === start + 1) && typed.length === 1
    const beside = [[start - 1, end], [start, end + 1]] as const
    const readings = !alone && word.typed.length > 1 ? [word] : beside
      .filter(([from, to]) => from >= 0 && to <= text.length)
      .map(([from, to]): Reading => ({ start: from, typed: text.slice(from, to), meant: changed.slice(from, to) }))
    return { ...shift({ start, typed, meant }, offset), gain: asTyped.surprise - surprise, readings: readings.map((reading) => shift(reading, offset)), alone }
  })
}

function placesOf(text: string): [start: number, end: number][] {
  const length = Math.min(text.length, MAX_CHARACTERS)
  return Array.from({ length }, (_, start) => Array.from({ length: Math.min(LONGEST_WORD, length - start) }, (__, at): [number, number] => [start, start + at + 1])).flat()
}

/** Only the characters that differ: 最底 → 最低 is 底 → 低. */
function narrow({ start, typed, meant }: Reading): Reading {
  let from = 0
  let to = typed.length
  while (typed[from] === meant[from]) from++
  while (typed[to - 1] === meant[to - 1]) to--
  return { start: start + from, typed: typed.slice(from, to), meant: meant.slice(from, to) }
}

function shift({ start, typed, meant }: Reading, offset: number): Reading {
  return { start: start + offset, typed, meant }
}
