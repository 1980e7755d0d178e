import type { CharacterModel } from './CharacterModel.ts'
import { gbkCode, gbkTable } from './gbk.ts'
import { canBeRead, type PinyinNote } from './pinyinNotes.ts'

/** One way to read a misread run. */
export interface Reading {
  /** Offset behind the last character (or note) read. */
  readonly end: number
  readonly text: string
  /** Natural logarithm of the probability of the text, less what its guesses cost. */
  readonly score: number
  /** Pairs of bytes that must have vanished because their code is undefined. */
  readonly vanished: number
}

/** Longest run tried, in characters: in traditional text an ASCII second byte ends a run after about ten. */
export const LONGEST_RUN = 60
const LONGEST_GUESSED_RUN = 30
/** States kept at every step of a guess. */
const BEAM = 12
const BRANCHES = 5
/** States in which a second pair may vanish right behind the first: each has hundreds of ways to go on. */
const TWICE_VANISHED = 2
/** What assuming a vanished pair costs: about one pair in fifty falls on an undefined code. */
const VANISHING = 4

/** `pending`: first byte of the next character. `open`: first byte of a vanished pair whose second byte is still unknown; then pending is 0. */
interface State {
  readonly pending: number
  readonly open: number
  readonly text: string
  readonly score: number
  readonly vanished: number
}

export interface Run {
  readonly text: string
  /** Offset of the ! ; or ? that was A3 and the first byte of the character behind it. */
  readonly mark: number
  /** The character before the mark. */
  readonly previous: string
  readonly noteAt: ReadonlyMap<number, PinyinNote>
  readonly model: CharacterModel
}

/**
 * Puts the lost byte back, pairs the bytes again from the mark on, and gives every reading that falls into step with the
 * characters behind it: at a second byte that is ASCII and stayed behind (l of 發), at one that was dropped before a note or
 * as the invalid byte 80. With `guess`, pairs may have vanished on undefined codes in between, and a beam keeps the likeliest
 * readings; without, nothing is guessed but which character XA3 lost its X.
 */
export function pairAgain(run: Run, guess: boolean): Reading[] {
  const { text, mark, noteAt, model } = run
  const { commonUnits } = gbkTable()
  const readings: Reading[] = []
  let states = guess ? best(startStates(run), BEAM) : startStates(run)
  const limit = Math.min(text.length, mark + (guess ? LONGEST_GUESSED_RUN : LONGEST_RUN))
  for (let at = mark + 1; at < limit && states.length > 0; at++) {
    if (guess) states = withVanished(states, run)
    for (const state of states) {
      const dropped = commonUnits[(state.pending << 8) | 0x80] ?? 0
      if (state.pending !== 0 && dropped !== 0 && state.text.length > 1) readings.push(finish(state, String.fromCharCode(dropped), at, run))
    }
    const note = noteAt.get(at)
    if (note !== undefined) {
      for (const state of states) {
        for (const last of annotated(state.pending, note)) readings.push(finish(state, last, note.end, run))
      }
      return readings
    }
    const unit = text.charCodeAt(at)
    if (unit >= 0x40 && unit <= 0x7e) {
      const follows = noteAt.get(at + 1)
      for (const state of states) {
        for (const last of fitting(state, unit)) {
          if (follows === undefined || canBeRead(last, follows.syllable)) readings.push(finish(state, last, at + 1, run))
        }
      }
    }
    const code = gbkCode(unit)
    if (code === 0) return readings
    const next: State[] = []
    for (const state of states) {
      for (const character of fitting(state, code >> 8)) {
        next.push({ ...state, pending: code & 0xff, open: 0, text: state.text + character, score: state.score + step(state, character, model) })
      }
    }
    // What stood before the mark no longer matters two characters on, so only the likeliest first characters go further.
    states = guess ? best(next, BEAM) : at > mark + 2 ? best(next, BRANCHES) : next
  }
  return readings
}

/** One state for each character that may have lost its first byte. */
function startStates({ text, mark, previous, model }: Run): State[] {
  const pending = gbkCode(text.charCodeAt(mark)) & 0xff
  return lostCharacters().map((first) => ({ pending, open: 0, text: first, score: model.logProbability(first, previous), vanished: 0 }))
}

let lost: string[] | null = null

/** Every common XA3: 。 A1A3, 保 B1A3, 專 8CA3 …. */
function lostCharacters(): string[] {
  lost ??= Array.from(gbkTable().commonUnits).flatMap((unit, code) => {
    const inSymbolRow = (code >> 8) > 0xa1 && (code >> 8) < 0xaa
    return unit !== 0 && (code & 0xff) === 0xa3 && !inSymbolRow ? [String.fromCharCode(unit)] : []
  })
  return lost
}

function step(state: State, character: string, model: CharacterModel): number {
  return model.logProbability(character, state.text)
}

function finish(state: State, last: string, end: number, { model }: Run): Reading {
  return { end, text: state.text + last, score: state.score + step(state, last, model), vanished: state.vanished }
}

const continuations = new Map<number, readonly string[]>()

/** The common characters a state can go on with when `trail` is the second byte: one, or those behind a vanished pair. */
function fitting({ pending, open }: State, trail: number): readonly string[] {
  const key = (pending * 256 + open) * 256 + trail
  const found = continuations.get(key)
  if (found !== undefined) return found
  const { commonUnits } = gbkTable()
  const leads = open === 0 ? [pending] : undefinedTrails(open)
  const list = leads.flatMap((lead) => {
    const unit = commonUnits[(lead << 8) | trail] ?? 0
    return unit === 0 ? [] : [String.fromCharCode(unit)]
  })
  continuations.set(key, list)
  return list
}

/** Common characters with this first byte and a second byte above ASCII that can be read so: 優 for 83 and yōu. */
function annotated(lead: number, note: PinyinNote): string[] {
  return withLead(lead).filter((character) => (gbkCode(character.charCodeAt(0)) & 0xff) >= 0x80 && canBeRead(character, note.syllable))
}

const byLead = new Map<number, string[]>()

function withLead(lead: number): string[] {
  const found = byLead.get(lead)
  if (found !== undefined) return found
  const characters = Array.from(gbkTable().commonUnits.subarray(lead << 8, (lead + 1) << 8)).flatMap((unit) => unit === 0 ? [] : [String.fromCharCode(unit)])
  byLead.set(lead, characters)
  return characters
}

const trails = new Map<number, number[]>()

/** Second bytes that make an undefined code with this first byte. */
function undefinedTrails(lead: number): number[] {
  const found = trails.get(lead)
  if (found !== undefined) return found
  const { units } = gbkTable()
  const list: number[] = []
  if (lead > 0x80) for (let trail = 0x81; trail <= 0xfe; trail++) if (units[(lead << 8) | trail] === 0) list.push(trail)
  trails.set(lead, list)
  return list
}

/** The states together with those in which a pair vanished here; two may vanish in a row. */
function withVanished(states: readonly State[], { model }: Run): State[] {
  let all = [...states]
  let fresh: readonly State[] = states
  for (let round = 0; round < 2; round++) {
    const opened: State[] = []
    for (const state of fresh.slice(0, round === 0 ? BEAM : TWICE_VANISHED)) {
      for (const { character, score } of likeliest(openers(state), state, model)) {
        opened.push({ pending: 0, open: gbkCode(character.charCodeAt(0)) & 0xff, text: state.text + character, score: score - VANISHING, vanished: state.vanished + 1 })
      }
    }
    fresh = best(opened, BEAM)
    all = all.concat(fresh)
  }
  return all
}

const opening = new Map<number, readonly string[]>()

/** Common characters that a state can go on with and whose second byte begins an undefined code. */
function openers({ pending, open }: State): readonly string[] {
  const key = pending * 256 + open
  const found = opening.get(key)
  if (found !== undefined) return found
  const leads = open === 0 ? [pending] : undefinedTrails(open)
  const list = leads.flatMap(withLead).filter((character) => undefinedTrails(gbkCode(character.charCodeAt(0)) & 0xff).length > 0)
  opening.set(key, list)
  return list
}

/** The few most probable of many, without an object for each of them. */
function likeliest(characters: readonly string[], state: State, model: CharacterModel): { character: string; score: number }[] {
  const top: { character: string; score: number }[] = []
  for (const character of characters) {
    const score = state.score + step(state, character, model)
    if (top.length === BRANCHES && score <= (top.at(-1)?.score ?? 0)) continue
    const place = top.findIndex((other) => score > other.score)
    top.splice(place < 0 ? top.length : place, 0, { character, score })
    if (top.length > BRANCHES) top.pop()
  }
  return top
}

function best(states: State[], count: number): State[] {
  return states.length <= count ? states : states.sort((one, other) => other.score - one.score).slice(0, count)
}
