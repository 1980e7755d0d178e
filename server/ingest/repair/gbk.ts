import { simplifyCharacters } from '../../text/simplify.ts'

/**
 * The GBK code table as the platform's own decoder has it, turned round. A code is two bytes: 基 is 0xBBF9.
 * Undefined codes and the private-use ones that other tables put in the user-defined zones count as undefined.
 */
interface GbkTable {
  /** Code by UTF-16 code unit; 0 where GBK does not hold the character. */
  readonly codes: Uint16Array
  /** Code unit by code; 0 where the code is undefined. */
  readonly units: Uint16Array
  /** The same for common characters only, see `isCommon`. */
  readonly commonUnits: Uint16Array
}

let table: GbkTable | null = null

export function gbkTable(): GbkTable {
  if (table !== null) return table
  const codes = new Uint16Array(0x10000)
  const units = new Uint16Array(0x10000)
  const pairs: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push((lead << 8) | trail)
  }
  const bytes = Uint8Array.from(pairs.flatMap((code) => [code >> 8, code & 0xff, 0x0a]))
  const lines = new TextDecoder('gbk').decode(bytes).split('\n')
  pairs.forEach((code, index) => {
    const character = lines[index] ?? ''
    const unit = character.charCodeAt(0)
    if (character.length !== 1 || unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) return
    units[code] = unit
    // The full-width blank has two codes, A1A1 and A3A0; the first is the one in use.
    if (codes[unit] === 0) codes[unit] = code
  })
  const commonUnits = units.map((unit) => isCommonUnit(unit, codes) ? unit : 0)
  table = { codes, units, commonUnits }
  return table
}

const PUNCTUATION = '，。、；：？！“”‘’《》（）…—·％'

/** Common: a full-width mark, or a character whose simplified form is one of the 3755 of everyday writing (GB2312 level 1). */
export function isCommon(character: string): boolean {
  return isCommonUnit(character.charCodeAt(0), gbkTable().codes)
}

function isCommonUnit(unit: number, codes: Uint16Array): boolean {
  if (unit === 0) return false
  const character = String.fromCharCode(unit)
  return PUNCTUATION.includes(character) || isEveryday(codes[unit] ?? 0)
    || isEveryday(codes[simplifyCharacters(character).charCodeAt(0)] ?? 0)
}

function isEveryday(code: number): boolean {
  const lead = code >> 8
  const trail = code & 0xff
  return lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 && !(lead === 0xd7 && trail > 0xf9)
}

/** ASCII counts as the full-width form it had before some later program changed it. */
export function gbkCode(unit: number): number {
  return gbkTable().codes[unit > 0x20 && unit < 0x7f ? unit + 0xfee0 : unit] ?? 0
}
