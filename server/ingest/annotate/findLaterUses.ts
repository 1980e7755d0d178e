import type { FormulationSpan, Span } from '../AnnotatedText.ts'

interface Known {
  readonly words: string
  readonly name: string
  /** Only from here on: a name is used after it was named. */
  readonly from: number
}

const shortestName = 3
/** Without the word of its kind, 一网三联 of “一网三联”工作法 is still a name when it is this long. */
const shortestAlone = 4

/**
 * Reads one passage, writes the uses without marks of names that were given in marks before: 人才十条不是写在纸上的 after “人才十条”,
 * 一网三联工作法 after “一网三联”工作法. What `taken` spans hold is named there already.
 */
export function findLaterUses(text: string, passage: Span, known: KnownNames, taken: readonly Span[]): FormulationSpan[] {
  const uses: FormulationSpan[] = []
  let next = 0
  for (let at = passage.start; at < passage.end; at += 1) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= at) next += 1
    const here = known.get(text.slice(at, at + 2))?.find(({ words, from }) => from <= at && at + words.length <= passage.end && text.startsWith(words, at))
    if (!here) continue
    const end = at + here.words.length
    const over = taken[next]
    if (over && over.start < end) continue
    uses.push({ start: at, end, name: here.name })
    at = end - 1
  }
  return uses
}

/** Names by their first two characters, the longest first. */
export type KnownNames = ReadonlyMap<string, readonly Known[]>

/** Reads the uses in marks, writes what to look for behind them. */
export function knownNames(named: readonly FormulationSpan[]): KnownNames {
  const byWords = new Map<string, Known>()
  for (const { name, end } of named) {
    const [, core = name, kind = ''] = /^“(.*)”(.*)$/s.exec(name) ?? []
    const forms = kind === '' ? [core] : [core + kind, ...(core.length >= shortestAlone && !/[、，,；;]/.test(core) ? [core] : [])]
    for (const words of forms) {
      if (words.length >= shortestName && !byWords.has(words)) byWords.set(words, { words, name, from: end })
    }
  }
  const byStart = new Map<string, Known[]>()
  for (const known of [...byWords.values()].sort((a, b) => b.words.length - a.words.length)) {
    const key = known.words.slice(0, 2)
    byStart.set(key, [...(byStart.get(key) ?? []), known])
  }
  return byStart
}
