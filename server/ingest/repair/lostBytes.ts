import { CharacterModel } from './CharacterModel.ts'
import { isCommon } from './gbk.ts'
import type { Edit } from './layerEdits.ts'
import { LONGEST_RUN, pairAgain, type Reading, type Run } from './pairAgain.ts'
import { canBeRead, type PinyinNote } from './pinyinNotes.ts'

/**
 * Restores runs of GBK text from which one byte was lost, and flags those that lost more. See README.md beside this file.
 *
 * 保证;鶎又卫硎菆猿忠匀嗣駷橹行陌l(fā)展 → 保证。基層治理是堅持以人民為中心發(fā)展; the note behind the last character is left for the next step.
 */
export function restoreLostBytes(text: string, notes: readonly PinyinNote[], isTraditional: boolean): Edit[] {
  const noteAt = new Map(notes.map((note) => [note.start, note]))
  const suspects: number[] = []
  for (const { index } of text.matchAll(/[!;?！；？](?=[^\s\d])/g)) {
    const misread = looksMisread(text, index, noteAt)
    if (misread === 'certainly' || (misread === 'possibly' && isTraditional)) suspects.push(index)
  }
  if (suspects.length === 0) return []
  const model = new CharacterModel(soundParts(text, suspects))
  const edits: Edit[] = []
  let done = 0
  let guesses = 0
  for (const start of suspects.slice(0, MOST_RUNS)) {
    if (start < done) continue
    const run = { text, mark: start, previous: beforeNote(text, start), noteAt, model }
    const edit = readExactly(run) ?? (guesses++ < MOST_GUESSES ? guess(run) : null) ?? (isTraditional ? flag(text, start, noteAt, model) : null)
    if (edit === null) continue
    edits.push(edit)
    done = edit.end
  }
  return edits
}

/** The document without its suspicious places, so that 鶎又卫硎 standing there three times does not make it a word; and without notes. */
function soundParts(text: string, suspects: readonly number[]): string {
  const parts: string[] = []
  let copied = 0
  for (const start of suspects) {
    if (start > copied) parts.push(text.slice(copied, start))
    copied = start + 24
  }
  parts.push(text.slice(copied))
  return parts.join('\n').replaceAll(/\([^()\u3400-\u9fff\s]{1,7}\)/g, '')
}

/** Bounds on the work for one document, far beyond what a damaged speech has (ten runs): a guess takes about 20 ms. */
const MOST_RUNS = 1000
const MOST_GUESSES = 50

/** Cheap look at what follows a mark, so that the model is not even loaded for ordinary exclamations. */
function looksMisread(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>): 'possibly' | 'certainly' | false {
  let rare = 0
  for (let i = mark + 1; i < Math.min(text.length, mark + 16); i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a) break
    if (isStrayTrail(text, i)) return rare >= 3 ? 'certainly' : 'possibly'
    if (noteAt.has(i)) {
      if (!canBeRead(text.charAt(i - 1), noteAt.get(i)?.syllable ?? '')) return 'certainly'
      i = (noteAt.get(i)?.end ?? i) - 1
    } else if (code > 0x7f && !isCommon(text.charAt(i))) rare++
  }
  if (rare >= 3) return 'certainly'
  return rare > 0 ? 'possibly' : false
}

/** An ASCII letter or sign alone between two-byte characters, as the second byte of 發 (B0 6C) stays behind as l. */
function isStrayTrail(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x40 && code <= 0x7e && text.charCodeAt(at - 1) > 0 && !isWordCharacter(text, at - 1) && !isWordCharacter(text, at + 1)
}

function isWordCharacter(text: string, at: number): boolean {
  return /^[0-9A-Za-z @._-]$/.test(text.charAt(at))
}

/** The reading that assumes nothing but the one lost byte, where every step of it is probable enough to need no rival. */
function readExactly(run: Run): Edit | null {
  const [exact, rival] = rank(pairAgain(run, false), run)
  if (exact === undefined || weakest(exact.reading.text, run) < SURE) return null
  return toEdit(run, exact.reading, isClear(exact, rival) ? 0.9 : 0.7)
}

/**
 * The most probable reading, were pairs of bytes to have vanished as well. If none need have, it is an exact one after all.
 * Otherwise it is a guess: it is taken, with low confidence, only where no other comes near.
 */
function guess(run: Run): Edit | null {
  const [first, second] = rank(pairAgain(run, true), run)
  if (first === undefined) return null
  if (first.reading.vanished === 0) return first.mean > POSSIBLE ? toEdit(run, first.reading, isClear(first, second) ? 0.8 : 0.6) : null
  if (first.mean < LIKELY) return null
  return second === undefined || first.total - second.total > BEYOND_DOUBT ? toEdit(run, first.reading, 0.4) : null
}

function isClear(first: Ranked, second: Ranked | undefined): boolean {
  return second === undefined || first.total - second.total > CLEARLY
}

/** Mean logarithm of probability per character that a guess, and a reading without a guess, must have at least. */
const LIKELY = -6.5
const POSSIBLE = -8.5
/** Logarithm of the probability of two steps that no misread character gets. */
const SURE = -14
/** How much more probable (natural logarithm) a reading must be than the next best. */
const CLEARLY = 3
const BEYOND_DOUBT = 5

/** The least probable pair of neighbouring steps in a reading: one wrong character is two improbable steps. */
function weakest(text: string, { previous, model }: Run): number {
  const known = previous + text
  let low = 0
  for (let at = previous.length; at < known.length; at++) low = Math.min(low, model.logProbability(known.slice(at, at + 2), known.slice(0, at)))
  return low
}

interface Ranked {
  readonly reading: Reading
  /** Logarithm of the probability of the whole stretch that the readings compared cover. */
  readonly total: number
  /** The same per character. */
  readonly mean: number
}

/** Readings end at different places; what follows up to the furthest end counts as it stands. The same text is ranked once. */
function rank(readings: readonly Reading[], { text, mark, previous, model }: Run): Ranked[] {
  const furthest = readings.reduce((end, reading) => Math.max(end, reading.end), 0)
  const asItStands = model.logProbability(text.slice(mark, furthest + 1), previous)
  const byText = new Map<string, Ranked>()
  for (const reading of readings) {
    const rest = text.slice(reading.end, furthest + 1)
    const total = reading.score + model.logProbability(rest, reading.text)
    const mean = total / (reading.text.length + rest.length)
    if (total > asItStands + SURER_BY && total > (byText.get(reading.text)?.total ?? Number.NEGATIVE_INFINITY)) byText.set(reading.text, { reading, total, mean })
  }
  return [...byText.values()].sort((one, other) => other.total - one.total)
}

/** How much more probable (natural logarithm) the restored words must be than the characters that stand there. */
const SURER_BY = 5

function toEdit({ mark }: Run, { end, text }: Reading, confidence: number): Edit {
  return { kind: 'LOST_BYTE', start: mark, end, after: text, confidence }
}

/** The character before an offset; where a note stands between, as in 學(xué)!, the one before the note. */
function beforeNote(text: string, at: number): string {
  const note = /[(（][^()（）\s]{1,7}[)）]$/.exec(text.slice(Math.max(0, at - 9), at))
  return text.charAt(at - 1 - (note?.[0].length ?? 0))
}

/**
 * Marks a run that is not Chinese but cannot be decoded: it stays as it stands, with low confidence. Two rare characters are
 * enough where the run ends as such runs do, at a stray letter or a note that does not fit; 饕餮 alone is a word.
 */
function flag(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>, model: CharacterModel): Edit | null {
  let end = mark + 1
  let rare = 0
  let lastRare = 0
  let anchored = false
  for (; end < Math.min(text.length, mark + LONGEST_RUN); end++) {
    const note = noteAt.get(end)
    if (note !== undefined) {
      anchored = !canBeRead(text.charAt(end - 1), note.syllable)
      if (anchored) lastRare = note.end
      break
    }
    if (isStrayTrail(text, end)) {
      anchored = true
      lastRare = noteAt.get(end + 1)?.end ?? end + 1
      break
    }
    const unit = text.charCodeAt(end)
    if (unit <= 0x20 || (lastRare > 0 && end - lastRare > 6)) break
    if (unit > 0x7f && !isCommon(text.charAt(end))) {
      rare++
      lastRare = end + 1
    }
  }
  if (rare < (anchored ? 2 : 5)) return null
  const run = text.slice(mark, lastRare)
  if (model.logProbability(run.slice(1), run.charAt(0)) / (run.length - 1) > GARBAGE) return null
  return { kind: 'LOST_BYTE', start: mark, end: lastRare, after: run, confidence: 0.1 }
}

/** Mean logarithm of probability per character below which a run is no Chinese. */
const GARBAGE = -9
