import { foldText } from '../../text/foldText.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { formatField } from '../formatField.ts'
import { fieldsOfKind, type RowField } from '../rowFields.ts'
import { overlapOf } from './sets.ts'

/** An item as comparing sees it: everything that tells whether two items are the same matter. */
export interface Content {
  readonly row: CatalogRow
  /** Name folded (width, script, punctuation): 《…》 and 〈…〉 or （ and ( make no difference. */
  readonly name: string
  /** Characters and pairs of neighbouring characters of the name. */
  readonly nameParts: ReadonlySet<string>
  readonly department: string
  /** `law article` of each basis, folded. */
  readonly bases: ReadonlySet<string>
  readonly materials: ReadonlySet<string>
  readonly type: string
  /** All fields but the code, as one text: equal texts are equal items. */
  readonly whole: string
}

export function contentOf(row: CatalogRow): Content {
  const name = foldPlain(row.name)
  return {
    row,
    name,
    nameParts: partsOf(name),
    department: foldPlain(row.leadDepartment ?? row.competentDepartment ?? ''),
    bases: new Set(row.legalBases.map(({ law, article }) => `${foldPlain(law)} ${foldPlain(article ?? '')}`)),
    materials: new Set(row.materials.map(foldPlain)),
    type: row.itemType ?? row.domain ?? '',
    whole: fieldsOfKind(row.kind).map((field) => comparable(row, field)).join('\n\n'),
  }
}

/** A field's value in the form in which equal means unchanged. */
export function comparable(row: CatalogRow, field: RowField): string {
  const text = formatField(row, field)
  return text === null ? '' : foldText(text).text.replace(/[\s〈〉]/g, (character) => (character === '〈' ? '《' : character === '〉' ? '》' : ''))
}

function foldPlain(text: string): string {
  return foldText(text).text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')
}

function partsOf(name: string): Set<string> {
  const parts = new Set<string>()
  const characters = [...name]
  for (const [index, character] of characters.entries()) {
    parts.add(character)
    if (index > 0) parts.add(characters[index - 1]! + character)
  }
  return parts
}

/**
 * How surely two items are the same matter, 0 to 1: the name weighs most; department, type, bases and materials count where either item has them,
 * for that both lack a basis says nothing.
 */
export function similarity(left: Content, right: Content): number {
  let weight = 6
  let sum = 6 * overlapOf(left.nameParts, right.nameParts)
  const add = (share: number, value: number) => {
    weight += share
    sum += share * value
  }
  if (left.department !== '' || right.department !== '') add(1.5, Number(left.department === right.department))
  if (left.type !== '' || right.type !== '') add(0.5, Number(left.type === right.type))
  if (left.bases.size + right.bases.size > 0) add(2, overlapOf(left.bases, right.bases))
  if (left.materials.size + right.materials.size > 0) add(1, overlapOf(left.materials, right.materials))
  return sum / weight
}
