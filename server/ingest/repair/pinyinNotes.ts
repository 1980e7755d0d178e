import { createRequire } from 'node:module'
import type * as PinyinPro from 'pinyin-pro'
import { isTraditional, simplifyCharacters } from '../../text/simplify.ts'
import type { Edit } from './layerEdits.ts'

/** A syllable with its tone in brackets after a character: 現(xiàn) has `start` at the bracket. */
export interface PinyinNote {
  readonly start: number
  readonly end: number
  readonly syllable: string
}

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ'
const NOTE = new RegExp(`[(（]([a-zü${TONED}ê]{1,7})[)）]`, 'g')
/** The same as other converters write it: 現〔xiàn〕, 現( xiàn ), 現(xian4), 現（xian）. */
const OTHER_NOTE = new RegExp(`[(（〔[【]\\s?([a-zü${TONED}ê]{1,7})[1-5]?\\s?[)）〕\\]】]`, 'g')
const HAS_TONE = new RegExp(`[${TONED}]`)

/** Every bracketed toned syllable that follows a character, whether it belongs there or not. */
export function findPinyinNotes(text: string): PinyinNote[] {
  const notes: PinyinNote[] = []
  for (const match of text.matchAll(NOTE)) {
    const syllable = match[1] ?? ''
    if (match.index === 0 || !HAS_TONE.test(syllable)) continue
    notes.push({ start: match.index, end: match.index + match[0].length, syllable })
  }
  return notes
}

/**
 * Notes in other brackets, with blanks, with a number for the tone or without a tone: only where they give the reading of a traditional
 * character before them, so that (a) and (he) stay.
 */
export function findConverterNotes(text: string): PinyinNote[] {
  const notes: PinyinNote[] = []
  for (const match of text.matchAll(OTHER_NOTE)) {
    const syllable = match[1] ?? ''
    const before = text.charAt(match.index - 1)
    if (match.index === 0 || (!HAS_TONE.test(syllable) && !(isTraditional(before.charCodeAt(0)) && canBeRead(before, syllable)))) continue
    notes.push({ start: match.index, end: match.index + match[0].length, syllable })
  }
  return notes
}

/**
 * Removes the notes that a converter put behind traditional characters: 區(qū) → 區, 發(fā)展 → 發展; where the script was simplified
 * after that, behind the characters that have a traditional form.
 *
 * The converter annotates the characters it converts itself, in running words, and every time they occur. An author
 * annotates rare words, in any script, mostly once. So notes go only behind traditional characters that can be read so,
 * and only where the document as a whole looks converted (`isConverterDamaged`).
 */
export function removePinyinNotes(text: string, notes: readonly PinyinNote[], converts: Converts = isTraditional): Edit[] {
  return notes
    .filter((note) => converts(text.charCodeAt(note.start - 1)) && canBeRead(text.charAt(note.start - 1), note.syllable))
    .map(({ start, end }) => ({ kind: 'PINYIN_INSERTION', start, end, after: '', confidence: 0.99 }))
}

/**
 * Whether the notes of a text are a converter's: behind traditional characters, within words, and with the same
 * characters again and again. One or two alone count only with the usual readings: nobody explains how 現 is read, but 龜(qiū)茲.
 */
export function isConverterDamaged(text: string, notes: readonly PinyinNote[], converts: Converts = isTraditional): boolean {
  let converted = 0
  let withinWords = 0
  const annotated = new Map<string, number>()
  for (const { start, end } of notes) {
    if (!converts(text.charCodeAt(start - 1))) continue
    converted++
    const character = text.charAt(start - 1)
    annotated.set(character, (annotated.get(character) ?? 0) + 1)
    if (isHan(text.charAt(start - 2)) || isHan(text.charAt(end))) withinWords++
  }
  if (converted < 3 && !notes.every(({ start, syllable }) => readings(text.charAt(start - 1))[0] === syllable)) return false
  if (converted === 0 || converted < notes.length * 0.8 || withinWords < converted * 0.7) return false
  let occurrences = 0
  for (const character of text) if (annotated.has(character)) occurrences++
  return converted >= occurrences * 0.8
}

/** Whether a converter annotates a UTF-16 code unit. */
export type Converts = (codeUnit: number) => boolean

let simplified: Set<number> | null = null

/** 现 and 发 have a traditional form, 人 has none. */
export function isSimplifiedForm(codeUnit: number): boolean {
  if (simplified === null) {
    simplified = new Set()
    for (let code = 0x3400; code < 0x10000; code++) if (isTraditional(code)) simplified.add(simplifyCharacters(String.fromCharCode(code)).charCodeAt(0))
  }
  return simplified.has(codeUnit)
}

/** Whether `syllable` (with tone marks) is a reading of the character. */
export function canBeRead(character: string, syllable: string): boolean {
  const known = readings(character)
  return known.includes(syllable) || known.some((reading) => withoutTone(reading) === withoutTone(syllable))
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character)
}

function withoutTone(syllable: string): string {
  return syllable.normalize('NFD').replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
}

let polyphonic: typeof PinyinPro.polyphonic | null = null
const known = new Map<string, readonly string[]>()

/** The dictionary takes tens of milliseconds to load and most texts have no notes, so it is loaded at the first one. */
function readings(character: string): readonly string[] {
  const found = known.get(character)
  if (found !== undefined) return found
  polyphonic ??= (createRequire(import.meta.url)('pinyin-pro') as typeof PinyinPro).polyphonic
  const list = polyphonic(character, { type: 'array' })[0] ?? []
  known.set(character, list)
  return list
}
