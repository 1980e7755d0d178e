import { isDeepStrictEqual } from 'node:util'
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import { recordChange } from '../history/recordChange.ts'
import { Catalog } from './Catalog.ts'
import type { CatalogEdition } from './CatalogEdition.ts'
import type { CatalogKind, CatalogRow } from './CatalogRow.ts'
import type { EditionComparison } from './compare/EditionComparison.ts'
import { checkSlug, takeInCatalog } from './createCatalog.ts'
import type { Comparer } from './editions/Comparer.ts'
import { createEdition } from './editions/createEdition.ts'
import { loadItems, replaceItems, type PlacedRow } from './editions/editionItems.ts'
import { lockCatalog, readCatalogState, type CatalogState } from './editions/lockCatalog.ts'
import { publishLocked } from './editions/publish.ts'
import { rowOf, type HeldItem } from './HeldItem.ts'
import type { RowError } from './import/RowError.ts'
import { keepFile } from './keepFile.ts'
import { KIND_LABELS } from './rowFields.ts'

/** A checked list that is to become an edition. */
export interface ListContent {
  readonly kind: CatalogKind
  readonly rows: readonly CatalogRow[]
  /** What was wrong with the rows that are left out. */
  readonly leftOut: readonly RowError[]
  readonly isDemonstration: boolean
  readonly source: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }
}

export interface StoreListRequest {
  readonly slug: string
  /** For a catalogue that is not there yet. */
  readonly title: string
  readonly aliases?: readonly string[]
  readonly content: ListContent
  /** User id; null: the start data or the command line. */
  readonly actor: string | null
  /** Whether to publish it at once, without a reviewer. */
  readonly publish: boolean
  readonly onProgress?: (written: number) => void
}

export interface StoredList {
  /** UNCHANGED: the file says what the edition says. */
  readonly outcome: 'UNCHANGED' | 'DRAFTED' | 'PUBLISHED'
  readonly catalogId: string
  readonly editionId: string
  readonly number: number
  readonly itemCount: number
  /** Against the edition published so far; null where there is none, or nothing changed. */
  readonly comparison: EditionComparison | null
}

/**
 * Makes a list the new content of its catalogue: it becomes a draft, or takes the place of a draft that was itself read from a file, and is
 * compared with what is published, so that items keep their lineage. All in one transaction; the same list again changes nothing.
 * @throws KnownError INVALID for a list without items, of another kind, or a slug that cannot be, CONFLICT when somebody works on the draft
 */
export async function storeList(orm: MikroORM, comparer: Comparer, request: StoreListRequest): Promise<StoredList> {
  const { slug, content } = request
  checkSlug(slug)
  if (content.rows.length === 0) throw new KnownError('INVALID', `文件“${content.source.name}”里没有可以导入的事项，什么也没有改动。请检查文件`)
  const em = orm.em.fork()
  const seen = await lookUp(em, slug)
  if (seen) refuseOtherKind(seen.catalog, content.kind)
  const published = seen?.published ? await loadItems(em, seen.published.id) : null
  const comparison = published && await comparer.compareRows(published, content.rows)
  const lineages = published && comparison ? lineagesByCode(published, comparison) : new Map<string, string>()

  return orm.em.fork().transactional(async (inner) => {
    const state = await lockCatalog(inner, seen?.catalog.id ?? await beginCatalog(inner, request))
    refuseChanged(seen, state)
    const same = await findSame(inner, state, published, content.rows)
    if (same === state.published && same) return describe('UNCHANGED', state, same, null)
    const edition = same ?? await draft(inner, state, request, lineages)
    if (!request.publish) return describe(same ? 'UNCHANGED' : 'DRAFTED', state, edition, same ? null : comparison)
    await publishLocked(inner, state, edition, { reviewer: request.actor, reason: null, comparison })
    return describe('PUBLISHED', state, edition, comparison)
  })
}

/** Null for a catalogue that is not there. */
async function lookUp(em: SqlEntityManager, slug: string): Promise<CatalogState | null> {
  return await em.count(Catalog, { slug }) > 0 ? readCatalogState(em, { slug }) : null
}

function refuseOtherKind(catalog: Catalog, kind: CatalogKind): void {
  if (catalog.kind === kind) return
  throw new KnownError('INVALID', `清单“${catalog.title}”收的是${KIND_LABELS[catalog.kind]}，这个文件是按${KIND_LABELS[kind]}读的。请改选清单，或改选类别`, ['kind'])
}

async function beginCatalog(em: SqlEntityManager, { slug, title, aliases = [], content, actor }: StoreListRequest): Promise<string> {
  const { id } = takeInCatalog(em, { slug, title, kind: content.kind, aliases }, actor)
  await em.flush()
  return id
}

/** The comparison was made before the lock was taken, and holds only for what it saw. */
function refuseChanged(seen: CatalogState | null, { published, open }: CatalogState): void {
  const isSame = (before: CatalogEdition | null | undefined, now: CatalogEdition | null) => before?.id === now?.id && before?.version === now?.version
  if (!isSame(seen?.published, published) || !isSame(seen?.open, open)) throw new KnownError('CONFLICT', '导入的时候有人改动了这个清单，什么也没有写入。请再导入一次')
}

function lineagesByCode(published: readonly HeldItem[], { pairs }: EditionComparison): Map<string, string> {
  const held = new Map(published.map(({ code, lineage }) => [code, lineage]))
  return new Map(pairs.map(({ from, to }) => [to.code, held.get(from.code)!]))
}

/** The edition that says what the list says already; null where none does. A draft that is there comes before what is published. */
async function findSame(em: SqlEntityManager, { open, published }: CatalogState, publishedItems: readonly HeldItem[] | null, rows: readonly CatalogRow[]): Promise<CatalogEdition | null> {
  if (open) return open.status === 'DRAFT' && sayTheSame(await loadItems(em, open.id), rows) ? open : null
  return publishedItems && sayTheSame(publishedItems, rows) ? published : null
}

function sayTheSame(items: readonly HeldItem[], rows: readonly CatalogRow[]): boolean {
  return items.length === rows.length && items.every((item, index) => isDeepStrictEqual(rowOf(item), rows[index]))
}

async function draft(em: SqlEntityManager, { catalog, open }: CatalogState, { content, actor, onProgress }: StoreListRequest, lineages: ReadonlyMap<string, string>): Promise<CatalogEdition> {
  if (open) refuseBusy(catalog, open)
  const edition = open ?? await createEdition(em, catalog, actor)
  await keepFile(em, content.source)
  Object.assign(edition, {
    isDemonstration: content.isDemonstration, sourceName: content.source.name, sourceSha256: content.source.sha256, leftOut: [...content.leftOut], leftOutCount: content.leftOut.length,
    author: actor, version: edition.version + 1, returnReason: null,
  })
  const rows: PlacedRow[] = content.rows.map((row) => ({ row, lineage: lineages.get(row.code) ?? null }))
  await replaceItems(em, edition, rows, { actor, ...(onProgress ? { onProgress } : {}) })
  recordChange(em, {
    subject: edition.id, revisionNumber: edition.version, action: 'edition.import', actor, reason: null,
    differences: [{ field: 'items', from: null, to: String(rows.length) }],
    detail: { catalog: catalog.title, edition: edition.number, file: content.source.name, items: rows.length, leftOut: content.leftOut.length },
  })
  return edition
}

function refuseBusy(catalog: Catalog, { number, status, isEditedByHand }: CatalogEdition): void {
  if (status === 'IN_REVIEW') throw new KnownError('CONFLICT', `清单“${catalog.title}”的第${number}版正在审核，没有导入。请等审核人发布或退回后再导入`)
  if (isEditedByHand) throw new KnownError('CONFLICT', `清单“${catalog.title}”的第${number}版草稿有人改过，导入会盖掉这些改动，没有导入。请先发布或放弃这份草稿`)
}

function describe(outcome: StoredList['outcome'], { catalog }: CatalogState, { id, number, itemCount }: CatalogEdition, comparison: EditionComparison | null): StoredList {
  return { outcome, catalogId: catalog.id, editionId: id, number, itemCount, comparison }
}
