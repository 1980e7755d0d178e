import type { Database, Statement } from 'better-sqlite3'
import { cutIntoWords } from '../../cutIntoWords.ts'
import { foldForSearch } from '../../foldForSearch.ts'
import { toPinyin } from '../../../text/pinyin.ts'
import type { KnownWord, Suggestion } from '../../SearchEngine.ts'

/** Answers kept for those who type the same; a single letter begins thousands of terms. */
const MAX_REMEMBERED = 5000
const MAX_SUGGESTIONS = 50
const MAX_ALIKE = 10
const MAX_LETTERS = 60

type Form = 'PINYIN' | 'INITIALS'

/** Looks up what can be typed: beginnings of terms, and words by their sound. */
export class TermReader {
  readonly #database: Database
  readonly #beginning: Statement<[string, string], Suggestion>
  readonly #countBeginning: Statement<[string, string, number], number>
  readonly #sounding: Statement<[string, Form], { text: string, uses: number }>
  readonly #alike: Statement<[string], KnownWord>
  readonly #writes: Statement<[], number>
  readonly #remembered = new Map<string, Suggestion[]>()
  #version = -1

  constructor(database: Database) {
    this.#database = database
    this.#beginning = database.prepare(`
      SELECT text, kind FROM spelling JOIN term ON term.key = spelling.term WHERE typed >= ? AND typed < ? AND length(text) > 1
      ORDER BY word, uses DESC, length(text), text, kind LIMIT ${3 * MAX_SUGGESTIONS}`)
    this.#countBeginning = database.prepare<[string, string, number], number>('SELECT count(*) FROM (SELECT 1 FROM spelling WHERE typed >= ? AND typed < ? LIMIT ?)').pluck()
    this.#writes = database.prepare<[], number>('PRAGMA data_version').pluck()
    this.#sounding = database.prepare(`
      SELECT text, uses FROM spelling JOIN term ON term.key = spelling.term WHERE typed = ? AND form = ? ORDER BY uses DESC, text LIMIT 1`)
    this.#alike = database.prepare(`
      SELECT text, uses FROM spelling JOIN term ON term.key = spelling.term WHERE typed = ? AND form = 'PINYIN' AND word = 1
      ORDER BY uses DESC, text LIMIT ${MAX_ALIKE}`)
  }

  /** The words of more than one character that most entries hold. */
  mostUsedWords(count: number): string[] {
    return this.#database.prepare<[number], string>('SELECT text FROM term WHERE word = 1 AND length(text) > 1 ORDER BY uses DESC LIMIT ?').pluck().all(count)
  }

  /** The words that sound just like the one given, that one too where it is known; the most used first. */
  soundAlikes(word: string): KnownWord[] {
    const { full } = toPinyin(word)
    return full === '' ? [] : this.#alike.all(full)
  }

  /** Terms before words, the most used first, each text once, and not what is typed already. */
  suggest(prefix: string, limit: number): Suggestion[] {
    return this.#suggestAll(readTyped(prefix)).slice(0, limit)
  }

  /** The same, or null where more than `most` terms begin so: all of them must be gone through. */
  suggestAmongFew(prefix: string, limit: number, most: number): Suggestion[] | null {
    const typed = readTyped(prefix)
    const isMany = typed !== '' && (this.#countBeginning.get(...rangeOf(typed), most + 1) ?? 0) > most
    return isMany ? null : this.#suggestAll(typed).slice(0, limit)
  }

  /** The most likely words behind pinyin, else behind initials: jicengzhili, jczl → 基层治理. */
  respell(letters: string): string | null {
    const typed = letters.toLowerCase().replace(/[^a-z]+/g, '')
    if (typed.length < 2 || typed.length > MAX_LETTERS) return null
    const inForm = (form: Form): string | null => cutIntoWords(typed, (run) => this.#sounding.get(run, form))
    return inForm('PINYIN') ?? inForm('INITIALS')
  }

  #suggestAll(typed: string): Suggestion[] {
    if (typed === '') return []
    const version = this.#writes.get() ?? 0
    if (version !== this.#version || this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear()
    this.#version = version
    const known = this.#remembered.get(typed)
    if (known !== undefined) return known
    const byText = new Map<string, Suggestion>()
    for (const term of this.#beginning.all(...rangeOf(typed))) {
      if (!byText.has(term.text) && term.text !== typed) byText.set(term.text, term)
    }
    const found = [...byText.values()].slice(0, MAX_SUGGESTIONS)
    this.#remembered.set(typed, found)
    return found
  }
}

function readTyped(prefix: string): string {
  return foldForSearch(prefix).text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** From, and up to: all that begins so. */
function rangeOf(typed: string): [string, string] {
  return [typed, `${typed}\u{10ffff}`]
}
