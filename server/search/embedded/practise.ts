import { understandQuery } from '../understandQuery.ts'
import type { IndexReader } from './IndexReader.ts'

const WORDS = 150
/** Stands in no text: a search without it finds what any other finds, and is not taken for one that somebody asked. */
const NOWHERE = '政典'.repeat(8)
/** One word in so many is looked at for a slip as well. */
const SLIPS = 4

/** Searches for words of the index, for so many milliseconds at most: what is compiled, and read from dictionaries, by then, nobody who searches waits for. */
export async function practise(reader: IndexReader, mostMs: number): Promise<void> {
  // The first one reads what all need, however long that takes.
  ask(reader, '政典')
  const end = performance.now() + mostMs
  const words = reader.mostUsedWords(WORDS)
  for (const [at, word] of words.entries()) {
    if (performance.now() > end) return
    ask(reader, at % 3 === 0 ? word : `${word} ${words.at(-at) ?? ''}`)
    reader.suggest(word.slice(0, 2), 1)
    if (at % SLIPS === 0) await reader.rescue(word)
  }
}

function ask(reader: IndexReader, words: string): void {
  reader.search({ query: understandQuery(`${words} -${NOWHERE}`), filter: {}, offset: 0, limit: 20 })
}
