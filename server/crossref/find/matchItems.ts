import { coverFace, DULL, type Cover, type Face } from './Face.ts'
import { foldForMatch, sliceRaw, type Folded } from './foldForMatch.ts'
import { isInPassing } from './inPassing.ts'
import { lawKey, type IndexedItem, type ItemIndex } from './ItemIndex.ts'
import { termsOf } from './matterOf.ts'
import { hideTitles } from './hideTitles.ts'
import { readBases } from './readBases.ts'
import { reword } from './reword.ts'
import type { SameWords } from './Resemblance.ts'
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

/** What reads like a name in one stretch of this many times its length, may not in twice that, and does not when strewn over more. */
const COMPACT = 2
/** 凭居民身份证登记 speaks of showing the card, not of applying for one. */
const PAPER = /[证卡书簿]$/
const HANDLED = /[办领换补发]/
const ONLY_SHOWN = 0.8
/** Of the sureness, what is left where the words stand for something else, see `isInPassing`. */
const IN_PASSING = 0.8
/** Of the sureness, what is left where the sentence says it by a synonym. */
const BY_SYNONYM = 0.9
/** How much of the doubt is left when the sentence names the department, the law or the very article of an item as well. */
const DEPARTMENT_NAMED = 0.85
const LAW_NAMED = 0.8
const ARTICLE_NAMED = 0.4
/** And where a search for the directive comes upon the item first. */
const NEAREST = 0.7

/** What a search answered about a sentence. */
export interface Resembled {
  /** Ids of the items it resembles. */
  readonly items: ReadonlySet<string>
  /** Of the item nearest to it, and to each of its directives. */
  readonly nearest: ReadonlySet<string>
  readonly synonyms: readonly SameWords[]
}

const NOTHING: Resembled = { items: new Set(), nearest: new Set(), synonyms: [] }

/**
 * Finds the items that a sentence is about, the surest first: by name or core, by a short form (低保), or by the words of its core close
 * together in another order (摸清留守儿童、困境儿童底数). Words of procedure count little and very common names not at all. An item that a search
 * came upon is held against the sentence too, also as it reads with the synonyms by which the search went. Those less sure than `least` are left out.
 */
export function matchItems(sentence: string, items: ItemIndex, { resembled = NOTHING, least = OFFERED }: { readonly resembled?: Resembled | undefined; readonly least?: number } = {}): ItemMatch[] {
  const folded = hideTitles(foldForMatch(sentence))
  const reworded = reword(folded, resembled.synonyms)
  const bases = readBases(sentence)
  const similar = [...resembled.items].flatMap((id) => items.withId(id) ?? [])
  const candidates = new Set([...items.namedIn(folded.text), ...bases.flatMap((base) => items.withKey(base)), ...worthCovering(termsOf(folded.text), items), ...similar])
  const matches = [...candidates].flatMap((entry) => matchItem(folded, resembled.items.has(entry.item.id) ? reworded : [], entry, bases, items) ?? [])
    .map((match) => (resembled.nearest.has(match.entry.item.id) ? { ...match, score: 1 - (1 - match.score) * NEAREST } : match))
    .filter(({ score }) => score >= least)
  return dropVague(matches).sort((a, b) => b.score - a.score || a.start - b.start || (a.entry.item.id < b.entry.item.id ? -1 : 1))
}

/** The items of whose matter enough can stand in a sentence with these words, for laying it over each costs time. */
function worthCovering(terms: ReadonlySet<string>, items: ItemIndex): IndexedItem[] {
  const masses = new Map<IndexedItem, number>()
  for (const term of terms) {
    const mass = term.length * items.rarityOf(term)
    for (const entry of items.withKey(term)) masses.set(entry, (masses.get(entry) ?? 0) + mass)
  }
  return [...masses].filter(([entry, mass]) => items.facesOf(entry).some(({ text, weight }) => mass + DULL * text.length >= OFFERED * weight)).map(([entry]) => entry)
}

function matchItem(folded: Folded, reworded: readonly Folded[], entry: IndexedItem, bases: readonly string[], items: ItemIndex): ItemMatch | null {
  if (entry.terms.size === 0) return null
  const best = [folded, ...reworded].flatMap((said) => bestFace(said, entry, items) ?? [])
    .map((one) => (one.said === folded ? one : { ...one, score: one.score * BY_SYNONYM })).sort((a, b) => b.score - a.score)[0]
  const namesArticle = bases.some((base) => entry.articles.has(base))
  if (!best && !namesArticle) return null
  const isOnlyShown = PAPER.test(entry.core) && !HANDLED.test(folded.text)
  const isPassed = best !== undefined && isInPassing(best.said.text, best.start, best.end)
  let doubt = 1 - (best?.score ?? 0) * (isOnlyShown ? ONLY_SHOWN : 1) * (isPassed ? IN_PASSING : 1)
  if (namesArticle) doubt *= ARTICLE_NAMED
  else if (bases.some((base) => [...entry.laws].some((law) => lawKey(law) === base))) doubt *= LAW_NAMED
  if (best && namesDepartment(folded.text, entry)) doubt *= DEPARTMENT_NAMED
  const { said, start, end } = best ?? { said: folded, start: 0, end: folded.text.length }
  return {
    entry, score: 1 - doubt,
    start: said.places[start] ?? 0, end: (said.places[end - 1] ?? 0) + 1,
    evidence: { from: sliceRaw(said, start, end), to: best ? wordsInName(entry.item.name, best.face.text, best.cover) : entry.item.name },
  }
}

/** The wording of an item's matter that the sentence comes nearest to, if it comes near any, and the stretch in which it does. */
function bestFace(said: Folded, entry: IndexedItem, items: ItemIndex): { score: number; said: Folded; face: Face; cover: Cover; start: number; end: number } | null {
  let best: ReturnType<typeof bestFace> = null
  for (const face of items.facesOf(entry)) {
    const cover = coverFace(face, said.text)
    if (cover.runs.length === 0) continue
    const start = Math.min(...cover.runs.map(({ at }) => at))
    const end = Math.max(...cover.runs.map((run) => run.at + run.end - run.start))
    const score = scoreCover(face, cover, end - start)
    if (score > (best?.score ?? 0)) best = { score, said, face, cover, start, end }
  }
  return best
}

/** Nearly the whole matter must stand there; a long stretch of it, or two telling words close together, make it sure. */
function scoreCover(face: Face, { share, longest, words, runs }: Cover, span: number): number {
  // 预防接种 alone is not about the 预防接种证.
  if (PAPER.test(face.text) && runs.at(-1)?.end !== face.text.length) return 0
  const isWhole = longest === face.text.length
  if (!isWhole && words === 0) return 0
  const spread = span / face.text.length
  if (!isWhole && longest < 4 && words < 2 && (share < 0.98 || spread > COMPACT)) return 0
  const sure = isWhole ? (longest > 3 ? 1 : 0.9) : longest >= 6 ? 0.95 : longest >= 4 ? 0.9 : words > 1 ? 0.85 : 0.75
  const close = runs.length === 1 || spread <= COMPACT ? 1 : spread <= 2 * COMPACT ? 0.85 : 0
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
