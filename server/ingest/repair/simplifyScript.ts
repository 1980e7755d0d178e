import { Trie } from 'opencc-js/core'
import { taiwanToStandard, traditionalToSimplified } from '../../text/openccEntries.ts'
import { isTraditional, simplifyCharacters } from '../../text/simplify.ts'
import type { Edit } from './layerEdits.ts'

/**
 * Whether a text as a whole is written in traditional characters: of the characters that tell the two scripts apart, more
 * than half are traditional. 乾隆 or 於 in a simplified text, or a quoted traditional sentence, does not make it so.
 */
export function isTraditionalText(text: string): boolean {
  const simplifiedOnly = simplifiedForms()
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isTraditional(code)) traditional++
    else if (simplifiedOnly[code] === 1) simplified++
  }
  return traditional > simplified
}

/**
 * Traditional to simplified, longest phrase first, so that 乾隆 and 著作 keep their characters while 乾淨 and 著力 change.
 * One edit for each changed character. Lengths differ only for the few characters whose simplified form lies
 * outside the Basic Multilingual Plane. Dictionary: OpenCC.
 */
export function simplifyScript(text: string): Edit[] {
  const trie = dictionary()
  const edits: Edit[] = []
  const edit = (start: number, end: number, after: string) => edits.push({ kind: 'SCRIPT', start, end, after, confidence: 0.99 })
  for (let i = 0; i < text.length;) {
    const match = startsEntry(text.charCodeAt(i)) ? trie.matchPrefix(text, i) : null
    if (match === null) {
      i++
      continue
    }
    if (match.end - i !== match.value.length) edit(i, match.end, match.value)
    else {
      for (let at = i; at < match.end; at++) {
        const after = match.value.charAt(at - i)
        if (after !== text.charAt(at)) edit(at, at + 1, after)
      }
    }
    i = match.end
  }
  return edits
}

let trie: Trie | null = null
let entryStarts: Uint8Array | null = null

function startsEntry(code: number): boolean {
  return entryStarts?.[code] === 1
}

/**
 * OpenCC's phrases and characters, and its Taiwanese variants for 著, which the standard set leaves to phrases.
 * Entries that change nothing are needed: they keep 乾隆 from being read character by character.
 */
function dictionary(): Trie {
  if (trie !== null) return trie
  const { phrases, characters } = traditionalToSimplified()
  const variants = taiwanToStandard().phrases.filter(([written]) => written.includes('著'))
  const simple = new Map(characters)
  const each = (words: string) => Array.from(words, (character) => simple.get(character) ?? character).join('')
  const entries = [
    ...characters,
    ['著', '着'] as const,
    ...variants.map(([written, standard]) => [written, each(standard)] as const),
    ...phrases,
  ]
  const built = new Trie()
  entryStarts = new Uint8Array(0x10000)
  for (const [written, wanted] of entries) {
    built.addWord(written, wanted)
    entryStarts[written.charCodeAt(0)] = 1
  }
  trie = built
  return built
}

let forms: Uint8Array | null = null

/** 1 for a code unit that is the simplified form of some traditional character and not traditional itself. */
function simplifiedForms(): Uint8Array {
  if (forms !== null) return forms
  forms = new Uint8Array(0x10000)
  for (const [written] of traditionalToSimplified().characters) {
    const simple = simplifyCharacters(written)
    if (simple.length === 1 && simple !== written && !isTraditional(simple.charCodeAt(0))) forms[simple.charCodeAt(0)] = 1
  }
  return forms
}
