/**
 * The GBK code table as the platform's own decoder has it, turned round. A code is two bytes: 基 is 0xBBF9.
 * Undefined codes and the private-use ones that other tables put in the user-defined zones count as undefined.
 */
interface GbkTable {
  /** Code by UTF-16 code unit; 0 where GBK does not hold the character. */
  readonly codes: Uint16Array
  /** Code unit by code; 0 where the code is undefined. */
  readonly units: Uint16Array
  /** Defined characters by first byte, in the order of their second bytes. */
  readonly byLead: readonly (readonly string[])[]
}

let table: GbkTable | null = null

export function gbkTable(): GbkTable {
  if (table !== null) return table
  const codes = new Uint16Array(0x10000)
  const units = new Uint16Array(0x10000)
  const byLead: string[][] = Array.from({ length: 256 }, () => [])
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
    codes[unit] = code
    byLead[code >> 8]?.push(character)
  })
  table = { codes, units, byLead }
  return table
}

/** Whether a code belongs to the 3755 characters of everyday writing (GB2312 level 1). */
export function isEverydayCode(code: number): boolean {
  const lead = code >> 8
  const trail = code & 0xff
  return lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 && !(lead === 0xd7 && trail > 0xf9)
}
