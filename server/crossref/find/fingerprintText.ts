import { simplifyCharacters } from '../../text/simplify.ts'
import { toNfkc } from '../../text/toNfkc.ts'

const CLAUSE_END = /[^\p{L}\p{N}]+/u
/** Shorter clauses, 共建共治共享, stand in everything. */
const SHORTEST = 6
const EDGE = 6

/**
 * What a text is remembered by, so that another that shares words with it is found by looking up, not by comparing with all: how each of
 * its clauses begins and how it ends, six characters each, as numbers. Who copies a speech leaves whole clauses; who misquotes one changes
 * a word of it and leaves one of its ends. 32 bits, signed; each once.
 *
 *     基层强则国家强，基层安则天下安 → 基层强则国家 层强则国家强 基层安则天下 层安则天下安
 */
export function fingerprintText(text: string): number[] {
  const marks = new Set<number>()
  for (const clause of simplifyCharacters(toNfkc(text)).split(CLAUSE_END)) {
    if (clause.length < SHORTEST) continue
    marks.add(hash(clause.slice(0, EDGE)))
    marks.add(hash(clause.slice(-EDGE)))
  }
  return [...marks]
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
