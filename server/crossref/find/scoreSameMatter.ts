import { coverFace } from './Face.ts'
import { lawKey, subjectKey, type IndexedItem, type ItemIndex } from './ItemIndex.ts'

/** A law on which so many items rest says little about any two of them. */
const NARROW_LAW = 8

/**
 * How surely a coordination item and a service or enforcement item are of the same matter, 0 to 1. Four signs, each of which may do alone
 * and all of which add up: words the names share, words of one's name in the other's laws (殡葬管理 and 《殡葬管理条例》), words of one's name in
 * the other's duties, and a law both rest on, or two laws of one subject. Of two departments it is less likely.
 */
export function scoreSameMatter(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  const signs = [0.75 * likenessOfNames(duty, other, items), 0.5 * likenessToLaws(duty, other, items), 0.5 * likenessToDuties(duty, other, items), 0.65 * likenessOfLaws(duty, other, items)]
  const doubt = signs.reduce((left, sign) => left * (1 - sign), 1)
  return duty.item.department.name === other.item.department.name ? 1 - doubt * 0.75 : (1 - doubt) * 0.92
}

/** Both ways: 乡村医生培训 in 家庭医生签约 is half of the one and a third of the other. The coordination item's name is the matter itself, so it counts more. */
function likenessOfNames(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  const forth = bestCover(duty, other.name, items)
  return forth === 0 ? 0 : 0.65 * forth + 0.35 * bestCover(other, duty.name, items)
}

function likenessToLaws(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  return Math.max(0, ...[...other.laws].map((law) => bestCover(duty, law, items)))
}

function likenessToDuties(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  return Math.max(0, ...items.facesOf(other).map((face) => {
    const { share, words } = coverFace(face, duty.duties)
    return words > 1 ? share : 0
  }))
}

function likenessOfLaws(duty: IndexedItem, other: IndexedItem, items: ItemIndex): number {
  const narrowness = (key: string): number => Math.min(1, NARROW_LAW / Math.max(1, items.countOf(key)))
  const same = [...duty.laws].filter((law) => other.laws.has(law)).map((law) => narrowness(lawKey(law)))
  const kin = [...duty.subjects].filter((subject) => other.subjects.has(subject)).map((subject) => 0.85 * narrowness(subjectKey(subject)))
  return Math.max(0, ...same, ...kin)
}

/** The share of an item's matter that stands in a text; words of procedure alone are none. */
function bestCover(entry: IndexedItem, text: string, items: ItemIndex): number {
  return Math.max(0, ...items.facesOf(entry).map((face) => {
    const { share, words } = coverFace(face, text)
    return words > 0 ? share : 0
  }))
}
