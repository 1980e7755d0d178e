/** Half-width letters take about so much of a line as a character does. */
const NARROW = 0.56

/** Cuts words into lines of at most so many characters' width; what does not fit ends with …: (最低生活保障申请受理与审核, 6, 2) → 最低生活保障 · 申请受理与… */
export function fitLines(words: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const character of words.replaceAll(/\s+/gu, ' ').trim()) {
    const own = /[\u0020-\u024f]/u.test(character) ? NARROW : 1
    if (taken + own > width) {
      if (lines.length + 1 === most) return [...lines, `${line.slice(0, -1)}…`]
      lines.push(line)
      line = ''
      taken = 0
    }
    line += character
    taken += own
  }
  return line === '' ? lines : [...lines, line]
}
