import { coverFace, type Cover, type Face } from './Face.ts'
import { foldForMatch, sliceRaw, type Folded } from './foldForMatch.ts'
import type { IndexedItem, ItemIndex } from './ItemIndex.ts'
import { termsOf } from './matterOf.ts'
import { HANDFUL, OFFERED } from './thresholds.ts'
import type { Evidence } from './values.ts'

/** An item that a stretch of text is about. */
export interface ItemMatch {
  readonly entry: IndexedItem
  readonly score: number
  /** Where the words that name it stand in the text. */
  readonly start: number
  readonly end: number
  readonly evidence: Evidence
}

/** What reads like a name in one stretch of this many times its length, does not when strewn over more. */
const COMPACT = 2
const DEPARTMENT_NAMED = 0.05

/**
 * Finds the items that a sentence is about, the surest first: by name or core, by a short form (低保), or by the words of its core close
 * together in another order (摸清留守儿童、困境儿童底数). Words of procedure count little and very common names not at all.
 */
export function matchItems(sentence: string, items: ItemIndex): ItemMatch[] {
  const folded = foldForMatch(sentence)
  const candidates = new Set(items.namedIn(folded.text))
  for (const term of termsOf(folded.text)) for (const entry of items.withKey(term)) candidates.add(entry)
  const matches = [...candidates].flatMap((entry) => matchItem(folded, entry, items) ?? [])
  return dropVague(matches).sort((a, b) => b.score - a.score || a.start - b.start || (a.entry.item.id < b.entry.item.id ? -1 : 1))
}

function matchItem(folded: Folded, entry: IndexedItem, items: ItemIndex): ItemMatch | null {
  if (entry.terms.size === 0) return null
  let best: { score: number; face: Face; cover: Cover; from: number; to: number } | null = null
  for (const face of items.facesOf(entry)) {
    const cover = coverFace(face, folded.text)
    if (cover.runs.length === 0) continue
    const from = Math.min(...cover.runs.map(({ at }) => at))
    const to = Math.max(...cover.runs.map(({ at, start, end }) => at + end - start))
    const score = scoreCover(face, cover, to - from)
    if (score > (best?.score ?? 0)) best = { score, face, cover, from, to }
  }
  if (!best) return null
  const named = namesDepartment(folded.text, entry) ? DEPARTMENT_NAMED : 0
  const score = Math.min(1, best.score + named)
  if (score < OFFERED) return null
  const { start, end } = { start: best.from, end: best.to }
  return {
    entry, score,
    start: folded.places[start] ?? 0, end: (folded.places[end - 1] ?? 0) + 1,
    evidence: { from: sliceRaw(folded, start, end), to: wordsInName(entry.item.name, best.face.text, best.cover) },
  }
}

/** Nearly the whole matter must stand there; a long stretch of it, or two telling words close together, make it sure. */
function scoreCover(face: Face, { share, longest, words, runs }: Cover, span: number): number {
  const isWhole = longest === face.text.length
  if (!isWhole && words === 0) return 0
  const spread = span / face.text.length
  if (!isWhole && longest < 4 && words < 2 && (share < 0.98 || spread > COMPACT)) return 0
  const sure = isWhole ? (longest > 3 ? 1 : 0.9) : longest >= 6 ? 0.95 : longest >= 4 ? 0.9 : words > 1 ? 0.85 : 0.75
  const close = runs.length === 1 || spread <= COMPACT ? 1 : spread <= 2 * COMPACT ? 0.9 : 0.75
  return 0.95 * share * sure * close
}

function namesDepartment(text: string, { item: { department } }: IndexedItem): boolean {
  return [department.name, ...department.aliases].some((name) => name.length > 2 && text.includes(name))
}

/** One stretch of words that suits more than a handful of items tells them not apart: of those only the ones named whole stay. */
function dropVague(matches: readonly ItemMatch[]): ItemMatch[] {
  const counts = new Map<string, number>()
  for (const { evidence } of matches) counts.set(evidence.from, (counts.get(evidence.from) ?? 0) + 1)
  return matches.filter(({ evidence }) => (counts.get(evidence.from) ?? 0) <= HANDFUL)
}

/** The slice of a name from the first to the last word found, or the name where they only mean the same. */
function wordsInName(name: string, face: string, { runs }: Cover): string {
  const folded = foldForMatch(name)
  const at = folded.text.indexOf(face)
  if (at < 0) return name
  return sliceRaw(folded, at + (runs[0]?.start ?? 0), at + (runs.at(-1)?.end ?? face.length))
}
