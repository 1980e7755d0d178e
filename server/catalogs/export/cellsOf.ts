import type { CatalogKind, CatalogRow, Duty } from '../CatalogRow.ts'
import { formatDuties, formatField } from '../formatField.ts'
import type { ColumnField } from '../import/ColumnField.ts'
import { COUNTY_PARTY, TOWNSHIP_PARTY, VILLAGE_PARTY } from '../import/readDuties.ts'
import { fieldsOfKind, labelOf } from '../rowFields.ts'
import { NOT_STATED } from '../tidyText.ts'

export interface ExportColumn {
  readonly field: ColumnField
  readonly header: string
}

const DUTY_COLUMNS: readonly ExportColumn[] = [
  { field: 'leadDuty', header: '县级部门职责' },
  { field: 'townshipDuty', header: '乡镇（街道）配合职责' },
  { field: 'villageDuty', header: '村（社区）职责' },
  { field: 'otherDuties', header: '其他各方职责' },
]
/** Columns in which a blank could be taken for the value above, or for a forgotten one: they say 未注明 instead. */
const NEVER_BLANK: readonly ColumnField[] = ['itemType', 'competentDepartment', 'leadDepartment', 'domain', 'exerciseLevels']

/** The columns of an export of this kind, the serial number left out; duties have one column for each party that every item has. */
export function columnsOf(kind: CatalogKind): ExportColumn[] {
  return [
    { field: 'code', header: labelOf('code', kind) },
    ...fieldsOfKind(kind).flatMap((field): readonly ExportColumn[] => (field === 'duties' ? DUTY_COLUMNS : [{ field, header: labelOf(field, kind) }])),
  ]
}

/** The texts of an item by column, those without any left out. The importer reads them back as the same item. */
export function cellsOf(row: CatalogRow): Map<ColumnField, string> {
  const cells = new Map<ColumnField, string>([['code', row.code]])
  for (const field of fieldsOfKind(row.kind)) {
    if (field === 'duties') continue
    const text = formatField(row, field) ?? (NEVER_BLANK.includes(field) ? NOT_STATED : null)
    if (text !== null) cells.set(field, text)
  }
  for (const [field, text] of dutyCells(row)) if (text !== '') cells.set(field, text)
  return cells
}

function dutyCells({ duties, leadDepartment }: CatalogRow): Iterable<readonly [ColumnField, string]> {
  const column = ({ party, level }: Duty): ColumnField => {
    if (level === 'COUNTY' && party === (leadDepartment ?? COUNTY_PARTY)) return 'leadDuty'
    if (level === 'TOWNSHIP' && party === TOWNSHIP_PARTY) return 'townshipDuty'
    return level === 'VILLAGE' && party === VILLAGE_PARTY ? 'villageDuty' : 'otherDuties'
  }
  const others = duties.filter((duty) => column(duty) === 'otherDuties')
  return [
    ...duties.filter((duty) => column(duty) !== 'otherDuties').map((duty) => [column(duty), duty.text] as const),
    ['otherDuties', formatDuties(others)],
  ]
}
