import { CandidateIndex } from './CandidateIndex.ts'
import type { Content } from './contentOf.ts'
import { differenceOf, intersectionOf, shareOf, unionOf } from './sets.ts'

export interface Union {
  readonly whole: Content
  /** Two or more, in the order of their list. */
  readonly parts: readonly Content[]
}

/** Of what is peculiar to the whole's name, so much has to come from the parts; and so much of a part's name has to be in the whole's. */
const MIN_COVERED = 0.75
const MIN_HELD = 0.6
const MOST_PARTS = 8

/**
 * Items of one edition that are the union of several of the other: 食品小作坊登记 and 食品小经营店登记 → 食品小作坊、小经营店登记.
 * Given the later items as wholes and the earlier ones as parts this finds merges, the other way round splits. Every item is used once.
 *
 * Two things count as proof, for items of one department: that the parts share out between them what is peculiar to the whole's name (beyond what
 * all of them have in common, 居民身份证…代办) and bring little else, its name being longer than each of theirs; or that their bases are together
 * exactly the whole's. Each part has to give something the others do not. A part for which `isGone` is false lives on under its code, and can only
 * be part of an item with that code.
 */
export function findUnions(wholes: readonly Content[], parts: readonly Content[], isGone: (part: Content) => boolean): Union[] {
  const index = new CandidateIndex(parts.filter(isGone))
  const staying = new Map(parts.filter((part) => !isGone(part)).map((part) => [part.row.code, part]))
  const order = new Map(parts.map((part, position) => [part, position]))
  const used = new Set<Content>()
  const unions: Union[] = []
  for (const whole of wholes) {
    const namesake = staying.get(whole.row.code)
    const candidates = [...namesake ? [namesake] : [], ...index.like(whole)].filter((part) => !used.has(part) && part.department === whole.department)
    const found = unionByName(whole, candidates) ?? unionByBases(whole, candidates)
    if (!found) continue
    for (const part of found) used.add(part)
    unions.push({ whole, parts: found.toSorted((one, other) => order.get(one)! - order.get(other)!) })
  }
  return unions
}

function unionByName(whole: Content, candidates: readonly Content[]): Content[] | null {
  const characters = charactersOf(whole)
  const alike = candidates.filter((part) => part.name !== whole.name && shareOf(charactersOf(part), characters) >= MIN_HELD)
  const chosen = chooseParts(characters, alike)
  if (chosen.length < 2 || chosen.some((part) => part.name.length >= whole.name.length)) return null
  const common = chosen.map(charactersOf).reduce((shared, one) => intersectionOf(shared, one))
  const peculiar = differenceOf(characters, common)
  const own = chosen.map((part) => differenceOf(charactersOf(part), common))
  const given = own.map((one) => intersectionOf(one, peculiar))
  const eachGives = given.every((one, index) => differenceOf(one, unionOf(given.filter((_, other) => other !== index))).size > 0)
  const eachBelongs = chosen.every((part, index) => shareOf(own[index]!, peculiar) >= MIN_HELD || (part.bases.size > 0 && shareOf(part.bases, whole.bases) === 1))
  return peculiar.size >= 2 && eachGives && eachBelongs && unionOf(given).size / peculiar.size >= MIN_COVERED ? chosen : null
}

/** Greedily the part that adds most, so that a third item which only resembles the others is not drawn in. */
function chooseParts(characters: ReadonlySet<string>, alike: readonly Content[]): Content[] {
  const chosen: Content[] = []
  let missing = characters
  while (chosen.length < MOST_PARTS) {
    let best: { readonly part: Content, readonly gain: number } | null = null
    for (const part of alike) {
      const gain = chosen.includes(part) ? 0 : intersectionOf(charactersOf(part), missing).size
      if (gain > (best?.gain ?? 0)) best = { part, gain }
    }
    if (!best) break
    chosen.push(best.part)
    missing = differenceOf(missing, charactersOf(best.part))
  }
  return chosen
}

function unionByBases(whole: Content, candidates: readonly Content[]): Content[] | null {
  const parts = candidates.filter((part) => part.bases.size > 0 && shareOf(part.bases, whole.bases) === 1)
  if (parts.length < 2 || unionOf(parts.map(({ bases }) => bases)).size < whole.bases.size) return null
  const eachGives = parts.every((part) => differenceOf(part.bases, unionOf(parts.filter((other) => other !== part).map(({ bases }) => bases))).size > 0)
  return eachGives && parts.every((part) => shareOf(charactersOf(part), charactersOf(whole)) >= MIN_HELD / 2) ? parts : null
}

function charactersOf({ name }: Content): Set<string> {
  return new Set(name)
}
