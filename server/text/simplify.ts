import { traditionalToSimplified } from './openccEntries.ts'

/**
 * Simplifies character by character, without looking at the neighbours: 現代化 → 现代化, 乾隆 → 干隆, 著力 → 着力.
 * For comparing texts (both sides folded alike), not for reading. The length and every offset stay the same: the few
 * traditional characters whose simplified form lies outside the Basic Multilingual Plane (娙 → 𫰛) are left alone.
 * The table is OpenCC's TSCharacters, with the variants 著 → 着, 瞭 → 了 and 藉 → 借 that OpenCC decides by phrases; in words that are written
 * so in simplified texts too they stay, 著作, 显著, 瞭望, since the segmenter knows these words by no other writing.
 */
export function simplifyCharacters(text: string): string {
  const units = table()
  let result = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const simple = units[code] ?? 0
    if (simple === 0 || staysBeside(text, i)) continue
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
/** What such a character stays as it is behind, and before. */
const STAYS: Readonly<Record<string, { readonly behind: string, readonly before: string }>> = {
  著: { behind: '名巨鉅昭显顯土编編原论論卓专專译譯遗遺合', before: '作名者述录錄书書称稱' },
  瞭: { behind: '', before: '望哨' },
  藉: { behind: '慰狼枕', before: '' },
}

function staysBeside(text: string, at: number): boolean {
  const stays = STAYS[text.charAt(at)]
  if (stays === undefined) return false
  const [before, behind] = [text.charAt(at - 1), text.charAt(at + 1)]
  return (before !== '' && stays.behind.includes(before)) || (behind !== '' && stays.before.includes(behind))
}

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
