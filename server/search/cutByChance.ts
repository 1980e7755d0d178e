/** Characters of the longest word that is looked for. */
export const LONGEST_WORD = 4

/** A text cut into words. */
export interface Cut {
  /** How unlikely it is to be written: the sum of −ln of the chances of its words. */
  readonly surprise: number
  /** Where each word begins and ends, in order. */
  readonly words: readonly { readonly start: number, readonly end: number }[]
}

/**
 * Cuts characters into the words that are likeliest to be written: 家院子 → 家 · 院子. `chanceOf` is how much of all that is written a word is;
 * 0 for no word, which a single character never is.
 */
export function cutByChance(text: string, chanceOf: (word: string) => number): Cut {
  const best: { readonly surprise: number, readonly start: number }[] = [{ surprise: 0, start: 0 }]
  for (let end = 1; end <= text.length; end++) {
    let least = { surprise: Infinity, start: end - 1 }
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const surprise = (best[start]?.surprise ?? Infinity) - Math.log(chanceOf(text.slice(start, end)))
      if (surprise < least.surprise) least = { surprise, start }
    }
    best.push(least)
  }
  const words: { start: number, end: number }[] = []
  for (let end = text.length; end > 0; end = words[0]?.start ?? 0) words.unshift({ start: best[end]?.start ?? 0, end })
  return { surprise: best[text.length]?.surprise ?? 0, words }
}
