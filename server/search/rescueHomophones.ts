import { tagSegments } from '../text/segment.ts'
import { FIELD_NAMES } from './readFieldValues.ts'
import type { KnownWord } from './SearchEngine.ts'
import { isTelling } from './tellingWords.ts'

/** What the index knows, as far as a rescue asks. */
export interface SoundIndex {
  /** Words that sound just like each of the given ones; see `SearchEngine`. */
  soundAlikes(words: readonly string[]): Promise<readonly (readonly KnownWord[])[]>
  /** In how many entries these characters stand in a row. */
  countPhrase(text: string): Promise<number>
}

/** Characters of a piece that may have been mistyped. */
const SHORTEST = 2
const LONGEST = 4
/** A word that fewer entries use is too rare to be what was meant. */
const LEAST_USES = 3
/** What was typed must be so much rarer than what was meant. */
const RARER = 20
/** Pieces looked up for one query, so that a long one costs no more than a short one. */
const MAX_PIECES = 80
/** Words weighed against each other for one piece. */
const MAX_CHOICES = 4
const MAX_REPLACED = 2
const SKIPPED = new RegExp(`"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|(?:^|(?<=\\s))(?:${FIELD_NAMES.join('|')}):\\S*|(?:^|(?<=\\s))[-−]\\S+`, 'gu')

/** A single character behind a word: the two together must stand in so many entries once it is put right, 承包任 → 承包人. */
const LEAST_TOGETHER = 10

/** A part of the query that may stand for something else. */
interface Piece {
  readonly start: number
  readonly text: string
  /** The characters just before and behind it in its run; empty where the run ends. */
  readonly before: string
  readonly behind: string
  /** Places in `text` that may be wrong. */
  readonly doubtful: readonly boolean[]
  /** The query fell apart into single characters here: no word of the dictionary is in it. */
  readonly apart: boolean
}

const NO_PIECE = { before: '', behind: '', doubtful: [], apart: true }

/** A single character right behind a known word. */
interface Follower {
  /** Its place in the query. */
  readonly at: number
  readonly before: string
  readonly character: string
}

interface Replacement {
  readonly piece: Piece
  readonly words: readonly KnownWord[]
}

/**
 * Puts words of the index in the place of characters that only sound like them, which is how an input method errs:
 * 最底生活保障 → 最低生活保障, 合火企业 → 合伙企业. Only where the query falls apart into single characters or words the index does
 * not have, and only to what stands so in the index. Null: nothing is to be replaced. `folded` is the query as `foldForSearch` gives it; phrases in quotation marks,
 * exclusions and fields stay as they are.
 */
export async function rescueHomophones(folded: string, index: SoundIndex): Promise<string | null> {
  const { pieces, followers } = await piecesOf(folded, index)
  if (pieces.length + followers.length === 0) return null
  const alike = await index.soundAlikes(pieces.map(({ text }) => text))
  const wanted = pieces
    .map((piece, at): Replacement => ({ piece, words: choicesFor(piece, alike[at] ?? []) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.piece.text.length - a.piece.text.length || (b.words[0]?.uses ?? 0) - (a.words[0]?.uses ?? 0))

  const chosen: { readonly piece: Piece, readonly word: string }[] = []
  for (const { piece, words } of wanted) {
    if (chosen.length === MAX_REPLACED) break
    if (chosen.some((other) => piece.start < other.piece.start + other.piece.text.length && other.piece.start < piece.start + piece.text.length)) continue
    if (await index.countPhrase(piece.text) * RARER >= (words[0]?.uses ?? 0)) continue
    const word = await likeliest(piece, words, index)
    if (word !== null) chosen.push({ piece, word })
  }
  if (chosen.length < MAX_REPLACED) {
    const free = followers.filter(({ at }) => !chosen.some(({ piece: { start, text } }) => at >= start && at < start + text.length))
    for (const { at, word } of await rescueFollowers(free, index, MAX_REPLACED - chosen.length)) chosen.push({ piece: { ...NO_PIECE, start: at, text: folded.charAt(at) }, word })
  }
  if (chosen.length === 0) return null
  return chosen.reduce((text, { piece: { start, text: typed }, word }) => `${text.slice(0, start)}${word}${text.slice(start + typed.length)}`, folded)
}

/** Runs of two to four characters that begin and end where words do, with doubtful characters in them: single ones, and words nobody uses. */
async function piecesOf(folded: string, index: SoundIndex): Promise<{ pieces: Piece[], followers: Follower[] }> {
  const plain = folded.replace(SKIPPED, (skipped) => ' '.repeat(skipped.length))
  const runs = [...plain.matchAll(/\p{Script=Han}{2,}/gu)].map(({ 0: text, index: offset }) => ({ text, offset, words: tagSegments(text) }))
  const known = await index.soundAlikes(runs.flatMap(({ words }) => words.map(({ text }) => text)))
  let at = 0
  const pieces: Piece[] = []
  const followers: Follower[] = []
  for (const { text, offset, words } of runs) {
    const doubtful: boolean[] = []
    /** Whether a word of the dictionary goes on here. */
    const inside: boolean[] = []
    let before: string | null = null
    for (const word of words) {
      const uses = known[at++]?.find((one) => one.text === word.text)?.uses ?? 0
      const isDoubtful = uses === 0 || word.end - word.start === 1
      if (word.end - word.start === 1 && before !== null) followers.push({ at: offset + word.start, before, character: word.text })
      before = word.end - word.start > 1 && uses > 0 ? word.text : null
      for (let place = word.start; place < word.end; place++) {
        doubtful.push(isDoubtful)
        inside.push(place > word.start)
      }
    }
    for (let start = 0; start < text.length; start++) {
      for (let end = start + SHORTEST; end <= Math.min(text.length, start + LONGEST); end++) {
        if (inside[start] === true || inside[end] === true || !doubtful.slice(start, end).includes(true)) continue
        pieces.push({
          start: offset + start, text: text.slice(start, end), doubtful: doubtful.slice(start, end),
          apart: !inside.slice(start, end).includes(true),
          before: text.charAt(start - 1), behind: text.charAt(end),
        })
      }
    }
  }
  return { pieces: pieces.slice(0, MAX_PIECES), followers }
}

/** Characters that hardly ever stand behind the word they follow, and what sounds like them and often does. */
async function rescueFollowers(followers: readonly Follower[], index: SoundIndex, most: number): Promise<{ at: number, word: string }[]> {
  const rescued: { at: number, word: string }[] = []
  const alike = await index.soundAlikes(followers.map(({ character }) => character))
  for (const [place, { at, before, character }] of followers.entries()) {
    if (rescued.length === most) break
    const typed = await index.countPhrase(before + character)
    let best = { word: '', count: Math.max(LEAST_TOGETHER - 1, typed * RARER) }
    for (const { text } of alike[place] ?? []) {
      const count = text.length === 1 && text !== character ? await index.countPhrase(before + text) : 0
      if (count > best.count) best = { word: text, count }
    }
    if (best.word !== '') rescued.push({ at, word: best.word })
  }
  return rescued
}

/** Words that differ from the piece in doubtful places only, and are used far more than it. */
function choicesFor({ text, doubtful }: Piece, alike: readonly KnownWord[]): KnownWord[] {
  const own = alike.find((word) => word.text === text)?.uses ?? 0
  return alike.filter((word) => word.text.length === text.length && word.text !== text && word.uses >= LEAST_USES && word.uses >= RARER * own
    && [...word.text].every((character, at) => character === text[at] || doubtful[at] === true)
    && [...word.text].some((character, at) => character === text[at])).slice(0, MAX_CHOICES)
}

/**
 * The word that stands most often beside the characters beside the piece: 保力合同 → 保理, not 暴力. Where none ever does, the most
 * used for what fell apart, and none for a word of the dictionary that the index merely lacks: 果园 is not taken for 果原.
 */
async function likeliest({ text, before, behind, apart }: Piece, words: readonly KnownWord[], index: SoundIndex): Promise<string | null> {
  if (before + behind === '') return words[0]?.text ?? null
  // A word of the grammar stands beside anything: 由谁 is in no law, and no 由水 for that.
  const sure = apart ? words.find((word) => [...word.text].every((character, at) => character === text[at] || isTelling(text.charAt(at)))) : undefined
  let best: { readonly text: string | null, readonly count: number } = { text: sure?.text ?? null, count: 0 }
  for (const { text: word } of words) {
    const count = (behind === '' ? 0 : await index.countPhrase(word + behind)) + (before === '' ? 0 : await index.countPhrase(before + word))
    if (count > best.count) best = { text: word, count }
  }
  return best.text
}
