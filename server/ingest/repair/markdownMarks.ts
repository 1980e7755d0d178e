import type { Edit } from './layerEdits.ts'

/** One expression for the marks of a line, tried from left to right: comment, image, link, escape, emphasis. All parts are bounded by the line. */
const INLINE = /!?\[([^[\]\n]{1,200})\]\([^()\s]{1,500}\)|\\([\\`*_{}[\]()#+.!>-])|(\*\*|__)(?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)\3|(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^*_\n]{1,300})(?<=\S)\5(?![\p{L}\p{N}*_])/gu
const LINE_MARK = /^(?: {0,3}#{1,6}[ \t]+| {0,8}[-*+][ \t]+| {0,3}>[ \t]?| {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$)/gm
const CLOSING_HASHES = /^ {0,3}#{1,6}[ \t][^\n]*?([ \t]+#+[ \t]*)$/gm
/** A hidden word is followed by what it names: **縣和**新區. */
const NAMED = /^(?:省|市|县|区|乡|镇|村|街道|新区|开发区|同志|书记|局|厅)/

/** Takes Markdown's marks out of a text and leaves its words: `## 第一章 总则` → 第一章 总则, `**重点**` → 重点, comments go. */
export function removeMarkdown(text: string): Edit[] {
  const marks = [...findComments(text)]
  const remove = (start: number, end: number) => marks.push({ start, end })
  for (const match of text.matchAll(LINE_MARK)) remove(match.index, match.index + match[0].length)
  for (const match of text.matchAll(CLOSING_HASHES)) remove(match.index + match[0].length - (match[1] ?? '').length, match.index + match[0].length)
  for (const match of text.matchAll(INLINE)) {
    const start = match.index
    const end = start + match[0].length
    const inner = match[1] ?? match[4] ?? match[6]
    if (match[2] !== undefined) remove(start, start + 1)
    else if (inner !== undefined && !(NAMED.test(inner) && NAMED.test(text.slice(end, end + 3)))) {
      const at = start + match[0].indexOf(inner)
      remove(start, at)
      remove(at + inner.length, end)
    }
  }
  marks.sort((one, other) => one.start - other.start)
  const edits: Edit[] = []
  for (const { start, end } of marks) {
    if (start < (edits.at(-1)?.end ?? 0) || start === end) continue
    edits.push({ kind: 'OTHER', start, end, after: '', confidence: 0.99 })
  }
  return edits
}

/** `<!-- INFO END -->` with the blank lines behind it, so that no wider gap stays than was before it. */
function* findComments(text: string): Generator<{ start: number; end: number }> {
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start + 4)
    if (close < 0) return
    let end = close + 3
    const ownLine = start === 0 || text[start - 1] === '\n'
    while (ownLine && end < text.length && /\s/.test(text.charAt(end))) end++
    if (ownLine) end = text.lastIndexOf('\n', end - 1) >= close ? text.lastIndexOf('\n', end - 1) + 1 : end
    yield { start, end }
    start = text.indexOf('<!--', end)
  }
}
