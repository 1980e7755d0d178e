import { createHash } from 'node:crypto'
import { wordsForIndex } from '../tokens.ts'
import { foldForSearch } from '../foldForSearch.ts'
import { toPinyin } from '../../text/pinyin.ts'
import type { IndexEntry } from '../SearchEngine.ts'
import type { StoredDocument } from './describeDocument.ts'

/** Longest text that is offered as a suggestion; a longer heading is a sentence that nobody would pick. */
const MAX_TERM_LENGTH = 40
/** Single characters too: 网格员 sounds like 网格 and 员. */
const WORD = /^\p{Script=Han}{1,8}$/u

/** How many entries use each term, by what names the term: its text, its kind, and whether it is just a word of a text. */
export type TermUses = Map<string, number>

interface Term {
  readonly text: string
  readonly kind: string | null
  readonly word: 0 | 1
}

/** The terms and words of the entries of one subject. */
export function countTerms(entries: readonly IndexEntry[]): TermUses {
  const uses: TermUses = new Map()
  const count = (term: Term): void => {
    const name = JSON.stringify([term.text, term.kind, term.word])
    uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  for (const { text, suggestions } of entries) {
    const offered = new Map(suggestions.filter((one) => one.text.length <= MAX_TERM_LENGTH).map((one) => [JSON.stringify([one.text, one.kind]), one]))
    for (const { text: term, kind } of offered.values()) count({ text: term, kind, word: 0 })
    for (const word of new Set(wordsForIndex(foldForSearch(text).text).split(' '))) {
      if (WORD.test(word)) count({ text: word, kind: null, word: 1 })
    }
  }
  return uses
}

export function keyOfTerm(name: string): string {
  return `term-${createHash('sha256').update(name).digest('base64url').slice(0, 27)}`
}

/** A term with the ways to type it; null for one that cannot be typed. */
export function describeTerm(name: string, uses: number): StoredDocument | null {
  const [text, kind, word] = JSON.parse(name) as [string, string | null, 0 | 1]
  const folded = foldForSearch(text).text.replace(/[^\p{L}\p{N}]+/gu, '')
  if (folded === '') return null
  const { full, initials } = toPinyin(folded)
  return { key: keyOfTerm(name), text, kind, word, uses, length: [...text].length, spellings: [...new Set([folded, full, initials])], pinyin: full, initials }
}
