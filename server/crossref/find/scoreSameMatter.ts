import { coverFace } from './Face.ts'
import { foldForMatch, sliceRaw } from './foldForMatch.ts'
import { lawKey, subjectKey, type IndexedItem, type ItemIndex } from './ItemIndex.ts'
import { lawSubject, shortTitle } from './lawSubject.ts'
import type { Evidence } from './values.ts'

/** A law on which so many items rest says little about any two of them. */
const NARROW_LAW = 8

/** How much each sign says by itself, at its strongest. */
const NAMES = 0.75
const NAME_IN_LAW = 0.5
const NAME_IN_DUTIES = 0.5
const LAWS = 0.65
/** Of the doubt, what is left when both are of one department; of the sureness, what is left when they are not. */
const SAME_DEPARTMENT = 0.75
const OTHER_DEPARTMENT = 0.92

export interface SameMatter {
  /** 0 to 1. */
  readonly score: number
  /** The names, the laws, or the duty and the name: what says most. */
  readonly evidence: Evidence
}

/** A sign that two items are of one matter: how strong, from 0 to 1, and the words it rests on. */
interface Sign {
  readonly strength: number
  readonly evidence: Evidence
}

/**
 * How surely a coordination item and a service or enforcement item are of the same matter. Four signs, each of which may do alone and all
 * of which add up: words the names share, words of one's name in the other's laws (殡葬管理 and 《殡葬管理条例》), the other's name in the duties of
 * the one, and a law both rest on, or two laws of one subject. Of two departments it is less likely.
 */
export function scoreSameMatter(duty: IndexedItem, other: IndexedItem, items: ItemIndex): SameMatter {
  const names = { from: duty.item.name, to: other.item.name }
  const signs: Sign[] = [
    { strength: NAMES * likenessOfNames(duty, other, items), evidence: names },
    ...[...other.laws].map((law) => ({ strength: NAME_IN_LAW * bestCover(duty, law, items), evidence: { ...names, to: writtenLaw(other, law) } })).sort(strongestFirst).slice(0, 1),
    nameInDuties(duty, other, items),
    ...sharedLaws(duty, other, items).sort(strongestFirst).slice(0, 1),
  ]
  const doubt = signs.reduce((left, { strength }) => left * (1 - strength), 1)
  const [strongest] = [...signs].sort(strongestFirst)
  return {
    score: duty.item.department.name === other.item.department.name ? 1 - doubt * SAME_DEPARTMENT : (1 - doubt) * OTHER_DEPARTMENT,
    evidence: strongest?.evidence ?? names,
  }
}

function strongestFirst(one: Sign, other: Sign): number {
  return other.strength - one.strength
}

/** Both ways: 乡村医生培训 in 家庭医生签约 is half of the one and a third of the other. The coordination item's name is the matter itself, so it counts more. */
function likenessOfNames(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  const forth = bestCover(duty, other.name, items)
  return forth === 0 ? 0 : 0.65 * forth + 0.35 * bestCover(other, duty.name, items)
}

function nameInDuties(duty: IndexedItem, other: IndexedItem, items: ItemIndex): Sign {
  let best: Sign = { strength: 0, evidence: { from: duty.item.name, to: other.item.name } }
  for (const { text } of duty.item.duties) {
    const folded = foldForMatch(text)
    for (const face of items.facesOf(other)) {
      const { share, words, runs } = coverFace(face, folded.text)
      if (words < 2 || NAME_IN_DUTIES * share <= best.strength) continue
      const [start, end] = [Math.min(...runs.map(({ at }) => at)), Math.max(...runs.map((run) => run.at + run.end - run.start))]
      best = { strength: NAME_IN_DUTIES * share, evidence: { from: sliceRaw(folded, start, end), to: other.item.name } }
    }
  }
  return best
}

function sharedLaws(duty: IndexedItem, other: IndexedItem, items: ItemIndex): Sign[] {
  const narrowness = (key: string): number => Math.min(1, NARROW_LAW / Math.max(1, items.countOf(key)))
  return [...duty.laws].flatMap((law) => [...other.laws].flatMap((theirs) => {
    const evidence = { from: writtenLaw(duty, law), to: writtenLaw(other, theirs) }
    if (law === theirs) return [{ strength: LAWS * narrowness(lawKey(law)), evidence }]
    const subject = lawSubject(law)
    return subject === lawSubject(theirs) ? [{ strength: LAWS * 0.85 * narrowness(subjectKey(subject)), evidence }] : []
  }))
}

/** A law as the item's list writes it. */
function writtenLaw({ item: { name, legalBases } }: IndexedItem, law: string): string {
  return legalBases.find((basis) => shortTitle(basis.law) === law)?.law ?? name
}

/** The share of an item's matter that stands in a text; words of procedure alone are none. */
function bestCover(entry: IndexedItem, text: string, items: ItemIndex): number {
  return Math.max(0, ...items.facesOf(entry).map((face) => {
    const { share, words } = coverFace(face, text)
    return words > 0 ? share : 0
  }))
}
