import { applyEdits, type Edit } from '../ingest/repair/layerEdits.ts'
import { restoreLostBytes } from '../ingest/repair/lostBytes.ts'
import { findPinyinNotes, removePinyinNotes } from '../ingest/repair/pinyinNotes.ts'
import { isTraditionalText } from '../ingest/repair/simplifyScript.ts'

/** A short run can be read by accident: `合力?h區` as 合力海縣區. */
const SURE = 0.9
/** A run this long cannot: every character but the first follows from its bytes, and all of them are common. */
const LONG = 8
const READABLE = 0.6
/** Below, another first character fits nearly as well; a query has too little text to tell which. */
const FIRST_IS_SURE = 0.8

/**
 * Undoes what a web site did to words that were copied from it into a query: 現(xiàn)代化 → 現代化,
 * `保证;鶎又卫硎菆猿忠匀嗣駷橹行陌l(fā)展` → 保证。基層治理是堅持以人民為中心發展. What is not sure stays as it was typed.
 */
export function repairPaste(typed: string): string {
  const runs = restoreLostBytes(typed, findPinyinNotes(typed), isTraditionalText(typed))
  const whole = applyEdits(typed, runs.filter(isReadable).map(withoutGuess))
  return applyEdits(whole, removePinyinNotes(whole, findPinyinNotes(whole)))
}

function isReadable({ start, end, confidence }: Edit): boolean {
  return confidence >= SURE || (confidence >= READABLE && end - start >= LONG)
}

/** A full stop is the likeliest lost character by far, and a search does not look at it. */
function withoutGuess(edit: Edit): Edit {
  return edit.confidence >= FIRST_IS_SURE ? edit : { ...edit, after: `。${edit.after.slice(1)}` }
}
