import { foldForMatch, sliceRaw } from './foldForMatch.ts'
import type { IndexedItem, ItemIndex, NamedItem } from './ItemIndex.ts'
import type { PhraseHit } from './PhraseFinder.ts'
import { HANDFUL, OFFERED } from './thresholds.ts'

/** An item that a stretch of text is about. */
export interface ItemMatch {
  readonly entry: IndexedItem
  readonly score: number
  /** Where the words that name it stand in the text. */
  readonly start: number
  readonly end: number
  /** Of both sides. */
  readonly evidence: { readonly from: string; readonly to: string }
}

/** Finds the items that a text names, by name, core or short form, the surest first; none that shares its phrase with more than a handful. */
export function matchItems(text: string, items: ItemIndex): ItemMatch[] {
  const folded = foldForMatch(text)
  const best = new Map<string, ItemMatch>()
  for (const hit of items.names.findLongest(folded.text)) {
    if (hit.values.length > HANDFUL) continue
    for (const named of hit.values) {
      const score = scoreNamed(hit, named, items)
      const known = best.get(named.entry.item.id)
      if (score < OFFERED || (known && known.score >= score)) continue
      best.set(named.entry.item.id, {
        entry: named.entry, score,
        start: folded.places[hit.start] ?? 0, end: (folded.places[hit.end - 1] ?? 0) + 1,
        evidence: { from: sliceRaw(folded, hit.start, hit.end), to: wordsInName(named.entry.item.name, hit.phrase) },
      })
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.start - b.start)
}

/** A long phrase of rare words is sure; one of three characters is not; one without a telling word names nothing. */
function scoreNamed({ phrase, values }: PhraseHit<NamedItem>, { entry, by }: NamedItem, items: ItemIndex): number {
  if (entry.terms.size === 0) return 0
  const rarity = Math.max(0, ...[...entry.terms].map((term) => items.rarityOf(term)))
  const length = Math.min(1, (phrase.length - 1) / 4)
  const score = (by === 'NAME' ? 0.97 : 0.92) * (0.6 + 0.4 * length) * (0.7 + 0.3 * rarity)
  return values.length > 3 ? score - 0.1 : score
}

/** The slice of a name that a phrase was found for, or the name where they only mean the same. */
function wordsInName(name: string, phrase: string): string {
  const folded = foldForMatch(name)
  const at = folded.text.indexOf(phrase)
  return at < 0 ? name : sliceRaw(folded, at, at + phrase.length)
}
