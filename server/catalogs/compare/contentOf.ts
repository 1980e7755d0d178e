import { foldText } from '../../text/foldText.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { fieldsOfKind, type RowField } from '../rowFields.ts'

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

/** The contents of many items; names of departments and laws that return are folded once. */
export function contentsOf(rows: readonly CatalogRow[]): Content[] {
  const folded = new Map<string, string>()
  const fold = (text: string): string => {
    const known = folded.get(text)
    if (known !== undefined) return known
    const plain = foldText(text).text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')
    folded.set(text, plain)
    return plain
  }
  return rows.map((row) => {
    const name = fold(row.name)
    return {
      row,
      name,
      nameParts: partsOf(name),
      department: fold(row.leadDepartment ?? row.competentDepartment ?? ''),
      bases: new Set(row.legalBases.map(({ law, article }) => `${fold(law)} ${fold(article ?? '')}`)),
      materials: new Set(row.materials.map(fold)),
      type: row.itemType ?? row.domain ?? '',
      whole: foldMarks(fieldsOfKind(row.kind).map((field) => valueOf(row, field)).join('\n\n')),
    }
  })
}

/** Whether a field says the same in two items; width, script, blanks and the form of inner title marks make no difference. */
export function isSameField(left: CatalogRow, right: CatalogRow, field: RowField): boolean {
  const [one, other] = [valueOf(left, field), valueOf(right, field)]
  return one === other || foldMarks(one) === foldMarks(other)
}

/** A field as one text, for comparing only: equal values give equal texts, whatever they hold. */
function valueOf(row: CatalogRow, field: RowField): string {
  const value = row[field]
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)
}

function foldMarks(text: string): string {
  return foldText(text).text.replace(/[\s〈〉]/g, (character) => (character === '〈' ? '《' : character === '〉' ? '》' : ''))
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
