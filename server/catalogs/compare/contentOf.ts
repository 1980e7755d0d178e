import { foldText } from '../../text/foldText.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { formatField } from '../formatField.ts'
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
