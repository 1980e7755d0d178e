import { simplifyCharacters } from '../../text/simplify.ts'
import { CharacterModel } from './CharacterModel.ts'
import { gbkTable, isEverydayCode } from './gbk.ts'
import type { Edit } from './layerEdits.ts'
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
  for (const start of suspects) {
    if (start < done) continue
    const edit = decode(text, start, noteAt, model) ?? (isTraditional ? flag(text, start, noteAt, model) : null)
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

/** Longest run tried, in characters: in traditional text an ASCII second byte ends a run after about ten. */
const LONGEST_RUN = 160

/** Cheap look at what follows a mark, so that the model is not even loaded for ordinary exclamations. */
function looksMisread(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>): 'possibly' | 'certainly' | false {
  let rare = 0
  for (let i = mark + 1; i < Math.min(text.length, mark + 16); i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a) break
    if (isStrayTrail(text, i)) return 'possibly'
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

const PUNCTUATION = '，。、；：？！“”‘’《》（）…—·％'

/** Common: a full-width mark, or a character whose simplified form is everyday writing. */
function isCommon(character: string): boolean {
  const { codes } = gbkTable()
  const code = codes[character.charCodeAt(0)] ?? 0
  return PUNCTUATION.includes(character) || isEverydayCode(code) || isEverydayCode(codes[simplifyCharacters(character).charCodeAt(0)] ?? 0)
}

interface Reading {
  readonly end: number
  readonly text: string
}

/** The first byte of every character XA3 that may have stood before: 。 A1A3, 保 B1A3, 海 BAA3 …. */
function lostCharacters(): string[] {
  lost ??= ['。', ...Array.from(gbkTable().units).flatMap((unit, code) => {
    const character = String.fromCharCode(unit)
    return unit !== 0 && (code & 0xff) === 0xa3 && (code >> 8) > 0xa9 && isCommon(character) ? [character] : []
  })]
  return lost
}

let lost: string[] | null = null

function decode(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>, model: CharacterModel): Edit | null {
  const readings = pairAgain(text, mark, noteAt, model)
  const furthest = Math.max(...readings.map(({ end }) => end))
  const previous = text.charAt(mark - 1)
  let best: { score: number; reading: Reading } | null = null
  for (const reading of readings) {
    const rest = text.slice(reading.end, Math.min(furthest, reading.end + LONGEST_RUN) + 1)
    for (const first of lostCharacters()) {
      const score = model.logProbability(first + reading.text + rest, previous)
      if (best === null || score > best.score) best = { score, reading: { end: reading.end, text: first + reading.text } }
    }
  }
  if (best === null) return null
  const asItStands = model.logProbability(text.slice(mark, furthest + 1), previous)
  if (best.score < asItStands + SURER_BY) return null
  return { kind: 'LOST_BYTE', start: mark, end: best.reading.end, after: best.reading.text, confidence: 0.9 }
}

/** How much more probable (natural logarithm) the restored words must be than the characters that stand there. */
const SURER_BY = 5

/** All ways to pair the bytes again from the mark up to a place where pairing fits the characters that follow. */
function pairAgain(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>, model: CharacterModel): Reading[] {
  const { codes, units, byLead } = gbkTable()
  const readings: Reading[] = []
  const common = (lead: number, trail: number): string | null => {
    const unit = units[(lead << 8) | trail] ?? 0
    const character = String.fromCharCode(unit)
    return unit !== 0 && isCommon(character) ? character : null
  }
  let pending = codeOf(text.charCodeAt(mark), codes) & 0xff
  let decoded = ''
  for (let at = mark + 1; at < Math.min(text.length, mark + LONGEST_RUN); at++) {
    const dropped = common(pending, 0x80)
    if (dropped !== null && decoded !== '') readings.push({ end: at, text: decoded + dropped })
    const note = noteAt.get(at)
    if (note !== undefined) {
      const candidates = (byLead[pending] ?? []).filter((c) => isCommon(c) && ((codes[c.charCodeAt(0)] ?? 0) & 0xff) >= 0x80 && canBeRead(c, note.syllable))
      const likeliest = mostProbable(candidates, decoded, text.charAt(note.end), model)
      if (likeliest !== null) readings.push({ end: note.end, text: decoded + likeliest })
      return readings
    }
    const unit = text.charCodeAt(at)
    if (unit >= 0x40 && unit <= 0x7e) {
      const last = common(pending, unit)
      const annotated = noteAt.get(at + 1)
      if (last !== null && (annotated === undefined || canBeRead(last, annotated.syllable))) readings.push({ end: at + 1, text: decoded + last })
    }
    const code = codeOf(unit, codes)
    const next = code === 0 ? null : common(pending, code >> 8)
    if (next === null) return readings
    decoded += next
    pending = code & 0xff
  }
  return readings
}

/** ASCII counts as the full-width form it had before some later program changed it. */
function codeOf(unit: number, codes: Uint16Array): number {
  return codes[unit > 0x20 && unit < 0x7f ? unit + 0xfee0 : unit] ?? 0
}

function mostProbable(candidates: readonly string[], before: string, after: string, model: CharacterModel): string | null {
  let best: { score: number; candidate: string } | null = null
  for (const candidate of candidates) {
    const score = model.logProbability(candidate + after, before)
    if (best === null || score > best.score) best = { score, candidate }
  }
  return best?.candidate ?? null
}

/** Marks a run that is not Chinese but cannot be decoded: it stays as it stands, with low confidence. */
function flag(text: string, mark: number, noteAt: ReadonlyMap<number, PinyinNote>, model: CharacterModel): Edit | null {
  let end = mark + 1
  let rare = 0
  let lastRare = 0
  for (; end < Math.min(text.length, mark + LONGEST_RUN); end++) {
    const note = noteAt.get(end)
    if (note !== undefined) {
      if (!canBeRead(text.charAt(end - 1), note.syllable)) lastRare = note.end
      break
    }
    if (isStrayTrail(text, end)) {
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
  if (rare < 2) return null
  const run = text.slice(mark, lastRare)
  if (model.logProbability(run.slice(1), run.charAt(0)) / (run.length - 1) > GARBAGE) return null
  return { kind: 'LOST_BYTE', start: mark, end: lastRare, after: run, confidence: 0.1 }
}

/** Mean logarithm of probability per character below which a run is no Chinese. */
const GARBAGE = -9
