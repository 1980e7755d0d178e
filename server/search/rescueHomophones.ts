import { segment } from '../text/segment.ts'
import { findSlips, piecesOf, type Reading, type Run, type Slip } from './findSlips.ts'
import { FIELD_NAMES } from './readFieldValues.ts'
import type { SearchEngine } from './SearchEngine.ts'
import { isTelling } from './tellingWords.ts'

/** What the index knows, as far as a rescue asks. */
export type SoundIndex = Pick<SearchEngine, 'soundAlikes' | 'countEntries'>

/** How much likelier, as ln, a query must become by a change: people write oftener what no text of the index says than they mistype. */
const LEAST_GAIN = 3.5
/** So much more where a character makes no word with its neighbours: what stands alone stands anywhere. */
const ALONE = 3
/** What words that go together tell, against what the words themselves tell. */
const COMPANY = 0.5
/** No two words tell more of each other than this, as ln. */
const MOST_COMPANY = 4
/** Entries that may hold two words by chance, however many hold each. */
const BY_CHANCE = 0.5
/** Other words of the query that a change is weighed by, the rarest. */
const MAX_COMPANY = 6
/** Words that are looked for in one entry; more are no more telling. */
const MAX_TOGETHER = 9
/** Changes that are weighed, the likeliest. */
const MAX_WEIGHED = 6
/** What it tells that entries hold all words of the query; after a change that speaks for it, as it was typed against it. */
const WHOLE = 3
/** So much more for a second slip in one query, which is rarer still. */
const SECOND = 3
const SKIPPED = new RegExp(`"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|(?:^|(?<=\\s))(?:${FIELD_NAMES.join('|')}):\\S*|(?:^|(?<=\\s))[-−]\\S+`, 'gu')

/** A change with the reading that the index holds. */
interface Candidate {
  readonly slip: Slip
  readonly reading: Reading
}

/**
 * Puts words of the index in the place of what only sounds like them, which is how an input method errs: 最底生活保障 → 最低生活保障,
 * 新闻报到 → 新闻报道. A change is made where the query becomes much likelier by it: its words by themselves, as the index and the language
 * use them, and by the entries that hold them together. Null: nothing is to be replaced. `folded` is the query as `foldForSearch` gives
 * it; phrases in quotation marks, exclusions and fields stay as they are.
 */
export async function rescueHomophones(folded: string, index: SoundIndex): Promise<string | null> {
  const plain = folded.replace(SKIPPED, (skipped) => ' '.repeat(skipped.length))
  const runs = [...plain.matchAll(/\p{Script=Han}{2,}/gu)].map(({ 0: text, index: start }): Run => ({ text, start }))
  if (runs.length === 0) return null
  const pieces = runs.map(piecesOf)
  const [alike, [entries = 0]] = await Promise.all([index.soundAlikes(pieces.flat()), index.countEntries([[]])])
  let at = 0
  const slips = runs.flatMap((run, place) => findSlips(run, alike.slice(at, at += pieces[place]?.length ?? 0), entries))
  const likely = slips.sort((a, b) => worth(b) - worth(a)).slice(0, MAX_WEIGHED)
  const weighed = await weigh(likely, runs, index, entries)

  const [first, ...more] = weighed.filter(({ gain }) => gain > LEAST_GAIN).sort((a, b) => b.gain - a.gain)
  if (first === undefined) return null
  // What would change the same word is another way to read it, and no second slip.
  const second = more.find(({ reading, gain }) => gain > LEAST_GAIN + SECOND && !overlaps(reading, first.reading))
  return [first, ...second === undefined ? [] : [second]]
    .reduce((text, { slip: { start, typed, meant } }) => `${text.slice(0, start)}${meant}${text.slice(start + typed.length)}`, folded)
}

/** What each change gains when the other words of the query are heard as well. */
async function weigh(slips: readonly Slip[], runs: readonly Run[], index: SoundIndex, entries: number): Promise<(Candidate & { gain: number })[]> {
  const words = runs.flatMap(({ start, text }) => segment(text).map((word): Reading => ({ start: start + word.start, typed: word.text, meant: word.text })))
    .filter(({ typed }) => typed.length > 1 && isTelling(typed))
  const readings = slips.flatMap((slip) => slip.readings)
  const texts = [...new Set([...words, ...readings].flatMap(({ typed, meant }) => [typed, meant]))]
  const counts = await index.countEntries(texts.map((text) => [text]))
  const held = new Map(texts.map((text, at) => [text, counts[at] ?? 0]))
  const heldBy = (text: string): number => held.get(text) ?? 0

  const candidates = slips.flatMap((slip): Candidate[] => {
    const [reading] = slip.readings.filter(({ meant }) => heldBy(meant) > 0).sort((a, b) => heldBy(b.meant) - heldBy(a.meant))
    return reading === undefined ? [] : [{ slip, reading }]
  })
  if (candidates.length === 0) return []
  const others = candidates.map(({ reading }) => [...new Set(words.filter((word) => !overlaps(word, reading)).map(({ typed }) => typed))].sort((a, b) => heldBy(a) - heldBy(b)))
  const companions = others.map((each) => each.filter((word) => heldBy(word) > 0).slice(0, MAX_COMPANY))
  const groups = candidates.flatMap(({ reading: { typed, meant } }, at) => {
    const all = others[at]?.slice(0, MAX_TOGETHER) ?? []
    return [[...all, meant], [...all, typed], ...(companions[at] ?? []).flatMap((word) => [[word, meant], [word, typed]])]
  })
  const together = (await index.countEntries(groups)).values()
  const next = (): number => together.next().value ?? 0
  return candidates.map(({ slip, reading }, at) => {
    const [wholeMeant, wholeTyped] = [next() > 0, next() > 0]
    const whole = others[at]?.length === 0 ? 0 : WHOLE * (Number(wholeMeant) - Number(wholeTyped))
    const company = (companions[at] ?? []).reduce((sum, word) => {
      const [ofMeant = 0, ofTyped = 0] = [reading.meant, reading.typed].map((text) => attraction(next(), heldBy(word) * heldBy(text) / entries))
      return sum + ofMeant - ofTyped
    }, 0)
    // What texts hold as it was typed is no slip for being no word: 重疾.
    const most = heldBy(reading.typed) > 0 ? Math.log(heldBy(reading.meant) / heldBy(reading.typed)) : Infinity
    return { slip, reading, gain: Math.min(worth(slip), most) + COMPANY * company + whole }
  })
}

function worth({ gain, alone }: Slip): number {
  return alone ? gain - ALONE : gain
}

/** How much oftener, as ln, two texts stand in one entry than they would by chance. */
function attraction(together: number, expected: number): number {
  return Math.max(-MOST_COMPANY, Math.min(MOST_COMPANY, Math.log((together + BY_CHANCE) / (expected + BY_CHANCE))))
}

function overlaps(one: Reading, other: Reading): boolean {
  return one.start < other.start + other.typed.length && other.start < one.start + one.typed.length
}
