/** A stretch of a text that both versions have, or only one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Beyond so many pairs of characters or numbers the middle is shown as one change: nobody could read the small steps. */
const MOST_PAIRS = 400_000

/** 最低生活保障申请受理 → 最低生活保障受理与审核: what both say, what went and what came, in reading order. */
export function diffText(before: string, after: string): DiffPart[] {
  const [from, to] = [splitText(before), splitText(after)]
  let start = 0
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1
  let end = 0
  while (end < Math.min(from.length, to.length) - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const middle = diffCharacters(from.slice(start, from.length - end), to.slice(start, to.length - end))
  return joinParts([{ kind: 'same', text: from.slice(0, start).join('') }, ...middle, { kind: 'same', text: from.slice(from.length - end).join('') }])
}

/** Characters, but a number as a whole: 30日 → 20日 is another number, not another digit. */
function splitText(text: string): string[] {
  return text.match(/\d+|./gsu) ?? []
}

/** The longest common subsequence, walked from the start. */
function diffCharacters(from: readonly string[], to: readonly string[]): DiffPart[] {
  if (from.length * to.length > MOST_PAIRS) return [{ kind: 'removed', text: from.join('') }, { kind: 'added', text: to.join('') }]
  const width = to.length + 1
  const lengths = new Uint32Array((from.length + 1) * width)
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = from[row] === to[column]
        ? lengths[(row + 1) * width + column + 1]! + 1
        : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!)
    }
  }
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < from.length || column < to.length) {
    if (row < from.length && column < to.length && from[row] === to[column]) {
      parts.push({ kind: 'same', text: from[row]! })
      row += 1
      column += 1
    } else if (row < from.length && (column === to.length || lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!)) {
      parts.push({ kind: 'removed', text: from[row]! })
      row += 1
    } else {
      parts.push({ kind: 'added', text: to[column]! })
      column += 1
    }
  }
  return parts
}

/** Neighbours of one kind become one part; between two that are the same, what went comes before what came. */
function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (text) {
      flush()
      const last = joined.at(-1)
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text }
      else joined.push({ kind, text })
    }
  }
  flush()
  return joined
}
