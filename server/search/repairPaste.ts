import { applyEdits } from '../ingest/repair/layerEdits.ts'
import { restoreLostBytes } from '../ingest/repair/lostBytes.ts'
import { findPinyinNotes, removePinyinNotes } from '../ingest/repair/pinyinNotes.ts'
import { isTraditionalText } from '../ingest/repair/simplifyScript.ts'

/** A query is too short to guess by: what is not sure stays as it was typed. */
const SURE = 0.9

/** Undoes what a web site did to words that were copied from it into a query: 現(xiàn)代化 → 現代化. */
export function repairPaste(typed: string): string {
  const whole = applyEdits(typed, restoreLostBytes(typed, findPinyinNotes(typed), isTraditionalText(typed)).filter(({ confidence }) => confidence >= SURE))
  return applyEdits(whole, removePinyinNotes(whole, findPinyinNotes(whole)))
}
