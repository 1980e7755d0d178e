import { traditionalToSimplified } from './openccEntries.ts'

/**
 * Simplifies character by character, without looking at the neighbours: 現代化 → 现代化, 乾隆 → 干隆, 著力 → 着力.
 * For comparing texts (both sides folded alike), not for reading. The length and every offset stay the same: the few
 * traditional characters whose simplified form lies outside the Basic Multilingual Plane (娙 → 𫰛) are left alone.
 * The table is OpenCC's TSCharacters, with the variants 著 → 着, 瞭 → 了 and 藉 → 借 that OpenCC decides by phrases.
 */
export function simplifyCharacters(text: string): string {
  const units = table()
  let result = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const simple = units[code] ?? 0
    if (simple === 0) continue
    result += text.slice(copied, i) + String.fromCharCode(simple)
    copied = i + 1
  }
  return copied === 0 ? text : result + text.slice(copied)
}

/** Whether a UTF-16 code unit is a character that `simplifyCharacters` changes. */
export function isTraditional(codeUnit: number): boolean {
  return (table()[codeUnit] ?? 0) !== 0
}

const DECIDED_BY_PHRASES = '著着瞭了藉借'

let units: Uint16Array | null = null

/** Simplified code unit for every traditional one, 0 elsewhere; built at first use. */
function table(): Uint16Array {
  if (units !== null) return units
  const built = new Uint16Array(0x10000)
  for (const [from, into] of traditionalToSimplified().characters) {
    if (from.length === 1 && into.length === 1 && from !== into) built[from.charCodeAt(0)] = into.charCodeAt(0)
  }
  for (let i = 0; i < DECIDED_BY_PHRASES.length; i += 2) {
    built[DECIDED_BY_PHRASES.charCodeAt(i)] = DECIDED_BY_PHRASES.charCodeAt(i + 1)
  }
  units = built
  return built
}
