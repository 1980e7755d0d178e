import { gbkTable } from '../../ingest/repair/gbk.ts'
import type { Unit } from './Unit.ts'

/**
 * Loses bytes as the source of the seeds did: where a character XA3 stands before one whose first byte is A1, BB or BF, X is
 * lost and the bytes behind it pair one off, 。基层治理是 → ；鶎又卫硎, until a byte that cannot be a second one sets them right.
 * Undefined codes vanish. A run is recoverable when nothing vanished in it and the last byte fell only before a pinyin note.
 */
export function loseBytes(units: readonly Unit[], random: () => number, share: number): Unit[] {
  const damaged: Unit[] = []
  for (let at = 0; at < units.length;) {
    const run = isSite(units, at) && random() < share ? misread(units, at) : null
    if (run === null) {
      damaged.push(...units.slice(at, ++at))
    } else {
      damaged.push(run.unit)
      at = run.end
    }
  }
  return damaged
}

function isSite(units: readonly Unit[], at: number): boolean {
  const first = codeOf(units[at])
  const second = codeOf(units[at + 1])
  return (first & 0xff) === 0xa3 && first > 0xff && [0xa1, 0xbb, 0xbf].includes(second >> 8)
}

/** GBK code of a unit that shows one two-byte character, its byte where it shows one ASCII character, else 0. */
function codeOf(unit: Unit | undefined): number {
  if (unit === undefined || unit.shown.length !== 1) return 0
  const code = unit.shown.charCodeAt(0)
  return code < 0x80 ? code : gbkTable().codes[code] ?? 0
}

/** Bytes fall in step again where a pair ends at the end of a unit; null where the text cannot be put in GBK. */
function misread(units: readonly Unit[], start: number): { unit: Unit; end: number } | null {
  const { units: characters } = gbkTable()
  let shown = ''
  let lostMore = false
  let pending = codeOf(units[start]) & 0xff
  let end = start + 1
  for (; pending > 0x80; end++) {
    const unit = units[end]
    const code = unit?.shown.startsWith('(') === true ? 0x28 : codeOf(unit)
    if (unit !== undefined && code === 0) return null
    const trail = code > 0xff ? code >> 8 : code
    if (trail < 0x40 || trail === 0x7f) {
      lostMore ||= unit?.kind !== 'PINYIN_INSERTION'
      break
    }
    const character = characters[(pending << 8) | trail] ?? 0
    if (character === 0) lostMore = true
    else shown += String.fromCharCode(character)
    pending = code > 0xff ? code & 0xff : 0
    if (pending > 0 && pending < 0x80) shown += String.fromCharCode(pending)
  }
  const lost = units.slice(start, end)
  return { unit: { truth: lost.map(({ truth }) => truth).join(''), shown, kind: 'LOST_BYTE', recoverable: !lostMore }, end }
}
