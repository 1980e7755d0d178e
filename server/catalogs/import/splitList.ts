import { isNothing, tidyLine } from '../tidyText.ts'

const OPENING = '（(《〈【「『“[{'
const CLOSING = '）)》〉】」』”]}'

/** Cuts a text where a separator stands outside brackets and title marks. */
export function splitOutsideBrackets(text: string, isSeparator: (character: string) => boolean): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!
    if (OPENING.includes(character)) depth += 1
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && isSeparator(character)) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

/**
 * The members of a cell that lists things: one per line where it has several lines, else separated by semicolons outside brackets.
 * Their numbers go when all of them are numbered in order. `1.书面申请；2.证明材料（原件；复印件）` → `书面申请`, `证明材料（原件；复印件）`.
 */
export function splitList(text: string): string[] {
  const parts = /[\r\n]/.test(text) ? text.split(/\r\n?|\n/) : splitOutsideBrackets(text, (character) => character === '；' || character === ';')
  let items = parts
  for (;;) {
    const tidied = items.map((item) => tidyLine(item).replace(/[；;，,、。\s]+$/, '')).filter((item) => item !== '')
    const bare = withoutNumbers(tidied)
    if (bare.join('\n') === items.join('\n')) return bare.length === 1 && isNothing(bare[0]!) ? [] : bare
    items = bare
  }
}

function withoutNumbers(items: readonly string[]): string[] {
  const numbered = items.map((item) => /^[（(]?(\d{1,3})(?:[.．、）)](?!\d))\s*(.*)$/s.exec(item))
  return numbered.every((match, index) => Number(match?.[1]) === index + 1) ? numbered.map((match) => match![2]!) : [...items]
}

/** The text of a list that `splitList` reads back as the same members: on one line where that is possible. */
export function joinList(items: readonly string[]): string {
  const line = items.join('；')
  const read = splitList(line)
  if (read.length === items.length && read.every((item, index) => item === items[index])) return line
  return items.length === 1 ? `${items[0]}\n` : items.join('\n')
}
