import { toPinyin } from '../../text/pinyin.ts'
import { cutIntoWords, MAX_WORD_LETTERS } from '../cutIntoWords.ts'
import { foldForSearch } from '../foldForSearch.ts'
import type { KnownWord, Suggestion } from '../SearchEngine.ts'
import type { MeilisearchServer } from './MeilisearchServer.ts'
import { quote } from './writeFilter.ts'

const MAX_SUGGESTIONS = 50
const MAX_ALIKE = 10
const MAX_LETTERS = 60
/** Terms looked at to read letters: the most used of thousands that share two initials. */
const MAX_SOUNDING = 5000

type Form = 'pinyin' | 'initials'

interface TermDocument extends KnownWord {
  readonly kind: Suggestion['kind']
  readonly pinyin: string
  readonly initials: string
}

/** Looks up what can be typed: beginnings of terms, and words by their sound. */
export class TermFinder {
  readonly #server: MeilisearchServer
  readonly #index: string

  constructor(server: MeilisearchServer, index: string) {
    this.#server = server
    this.#index = index
  }

  /** Terms before words, the most used first, each text once, and not what is typed already. */
  async suggest(prefix: string, limit: number, signal?: AbortSignal): Promise<Suggestion[]> {
    const typed = foldForSearch(prefix).text.replace(/[^\p{L}\p{N}]+/gu, '')
    if (typed === '') return []
    const terms = await this.#find(`spellings STARTS WITH ${quote(typed)} AND length > 1`, ['word:asc', 'uses:desc', 'length:asc', 'text:asc'], 3 * MAX_SUGGESTIONS, signal)
    const byText = new Map<string, Suggestion>()
    for (const { text, kind } of terms) {
      if (!byText.has(text) && text !== typed) byText.set(text, { text, kind })
    }
    return [...byText.values()].slice(0, limit)
  }

  /** The most likely words behind pinyin, else behind initials: jicengzhili, jczl → 基层治理. */
  async respell(letters: string, signal?: AbortSignal): Promise<string | null> {
    const typed = letters.toLowerCase().replace(/[^a-z]+/g, '')
    if (typed.length < 2 || typed.length > MAX_LETTERS) return null
    const inForm = async (form: Form): Promise<string | null> => {
      const words = await this.#wordsSounding(typed, form, signal)
      return cutIntoWords(typed, (run) => words.get(run))
    }
    return await inForm('pinyin') ?? await inForm('initials')
  }

  /** For each word those that sound just like it, that one too where it is known; the most used first. */
  async soundAlikes(words: readonly string[], signal?: AbortSignal): Promise<KnownWord[][]> {
    const sounds = words.map((word) => toPinyin(word).full)
    const wanted = [...new Set(sounds)].filter((sound) => sound !== '')
    const terms = wanted.length === 0 ? [] : await this.#find(`pinyin IN [${wanted.map(quote).join(', ')}] AND word = 1`, ['uses:desc', 'text:asc'], MAX_SOUNDING, signal)
    const bySound = Map.groupBy(terms, ({ pinyin }) => pinyin)
    return sounds.map((sound) => (bySound.get(sound) ?? []).slice(0, MAX_ALIKE).map(({ text, uses }) => ({ text, uses })))
  }

  /** The most used word behind every run of the letters. */
  async #wordsSounding(letters: string, form: Form, signal?: AbortSignal): Promise<Map<string, KnownWord>> {
    const runs = new Set<string>()
    for (let start = 0; start < letters.length - 1; start++) {
      for (let end = start + 2; end <= Math.min(letters.length, start + MAX_WORD_LETTERS); end++) runs.add(letters.slice(start, end))
    }
    const terms = await this.#find(`${form} IN [${[...runs].map(quote).join(', ')}]`, ['uses:desc', 'text:asc'], MAX_SOUNDING, signal)
    const words = new Map<string, KnownWord>()
    for (const term of terms) {
      if (!words.has(term[form])) words.set(term[form], term)
    }
    return words
  }

  async #find(filter: string, sort: readonly string[], limit: number, signal?: AbortSignal): Promise<readonly TermDocument[]> {
    const { hits } = await this.#server.read<{ hits: TermDocument[] }>(`indexes/${this.#index}/search`, {
      filter, sort, limit, attributesToRetrieve: ['text', 'kind', 'uses', 'pinyin', 'initials'],
    }, signal)
    return hits
  }
}
