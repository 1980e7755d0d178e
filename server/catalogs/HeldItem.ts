import type { IdPrefix } from '../accounts/createId.ts'
import { foldText } from '../text/foldText.ts'
import type { Level } from '../ingest/AnnotatedText.ts'
import type { CatalogItem } from './CatalogItem.ts'
import { LEVELS, type CatalogKind, type CatalogRow } from './CatalogRow.ts'
import { UNSTATED_DEPARTMENT } from './Department.ts'

/** An item of an edition as it is read: its row, with what it is held under. */
export interface HeldItem extends CatalogRow {
  readonly id: string
  readonly editionId: string
  readonly departmentId: string
  readonly lineage: string
  readonly position: number
  readonly version: number
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

/** Prefix of the ids of items, which tells their type. */
export const ITEM_PREFIXES = { SERVICE: 'svc', ENFORCEMENT: 'enf', COORDINATION: 'coo', BASIC_DUTY: 'bas', RECALLED: 'rcl' } as const satisfies Record<CatalogKind, IdPrefix>

/** The item, whose department has been loaded with it. */
export function heldItemOf(item: CatalogItem): HeldItem {
  return {
    ...nameDepartment(item.row, item.department.name),
    id: item.id, editionId: item.edition.id, departmentId: item.department.id, lineage: item.lineage, position: item.position,
    version: item.version, updatedAt: item.updatedAt, updatedBy: item.updatedBy ?? null,
  }
}

/** The row of an item without what it is held under. */
export function rowOf({ id: _id, editionId: _edition, departmentId: _department, lineage: _lineage, position: _position, version: _version, updatedAt: _at, updatedBy: _by, ...row }: HeldItem): CatalogRow {
  return row
}

/** The department that answers for an item, as its row names it. */
export function departmentOf({ leadDepartment, competentDepartment }: CatalogRow): string {
  return leadDepartment ?? competentDepartment ?? UNSTATED_DEPARTMENT
}

/** A department that was renamed or merged since the row was written goes by its present name, as a party of duties too. */
export function nameDepartment(row: CatalogRow, name: string): CatalogRow {
  const written = departmentOf(row)
  if (written === name) return row
  return {
    ...row,
    competentDepartment: row.competentDepartment === written ? name : row.competentDepartment,
    leadDepartment: row.leadDepartment === written ? name : row.leadDepartment,
    duties: row.duties.map((duty) => (duty.party === written ? { ...duty, party: name } : duty)),
  }
}

/** The levels at which an item is carried out; those of a coordination item are its parties'. */
export function levelsOf({ exerciseLevels, duties }: CatalogRow): Level[] {
  return LEVELS.filter((level) => exerciseLevels.includes(level) || duties.some((duty) => duty.level === level))
}

/** NATIONAL is 1, PROVINCIAL 2 … VILLAGE 32. */
export function maskOf(levels: readonly Level[]): number {
  return levels.reduce((mask, level) => mask | (1 << LEVELS.indexOf(level)), 0)
}

/** Everything an item says, in the form in which searching within a list compares. */
export function wordsOf(row: CatalogRow): string {
  return foldWords([
    row.code, row.name, row.itemType, row.domain, departmentOf(row),
    ...row.legalBases.flatMap(({ law, article }) => [law, article]), ...row.materials, row.fee, row.channels,
    ...row.duties.flatMap(({ party, text }) => [party, text]), row.undertakingMode, row.process, row.guarantee, row.source, row.note,
  ].filter(Boolean).join('\n'))
}

export function foldWords(text: string): string {
  return foldText(text).text.toLowerCase()
}
