/** Characters that spreadsheets, web pages and OCR leave behind and that no XML may hold: controls but tab and line feed, zero-width marks, byte order marks. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/g
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029\u000b\f]/g
const BLANKS = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/** Text of several lines in one form: `８０周岁` → `80周岁`, line breaks as \n, blanks collapsed, blank lines and outer blanks gone. Punctuation stays as it is. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAK, '\n')
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '')
}

/** One line of text: a line break inside a cell is a wrapped line, so `最低生活保障\n申请` → `最低生活保障申请`, but `PPT\nA4` → `PPT A4`. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/(?<=[^\u0000-\u2e7f])\n|\n(?=[^\u0000-\u2e7f])/g, '').replaceAll('\n', ' ')
}

/** A name: one line, without the blanks that stretch it to the width of its column, `信 访 局` → `信访局`. */
export function tidyName(text: string): string {
  return tidyLine(text).replace(/(?<=[^\u0000-\u2e7f]) | (?=[^\u0000-\u2e7f])/g, '')
}

/** Longer texts say something: it spares the most of all cells a closer look. */
const LONGEST_NOTHING = 40

/** What an export writes, and a curator may write, where a list has nothing to say but a blank would pass for a mistake. */
export const NOT_STATED = '未注明'

/** What lists write where there is nothing to say: `无`, `/`, `—`, `未注明`. */
export function isNothing(text: string): boolean {
  return text.trim().length < LONGEST_NOTHING && /^(?:无|暂无|没有|未注明|不涉及|\/|\\|[-－—–―]+|n\/a)?$/i.test(tidyName(text))
}
