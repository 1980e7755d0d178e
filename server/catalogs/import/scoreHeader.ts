import { toNfkc } from '../../text/toNfkc.ts'

/** From here on a guess is worth making. */
export const LIKELY = 0.55

/** A header without blanks, brackets, stars and remarks on filling in: `*事项名称\n（必填）` → `事项名称`. */
export function plainHeader(text: string): string {
  return toNfkc(text).replace(/\((?:必填|选填|单选|多选)\)/g, '').replace(/[\s\p{P}\p{S}]/gu, '')
}

/** The readings of a header of one or two rows: with and without its brackets, the lower row before, behind or without the upper one. */
function readingsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const readings = new Map<string, number>()
  const add = (text: string, weight: number) => {
    if (text !== '' && (readings.get(text) ?? 0) < weight) readings.set(text, weight)
  }
  const bare = texts.map((text) => plainHeader(toNfkc(text).replace(/\([^()]*\)/g, '')))
  const full = texts.map(plainHeader)
  add(full.join(''), 1)
  add(full.toReversed().join(''), 1)
  add(bare.join(''), 0.95)
  add(bare.toReversed().join(''), 0.95)
  if (texts.length > 1) add(full.at(-1) ?? '', 0.9)
  return readings
}

/**
 * How well a header fits one of some wordings, 0 to 1: equal is 1 (a little less the later the wording stands), containing each other less.
 * 法定办结时限（工作日） fits 法定办结时限; 办结时限 over 法定 does too.
 */
export function scoreHeader(texts: readonly string[], wordings: readonly string[]): number {
  let best = 0
  for (const [reading, weight] of readingsOf(texts)) {
    for (const [rank, wording] of wordings.entries()) {
      const score = fit(reading, wording) * weight - rank * 0.001
      if (score > best) best = score
    }
  }
  return best
}

function fit(reading: string, wording: string): number {
  if (reading === wording) return 1
  const [shorter, longer] = reading.length < wording.length ? [reading, wording] : [wording, reading]
  if (shorter.length < 2 || (shorter.length < 3 && longer.length > 4) || !longer.includes(shorter)) return 0
  return 0.4 + 0.5 * shorter.length / longer.length
}
