/** A stretch of a text that both versions have, or only one. */
export interface DiffPart {
  readonly kind: 'SAME' | 'REMOVED' | 'ADDED'
  readonly text: string
}

/** Beyond so many pairs of characters the middle is told as one change: nobody could read the small steps. */
const MOST_PAIRS = 400_000

/** 最低生活保障申请受理 → 最低生活保障受理与审核: what both say, what went and what came, in reading order. */
export function diffText(before: string, after: string): DiffPart[] {
  const [from, to] = [splitText(before), splitText(after)]
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const middle = diffTokens(from.slice(start, from.length - end), to.slice(start, to.length - end))
  return joinParts([{ kind: 'SAME', text: from.slice(0, start).join('') }, ...middle, { kind: 'SAME', text: from.slice(from.length - end).join('') }])
}

/** How much of the longer text both have, in their order: 0 to 1. */
export function shareOf(parts: readonly DiffPart[]): number {
  const lengthOf = (left: DiffPart['kind']) => parts.filter(({ kind }) => kind !== left).reduce((sum, { text }) => sum + text.length, 0)
  const same = parts.filter(({ kind }) => kind === 'SAME').reduce((sum, { text }) => sum + text.length, 0)
  const longer = Math.max(lengthOf('ADDED'), lengthOf('REMOVED'))
  return longer === 0 ? 1 : same / longer
}

/** Characters, but a number as a whole: 30日 → 20日 is another number, not another digit. */
function splitText(text: string): string[] {
  return text.match(/\d+|./gsu) ?? []
}

/** Along a longest common subsequence, from its start. */
function diffTokens(from: readonly string[], to: readonly string[]): DiffPart[] {
  if (from.length * to.length > MOST_PAIRS) return [{ kind: 'REMOVED', text: from.join('') }, { kind: 'ADDED', text: to.join('') }]
  const width = to.length + 1
  const lengths = new Uint32Array((from.length + 1) * width)
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      const at = row * width + column
      lengths[at] = from[row] === to[column] ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!)
    }
  }
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < from.length || column < to.length) {
    const at = row * width + column
    if (row < from.length && column < to.length && from[row] === to[column]) {
      parts.push({ kind: 'SAME', text: from[row]! })
      row += 1
      column += 1
    } else if (row < from.length && (column === to.length || lengths[at + width]! >= lengths[at + 1]!)) {
      parts.push({ kind: 'REMOVED', text: from[row]! })
      row += 1
    } else {
      parts.push({ kind: 'ADDED', text: to[column]! })
      column += 1
    }
  }
  return parts
}

/** Neighbours of one kind become one part; between two that are the same, what went comes before what came. */
function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  const put = (kind: DiffPart['kind'], text: string): void => {
    const last = joined.at(-1)
    if (text === '') return
    if (last?.kind === kind) joined[joined.length - 1] = { kind, text: last.text + text }
    else joined.push({ kind, text })
  }
  let [removed, added] = ['', '']
  for (const { kind, text } of [...parts, { kind: 'SAME', text: '' } as const]) {
    if (kind === 'REMOVED') removed += text
    else if (kind === 'ADDED') added += text
    else if (text !== '' || removed || added) {
      put('REMOVED', removed)
      put('ADDED', added)
      put('SAME', text)
      removed = added = ''
    }
  }
  return joined
}
