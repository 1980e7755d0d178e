import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { KnownError } from '../../errors.ts'
import { recordChange } from '../../history/recordChange.ts'
import type { FieldDifference } from '../../history/Revision.ts'
import { canonicalRow } from '../canonicalRow.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { deriveCode } from '../deriveCode.ts'
import { openRegister, takeInDepartments } from '../departments.ts'
import { columnsOf as columnsOfKind } from '../export/cellsOf.ts'
import { formatField } from '../formatField.ts'
import { departmentOf, heldItemOf, ITEM_PREFIXES, rowOf, type HeldItem } from '../HeldItem.ts'
import { fieldsOfKind, type RowField } from '../rowFields.ts'
import { columnsOf } from './editionItems.ts'
import { lockEdition } from './lockCatalog.ts'

/** The fields a person set; those not named stay as they are, null empties. `department` is the one that answers for the item, whatever its kind. */
export type ItemFields = { readonly [Field in Exclude<RowField | 'code', 'competentDepartment' | 'leadDepartment'>]?: CatalogRow[Field] | null } & { readonly department?: string | null }

export interface EditRequest {
  readonly actor: string
  readonly reason: string | null
}

export interface ItemDifference {
  readonly field: RowField | 'code'
  readonly from: string | null
  readonly to: string | null
}

/** Somebody else changed the item in the meantime: both are there, to choose from. */
export interface ItemConflict {
  readonly theirs: HeldItem
  /** What the person who came second wanted, in the form in which it would have been kept. */
  readonly yours: CatalogRow
  /** Fields in which the two differ: `from` theirs `to` yours. */
  readonly differences: readonly ItemDifference[]
}

export type EditOutcome = { readonly item: HeldItem; readonly conflict: null } | { readonly item: null; readonly conflict: ItemConflict }

/**
 * Changes fields of an item of a draft, seen in this version. Nothing is written, no version used up, when nothing differs.
 * Answers the conflict when the item has another version by now. @throws KnownError NOT_FOUND, INVALID, CONFLICT when the draft is no draft any more
 */
export async function updateItem(orm: MikroORM, id: string, version: number, fields: ItemFields, { actor, reason }: EditRequest): Promise<EditOutcome> {
  const seen = await orm.em.fork().findOne(CatalogItem, { id }, { fields: ['edition'] })
  if (!seen) throw new KnownError('NOT_FOUND', '没有这个事项，可能已被移除，请刷新页面', ['id'])
  return orm.em.fork().transactional(async (em) => {
    const { edition } = await lockEdition(em, seen.edition.id, ['DRAFT'])
    const item = await em.findOne(CatalogItem, { id }, { populate: ['department'] })
    if (!item) throw new KnownError('NOT_FOUND', '没有这个事项，可能已被移除，请刷新页面', ['id'])
    const held = heldItemOf(item)
    const before = rowOf(held)
    const after = await checkRow(em, setFields(before, fields))
    const differences = differencesOf(before, after)
    if (item.version !== version) {
      return differences.length === 0 ? { item: held, conflict: null } : { item: null, conflict: { theirs: held, yours: after, differences } }
    }
    if (differences.length === 0) return { item: held, conflict: null }
    if (after.code !== before.code) await refuseTaken(em, edition, after.code)
    const departments = await takeInDepartments(em, [departmentOf(after)])
    Object.assign(item, columnsOf(after), { department: departments.get(departmentOf(after)), version: item.version + 1, updatedAt: new Date(), updatedBy: actor })
    touch(edition)
    recordChange(em, { subject: id, revisionNumber: item.version, action: 'item.update', actor, reason, differences, detail: describe(edition, after) })
    await em.flush()
    return { item: heldItemOf(item), conflict: null }
  })
}

/** Adds an item at the end of a draft. Without a code it gets one derived from its name, as in a list without codes. */
export async function addItem(orm: MikroORM, editionId: string, fields: ItemFields, { actor, reason }: EditRequest): Promise<HeldItem> {
  return orm.em.fork().transactional(async (em) => {
    const { edition, catalog } = await lockEdition(em, editionId, ['DRAFT'])
    const given = setFields(blankRow(catalog.kind), fields)
    const row = await checkRow(em, given.code.trim() === '' ? { ...given, code: deriveCode(given.kind, given.name, given.leadDepartment ?? given.competentDepartment) } : given)
    await refuseTaken(em, edition, row.code)
    const departments = await takeInDepartments(em, [departmentOf(row)])
    const [last] = await em.find(CatalogItem, { edition: edition.id }, { fields: ['position'], orderBy: { position: 'desc' }, limit: 1 })
    const item = em.create(CatalogItem, {
      id: createId(ITEM_PREFIXES[row.kind]), edition, lineage: createId('lin'), position: (last?.position ?? 0) + 1, ...columnsOf(row),
      department: departments.get(departmentOf(row))!, version: 1, updatedAt: new Date(), updatedBy: actor,
    })
    edition.itemCount += 1
    touch(edition)
    recordChange(em, { subject: item.id, revisionNumber: 1, action: 'item.add', actor, reason, differences: differencesOf(blankRow(row.kind), row), detail: describe(edition, row) })
    await em.flush()
    return heldItemOf(item)
  })
}

/** Takes an item out of a draft. @throws KnownError CONFLICT when somebody changed it since it was seen in this version */
export async function removeItem(orm: MikroORM, id: string, version: number, { actor, reason }: EditRequest): Promise<string> {
  const seen = await orm.em.fork().findOne(CatalogItem, { id }, { fields: ['edition'] })
  if (!seen) throw new KnownError('NOT_FOUND', '没有这个事项，可能已被移除，请刷新页面', ['id'])
  return orm.em.fork().transactional(async (em) => {
    const { edition } = await lockEdition(em, seen.edition.id, ['DRAFT'])
    const item = await em.findOne(CatalogItem, { id }, { populate: ['department'] })
    if (!item) throw new KnownError('NOT_FOUND', '没有这个事项，可能已被移除，请刷新页面', ['id'])
    if (item.version !== version) throw new KnownError('CONFLICT', `“${item.name}”刚刚被人改过，没有移除。请看过新的内容再决定`, ['version'])
    const row = rowOf(heldItemOf(item))
    em.remove(item)
    edition.itemCount -= 1
    touch(edition)
    recordChange(em, { subject: id, revisionNumber: item.version + 1, action: 'item.remove', actor, reason, differences: differencesOf(row, blankRow(row.kind)), detail: describe(edition, row) })
    return edition.id
  })
}

function setFields(row: CatalogRow, { department, ...fields }: ItemFields): CatalogRow {
  const set = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? blankRow(row.kind)[field as keyof CatalogRow]] as const]))
  const answering = row.kind === 'COORDINATION' ? 'leadDepartment' : 'competentDepartment'
  return { ...row, ...Object.fromEntries(set), ...department === undefined ? {} : { [answering]: department } }
}

/** Every change of an item is a change of its edition. */
function touch(edition: CatalogEdition): void {
  edition.version += 1
  edition.isEditedByHand = true
}

/** The row in the form that imports give. @throws KnownError INVALID that says what is wrong */
async function checkRow(em: SqlEntityManager, row: CatalogRow): Promise<CatalogRow> {
  const checked = canonicalRow(row, await openRegister(em))
  if ('row' in checked) return checked.row
  const [error] = checked.errors
  const said = checked.errors.map(({ column, message }) => `“${column}”${message.replace(/^第\d+行(?:“[^”]*”（[A-Z]+列）)?/, '')}`).join('；')
  throw new KnownError('INVALID', said, ['fields', columnsOfKind(row.kind).find(({ header }) => header === error?.column)?.field ?? ''])
}

async function refuseTaken(em: SqlEntityManager, edition: CatalogEdition, code: string): Promise<void> {
  const other = await em.findOne(CatalogItem, { edition: edition.id, code })
  if (other) throw new KnownError('INVALID', `编码“${code}”已被本版的“${other.name}”使用，请改用不重复的编码`, ['fields', 'code'])
}

function differencesOf(before: CatalogRow, after: CatalogRow): (FieldDifference & ItemDifference)[] {
  const code = before.code === after.code ? [] : [{ field: 'code' as const, from: before.code || null, to: after.code || null }]
  return [...code, ...fieldsOfKind(after.kind)
    .map((field) => ({ field, from: formatField(before, field) || null, to: formatField(after, field) || null }))
    .filter(({ from, to }) => from !== to)]
}

function blankRow(kind: CatalogKind): CatalogRow {
  return {
    kind, code: '', name: '', itemType: null, competentDepartment: null, exerciseLevels: [], legalBases: [], materials: [], statutoryLimit: null, committedLimit: null,
    fee: null, channels: null, domain: null, leadDepartment: null, duties: [], undertakingMode: null, process: null, guarantee: null, source: null, note: null,
  }
}

function describe({ number }: CatalogEdition, { code, name }: CatalogRow) {
  return { edition: number, code, name }
}
