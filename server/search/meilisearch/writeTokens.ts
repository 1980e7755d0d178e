import { dropInnerMarks } from '../dropInnerMarks.ts'

const PLACES = ['own', 'around'] as const
/** Where a token stands: in the entry's own text, or around it, in titles and headings. */
export type Place = (typeof PLACES)[number]

const LEADS: Readonly<Record<Place, string>> = { own: 'a', around: 'b' }
const UNIT = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+|[。.!?;,:\n_*]+/gu
const READABLE = /[\p{L}\p{N}]/u
const HAN = /^\p{Script=Han}$/u
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** Letters of the token of a Chinese character; all other tokens have an odd number. */
const HAN_LENGTH = 4
/** Stands for the marks between clauses, so that no phrase reaches across them. */
const BREAK = 'z'
/** A longer word of foreign letters is known by its beginning; Meilisearch drops words of more than 250 bytes. */
const MAX_WORD = 40

/**
 * A folded text in the words that Meilisearch is given: one for each Chinese character, number or word of letters, spelt in
 * plain letters that say where it stands. 抓治理, → erwc ejed uwjd z.
 *
 * Why not the text itself: Meilisearch cuts Chinese by a dictionary, and not alike in a text and in a query, so that 抓到 is
 * not found in 一抓到底; and some builds take characters that sound alike for the same. A word of a query is a phrase of
 * characters, which finds it wherever it is written; and since the same character is another word in the text than in the
 * title, one query can ask for this word in the one and for that word in the other.
 */
export function writeTokens(folded: string, place: Place): string[] {
  const units: readonly string[] = dropInnerMarks(folded).text.match(UNIT) ?? []
  return units.map((unit) => (READABLE.test(unit) ? spell(unit, place) : BREAK))
}

/** What Meilisearch takes for one term: exactly this, in a row. Null for a text that says nothing. */
export function writePhrase(folded: string, place: Place): string | null {
  const tokens = writeTokens(folded, place)
  while (tokens[0] === BREAK) tokens.shift()
  while (tokens.at(-1) === BREAK) tokens.pop()
  return tokens.length === 0 ? null : `"${tokens.join(' ')}"`
}

function spell(unit: string, place: Place): string {
  const number = PLACES.length * (unit.codePointAt(0) ?? 0) + PLACES.indexOf(place)
  if (HAN.test(unit) && number < LETTERS.length ** HAN_LENGTH) {
    return Array.from({ length: HAN_LENGTH }, (_, at) => LETTERS.charAt(Math.floor(number / LETTERS.length ** at) % LETTERS.length)).join('')
  }
  // UTF-8 in letters: 0–9 of the hexadecimal digits are g–p.
  return LEADS[place] + Buffer.from(unit.slice(0, MAX_WORD)).toString('hex').replace(/\d/g, (digit) => LETTERS.charAt(6 + Number(digit)))
}
