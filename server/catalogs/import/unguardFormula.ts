/** A text that a spreadsheet would take for a formula, full-width signs included, with the apostrophes put before it. */
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** The text that `guardFormula` guarded: `'=1+1` → `=1+1`. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
