import type { Edit } from './layerEdits.ts'

/** Controls but tab and line ends, soft hyphens, zero-width characters, marks of direction, byte order marks inside the text. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/gu

/**
 * Finds characters nobody sees, which break words apart for search: 政\u200b务 → 政务. A page break or a line separator
 * that no line end stands beside becomes one.
 */
export function removeInvisible(text: string): Edit[] {
  return [...text.matchAll(INVISIBLE)].map((match): Edit => {
    const start = match.index
    const end = start + match[0].length
    const breaks = /[\f\v\u0085\u2028\u2029]/.test(match[0]) && start > 0 && text[start - 1] !== '\n' && text[end] !== '\n' && text[end] !== '\r'
    return { kind: 'OTHER', start, end, after: breaks ? '\n' : '', confidence: 0.95 }
  })
}
