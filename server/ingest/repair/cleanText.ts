import { OffsetMap } from '../../text/OffsetMap.ts'
import type { CleanText, Gap, Repair } from '../CleanText.ts'
import type { MediaType } from '../RawFile.ts'
import { findBoilerplate } from './boilerplate.ts'
import { removeInvisible } from './invisible.ts'
import { layerEdits, mergeEdits, type Edit } from './layerEdits.ts'
import { joinBrokenLines, restoreParagraphs } from './lineBreaks.ts'
import { restoreLostBytes } from './lostBytes.ts'
import { removeMarkdown } from './markdownMarks.ts'
import { markMasks } from './masks.ts'
import { findOmissions, removeOmissions, type Omission } from './omissions.ts'
import { removePageEdges } from './pageEdges.ts'
import { findConverterNotes, findPinyinNotes, isConverterDamaged, isSimplifiedForm, removePinyinNotes } from './pinyinNotes.ts'
import { replaceRadicals } from './radicals.ts'
import { replayRepairs } from './replayRepairs.ts'
import { isTraditionalText, simplifyScript } from './simplifyScript.ts'

/**
 * Repairs a text for searching and reading: RawFile's text in, CleanText out. Pure; replaying `repairs` on the raw text
 * gives `text` exactly. Every step sees the text as the steps before it left it, in the order damage is undone: lost
 * bytes, pinyin notes, script; then what sites added or left out; then line breaks and masks.
 */
export function cleanText(raw: { readonly text: string; readonly mediaType: MediaType }): CleanText {
  let text = raw.text
  let repairs: Repair[] = []
  const lay = (edits: readonly Edit[]) => {
    if (edits.length === 0) return
    repairs = layerEdits(raw.text, repairs, edits)
    text = replayRepairs(raw.text, repairs)
  }

  if (raw.mediaType === 'application/pdf' || text.includes('\f')) lay(removePageEdges(text))
  lay(removeInvisible(text))
  lay(replaceRadicals(text))
  const traditional = isTraditionalText(text)
  lay(restoreLostBytes(text, traditional ? findConverterNotes(text) : findPinyinNotes(text), traditional))
  if (traditional) {
    const notes = findConverterNotes(text)
    if (isConverterDamaged(text, notes)) lay(removePinyinNotes(text, notes))
    lay(simplifyScript(text))
  } else {
    const notes = findPinyinNotes(text)
    if (notes.length >= 5 && isConverterDamaged(text, notes, isSimplifiedForm)) lay(removePinyinNotes(text, notes, isSimplifiedForm))
  }

  const omissions = findOmissions(text)
  const { edits, bodyEnd, announcedTitle } = findBoilerplate(text, omissions)
  const beforeRemoval = new OffsetMap(repairs)
  const marks = raw.mediaType === 'text/markdown' ? removeMarkdown(text) : []
  lay(mergeEdits(removeOmissions(omissions, bodyEnd), edits, marks))

  const afterRemoval = new OffsetMap(repairs)
  const damaged = traditional || repairs.some(({ kind }) => kind === 'OMISSION' || kind === 'BOILERPLATE')
  const seams = new Set(omissions.map(({ start }) => afterRemoval.toClean(beforeRemoval.toRaw(start))))
  lay(mergeEdits(markMasks(text), restoreParagraphs(text), joinBrokenLines(text, seams, damaged || raw.mediaType === 'application/pdf')))

  const placed = new OffsetMap(repairs)
  const shownCharacters = countCharacters(text)
  return {
    text,
    repairs: joinScript(repairs),
    gaps: toGaps(omissions, text.trimEnd().length, (omission) => placed.toClean(beforeRemoval.toRaw(omission.start))),
    statedCharacters: omissions.find(({ stated }) => stated !== null)?.stated ?? null,
    shownCharacters,
    announcedTitle,
  }
}

/** Non-blank characters, those outside the Basic Multilingual Plane counted once. */
function countCharacters(text: string): number {
  let count = 0
  for (const match of text.matchAll(/\S+/gu)) count += match[0].length - (match[0].match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
  return count
}

/**
 * A notice in the middle says how much is missing there. One at the end says how long the whole is and mostly how much of
 * it is shown: what is missing behind it is the whole less the shown, less what the other gaps account for.
 */
function toGaps(omissions: readonly Omission[], length: number, place: (omission: Omission) => number): Gap[] {
  const elsewhere = omissions.reduce((sum, { missing }) => sum + (missing ?? 0), 0)
  return omissions.map((omission) => {
    const offset = place(omission)
    if (omission.missing !== null) return { offset, missingCharacters: omission.missing, reason: `此处原文省略 ${omission.missing} 字` }
    const { stated, shown } = omission
    if (stated === null || shown === null) return { offset, missingCharacters: null, reason: stated === null ? offset < length ? '此处原文有省略，未注明字数' : '此后原文未显示' : `全文共 ${stated} 字，此后未显示` }
    const rest = stated - shown - elsewhere
    const missing = Math.max(0, rest > 0 ? rest : stated - shown)
    return { offset, missingCharacters: missing, reason: `全文共 ${stated} 字，此后约 ${missing} 字未显示` }
  })
}

/** Neighbouring simplifications are one repair: 標題 → 标题. */
function joinScript(repairs: readonly Repair[]): Repair[] {
  const joined: Repair[] = []
  for (const repair of repairs) {
    const last = joined.at(-1)
    if (repair.kind === 'SCRIPT' && last?.kind === 'SCRIPT' && last.rawEnd === repair.rawStart) {
      joined[joined.length - 1] = { ...last, before: last.before + repair.before, after: last.after + repair.after, rawEnd: repair.rawEnd }
    } else joined.push(repair)
  }
  return joined
}
