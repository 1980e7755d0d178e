import type { KnownWord } from './SearchEngine.ts'

/** Letters of the longest word looked for. */
export const MAX_WORD_LETTERS = 24
/** What one more word costs when letters are cut into words, on the scale of ln(uses): few long words beat many short ones. */
const WORD_COST = 9

/** The best way to cut all letters into words that sound so, by how often these are used; null: there is none. `wordOf` gives the most used word behind some letters. */
export function cutIntoWords(letters: string, wordOf: (letters: string) => KnownWord | undefined): string | null {
  const best: ({ words: string, gain: number } | undefined)[] = [{ words: '', gain: 0 }]
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - MAX_WORD_LETTERS); start < end - 1; start++) {
      const before = best[start]
      const word = before === undefined ? undefined : wordOf(letters.slice(start, end))
      if (before === undefined || word === undefined) continue
      const gain = before.gain + Math.log1p(word.uses) - WORD_COST
      if (gain > (best[end]?.gain ?? -Infinity)) best[end] = { words: before.words + word.text, gain }
    }
  }
  return best[letters.length]?.words ?? null
}
