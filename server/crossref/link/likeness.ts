import { textKey } from '../../documents/keepIds.ts'

/** Two texts with less in common are not versions of one. */
const LEAST = 0.5

/** Of some texts the one that says most nearly the same, by pairs of neighbouring characters; null where none comes near. */
export function findLikest<Text extends { readonly text: string }>(words: string, texts: readonly Text[]): Text | null {
  const wanted = pairsOf(words)
  let best: Text | null = null
  let bestShare = LEAST
  for (const text of texts) {
    const share = shareOf(wanted, pairsOf(text.text))
    if (share > bestShare || (share === bestShare && best === null)) {
      best = text
      bestShare = share
    }
  }
  return best
}

function pairsOf(text: string): Set<string> {
  const key = textKey(text)
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < key.length; at += 1) pairs.add(key.slice(at, at + 2))
  return pairs
}

/** What both have, twice, of what they have in all. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const pair of one) if (other.has(pair)) both += 1
  return one.size + other.size === 0 ? 0 : 2 * both / (one.size + other.size)
}
