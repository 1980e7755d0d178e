import type { SoundIndex } from '../search/rescueHomophones.ts'
import { foldForSearch } from '../search/foldForSearch.ts'
import { isTelling } from '../search/tellingWords.ts'
import { segment } from '../text/segment.ts'

/**
 * One slip of an input method: in the word of the question that the fewest entries use (two or more characters, no word of asking), one character
 * becomes the commonest other character of the index with the same sound, tones aside. The last character that has one is taken.
 * Always the same for the same question and index. Null: no word of it has a character that sounds like another.
 */
export async function misspell(question: string, index: Pick<SoundIndex, 'soundAlikes'>): Promise<string | null> {
  const { text, map } = foldForSearch(question)
  const words = segment(text).filter(({ text: word }) => /^\p{Script=Han}{2,}$/u.test(word) && isTelling(word))
  const known = await index.soundAlikes(words.map((word) => word.text))
  const byRarity = words
    .map((word, at) => ({ word, uses: known[at]?.find((one) => one.text === word.text)?.uses ?? 0 }))
    .filter(({ uses }) => uses > 0)
    .sort((a, b) => a.uses - b.uses)
  for (const { word } of byRarity) {
    const characters = [...word.text]
    const alike = await index.soundAlikes(characters)
    for (let at = characters.length - 1; at >= 0; at--) {
      const other = alike[at]?.find((one) => one.text.length === 1 && one.text !== characters[at])
      if (other === undefined) continue
      const { start, end } = map.toRawRange({ start: word.start + at, end: word.start + at + 1 })
      return `${question.slice(0, start)}${other.text}${question.slice(end)}`
    }
  }
  return null
}
