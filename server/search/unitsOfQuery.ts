import { segment } from '../text/segment.ts'
import { dropInnerMarks } from './dropInnerMarks.ts'
import { ASKING_WORDS, isTelling } from './tellingWords.ts'
import { innerWordsOfQuery, isOneHanCharacter, wordsOfQuery } from './tokens.ts'
import type { UnderstoodQuery } from './understandQuery.ts'

/** Words of a query that are looked at. */
export const MAX_WORDS = 32
/** A longer run of characters is a sentence, not a term. */
const LONGEST_TERM = 16
/** So many words without a blank are a sentence. */
const SENTENCE_WORDS = 5

/** A word of the query, or several that may stand in other words together: 低保, or 最低生活保障. */
export interface Unit {
  readonly words: readonly string[]
  readonly others: readonly string[]
}

export function unitsOfQuery({ words, alternatives }: UnderstoodQuery): Unit[] {
  const units: Unit[] = []
  let at = 0
  const addPlain = (end: number): void => { units.push(...tellingWords(words.slice(at, end)).map((word) => ({ words: [word], others: [] }))) }
  for (const { said, others } of alternatives) {
    const start = words.indexOf(said, at)
    if (start < 0) continue
    addPlain(start)
    units.push({ words: wordsOfQuery(said), others })
    at = start + said.length
  }
  addPlain(words.length)
  if (units.length === 0) units.push(...(words.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? []).map((run) => ({ words: [run], others: [] })))
  return [...new Map(units.map((unit) => [unit.words.join(' '), unit])).values()]
}

/**
 * The words of a text that tell something. A single character goes with the one before it, else with the one behind, as it was
 * typed: 仓储者 → 仓储, 储者. By itself it would stand for all that begins with it, and there is much of that.
 */
function tellingWords(text: string): string[] {
  return segment(text).flatMap((word) => {
    const parts = (word.text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(isTelling)
    if (!isOneHanCharacter(word.text)) return parts
    const pair = [text.slice(word.start - 1, word.end), text.slice(word.start, word.end + 1)].find((two) => /^\p{Script=Han}{2}$/u.test(two))
    return parts.map((part) => pair ?? part)
  })
}

/** What a snippet marks: phrases and words, and what says the same; the pairs of characters where that is all there is. */
export function marksOfQuery(query: UnderstoodQuery): string[] {
  const pieces = query.phrases.flatMap((phrase) => dropInnerMarks(phrase).text.match(/[\p{L}\p{N}]+/gu) ?? [])
  const words = meaningful(innerWordsOfQuery(query.words))
  const telling = words.filter((word) => !isOneHanCharacter(word))
  const others = query.alternatives.flatMap(({ others: each }) => each)
  return [...pieces, ...others, ...runsOfQuery(query.words), ...(telling.length > 0 || pieces.length > 0 ? telling : words)]
}

/** Characters typed without a break, as far as they may be one term. */
export function runsOfQuery(typed: string): string[] {
  return (typed.match(/\p{Script=Han}+/gu) ?? []).filter((run) => run.length > 2 && run.length <= LONGEST_TERM).slice(0, MAX_WORDS)
}

/** Words that someone parted by blanks were chosen one by one, however many; a question asks by itself: 合伙有哪些类型. */
export function isSentence(typed: string): boolean {
  return typed.split(' ').some((run) => {
    const words = wordsOfQuery(run)
    return run.endsWith('?') || words.some((word) => ASKING_WORDS.has(word)) || meaningful(words).length >= SENTENCE_WORDS
  })
}

export function meaningful(words: readonly string[]): string[] {
  const kept = words.filter(isTelling)
  return kept.length > 0 ? kept : [...words]
}
