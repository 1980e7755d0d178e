const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before one that begins with `=`, `+`, `-`, `@`, a tab or a line break
 * (the characters that the Open Worldwide Application Security Project names for formula injection, full-width ones included).
 * `unguardFormula` of the import takes it off again, so that a text which already begins with an apostrophe and such a sign gets one more.
 */
export function guardFormula(text: string): string {
  return RISKY.test(text) ? `'${text}` : text
}
