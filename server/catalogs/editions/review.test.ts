import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../database.ts'
import { KnownError } from '../../errors.ts'
import { AuditEntry } from '../../history/AuditEntry.ts'
import { Revision } from '../../history/Revision.ts'
import { IndexTask } from '../../search/IndexTask.ts'
import { IndexTaskSubscriber } from '../../search/IndexTaskSubscriber.ts'
import { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogItem } from '../CatalogItem.ts'
import { compareEditions } from '../compare/compareEditions.ts'
import { findByCode } from '../findByCode.ts'
import { importSheets } from '../import/importSheets.ts'
import { readTable } from '../import/readTable.ts'
import { contentOfList } from '../readList.ts'
import { storeList, type StoredList } from '../storeList.ts'
import { Comparer } from './Comparer.ts'
import { addItem, removeItem, updateItem } from './editItem.ts'
import { createDraft, discardDraft, publishEdition, returnEdition, submitForReview, withdrawEdition } from './review.ts'

const AUTHOR = { actor: 'usr_author', reason: null }
const REVIEWER = { actor: 'usr_reviewer', reason: null }

let folder: string
let orm: MikroORM
const comparer = new Comparer({ compare: (before, after) => Promise.resolve(compareEditions(before, after)) })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-review-'))
  orm = await openDatabase({ file: join(folder, 'data.db'), subscribers: [new IndexTaskSubscriber()] })
})
afterEach(async () => {
  await orm.close()
  await rm(folder, { recursive: true })
})

async function importFile(file: string, publish: boolean, change: (text: string) => string = (text) => text): Promise<StoredList> {
  const bytes = new TextEncoder().encode(change(await readFile(file, 'utf8')))
  const outcome = importSheets(await readTable('清单.csv', bytes), 'SERVICE')
  return storeList(orm, comparer, { slug: 'service-items', title: '乡村政务服务事项目录', content: contentOfList(outcome, { name: '清单.csv', bytes }), actor: null, publish })
}

const FIRST = 'seed-docs/catalogs/service-items.csv'
const SECOND = 'server/catalogs/fixtures/service-items-edition-2.csv'
const edition = (id: string) => orm.em.fork().findOneOrFail(CatalogEdition, { id })
const itemOf = (editionId: string, code: string) => orm.em.fork().findOneOrFail(CatalogItem, { edition: editionId, code })

async function refusal(deed: Promise<unknown>): Promise<string> {
  const error: unknown = await deed.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  return error.code
}

/** Everything that tells editions and items apart, to see that nothing changed. */
async function snapshot(): Promise<string> {
  const em = orm.em.fork()
  const editions = await em.find(CatalogEdition, {}, { orderBy: { id: 'asc' } })
  const items = await em.find(CatalogItem, {}, { orderBy: { id: 'asc' } })
  return JSON.stringify([editions, items, await em.count(Revision), await em.count(AuditEntry), await em.count(IndexTask)])
}

describe('a list from a file', () => {
  it('is published with all its items, and the same file again changes nothing', async () => {
    const stored = await importFile(FIRST, true)
    expect(stored).toMatchObject({ outcome: 'PUBLISHED', number: 1, itemCount: 154 })
    const before = await snapshot()
    expect(await importFile(FIRST, true)).toMatchObject({ outcome: 'UNCHANGED', number: 1 })
    expect(await importFile(FIRST, false)).toMatchObject({ outcome: 'UNCHANGED', number: 1 })
    expect(await snapshot()).toBe(before)
  })

  it('takes the place of a draft read from a file, but never of one that somebody edited or that is in review', async () => {
    await importFile(FIRST, true)
    const { editionId } = await importFile(SECOND, false)
    const again = await importFile(SECOND, false, (text) => text.replace('残疾人证换领申请', '残疾人证换领的申请'))
    expect(again).toMatchObject({ outcome: 'DRAFTED', editionId, number: 2 })
    const { id, version } = await itemOf(editionId, 'DEMO10020097')
    await updateItem(orm, id, version, { note: '请核对' }, AUTHOR)
    expect(await refusal(importFile(SECOND, false))).toBe('CONFLICT')
    await submitForReview(orm, editionId, AUTHOR)
    expect(await refusal(importFile(SECOND, false))).toBe('CONFLICT')
  })

  it('keeps the lineage of items that were renamed, and leads old codes of merged and split ones to what they became', async () => {
    const first = await importFile(FIRST, true)
    const second = await importFile(SECOND, true)
    const before = await itemOf(first.editionId, 'DEMO10020097')
    const after = await itemOf(second.editionId, 'DEMO10020097')
    expect([before.name, after.name]).toEqual(['残疾人证换领', '残疾人证换领申请'])
    expect(after.lineage).toBe(before.lineage)
    const em = orm.em.fork()
    const led = async (code: string) => (await findByCode(em, code, { kind: 'SERVICE' }))?.items.map((item) => item.code)
    expect(await led('DEMO13070113')).toEqual(['DEMO13070160'])
    expect(await led('DEMO14020121')).toEqual(['DEMO14020161', 'DEMO14020162'])
    expect(await led('DEMO02080025')).toEqual([])
    expect(await findByCode(em, '没有过的编码', { kind: 'SERVICE' })).toBe(null)
    expect((await findByCode(em, 'DEMO13070113', { kind: 'SERVICE' }))?.note).toBe('编码 DEMO13070113 是第1版“食品小作坊登记”的编码，这一事项已并入“食品小作坊、小经营店登记”（DEMO13070160）')
  })
})

describe('a draft', () => {
  it('goes to review and is published by another person; the edition before is superseded, and both become index tasks', async () => {
    const first = await importFile(FIRST, true)
    const draft = await createDraft(orm, first.catalogId, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    await updateItem(orm, id, version, { name: '最低生活保障申请受理' }, AUTHOR)
    await submitForReview(orm, draft, AUTHOR)
    expect(await refusal(publishEdition(orm, comparer, draft, { ...AUTHOR, effectiveDate: null }))).toBe('FORBIDDEN')
    const tasks = await orm.em.fork().count(IndexTask)
    await publishEdition(orm, comparer, draft, { ...REVIEWER, effectiveDate: '2026-01-01' })
    expect(await edition(draft)).toMatchObject({ status: 'PUBLISHED', reviewer: 'usr_reviewer', effectiveDate: '2026-01-01', itemCount: 154 })
    expect((await edition(first.editionId)).status).toBe('SUPERSEDED')
    const written = await orm.em.fork().find(IndexTask, {}, { orderBy: { id: 'asc' }, offset: tasks, limit: 10 })
    expect(written.map(({ subject }) => subject).sort()).toEqual([draft, first.editionId].sort())
    const actions = (await orm.em.fork().find(AuditEntry, { subject: draft }, { orderBy: { id: 'asc' } })).map(({ action }) => action)
    expect(actions).toEqual(['edition.draft', 'edition.submit', 'edition.publish'])
  })

  it('is given back with a reason, and may be changed again only then', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    await submitForReview(orm, draft, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    expect(await refusal(updateItem(orm, id, version, { note: '再看看' }, AUTHOR))).toBe('CONFLICT')
    expect(await refusal(returnEdition(orm, draft, { ...REVIEWER, reason: '  ' }))).toBe('INVALID')
    await returnEdition(orm, draft, { ...REVIEWER, reason: '第3项依据有误' })
    expect(await edition(draft)).toMatchObject({ status: 'DRAFT', returnReason: '第3项依据有误' })
    expect((await updateItem(orm, id, version, { note: '再看看' }, AUTHOR)).item?.note).toBe('再看看')
  })

  it('exists once in a catalogue, and can be thrown away', async () => {
    const { catalogId } = await importFile(FIRST, true)
    const draft = await createDraft(orm, catalogId, AUTHOR)
    expect(await refusal(createDraft(orm, catalogId, REVIEWER))).toBe('CONFLICT')
    await discardDraft(orm, draft, AUTHOR)
    expect(await orm.em.fork().count(CatalogItem)).toBe(154)
    expect(await orm.em.fork().findOne(CatalogEdition, { id: draft })).toBe(null)
  })

  it('without items is neither submitted nor published', async () => {
    const { catalogId } = await importFile(FIRST, true)
    const draft = await createDraft(orm, catalogId, AUTHOR)
    for (const { id, version } of await orm.em.fork().find(CatalogItem, { edition: draft })) await removeItem(orm, id, version, AUTHOR)
    expect((await edition(draft)).itemCount).toBe(0)
    expect(await refusal(submitForReview(orm, draft, AUTHOR))).toBe('INVALID')
  })
})

describe('two curators on one item', () => {
  it('the second is shown both, and nothing of the first is lost', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    await updateItem(orm, id, version, { fee: '否' }, AUTHOR)
    const second = await updateItem(orm, id, version, { fee: '免费' }, REVIEWER)
    expect(second.conflict).toMatchObject({ theirs: { fee: '否', version: version + 1, updatedBy: 'usr_author' }, yours: { fee: '免费' } })
    expect(second.conflict?.differences).toEqual([{ field: 'fee', from: '否', to: '免费' }])
    expect((await itemOf(draft, 'DEMO01030001')).row.fee).toBe('否')
    expect((await updateItem(orm, id, version + 1, { fee: '免费' }, REVIEWER)).item?.fee).toBe('免费')
  })

  it('may save the same words twice', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    await updateItem(orm, id, version, { fee: '否' }, AUTHOR)
    expect((await updateItem(orm, id, version, { fee: '否' }, REVIEWER)).item?.version).toBe(version + 1)
  })
})

describe('an item of a draft', () => {
  it('is kept in the form an import gives it: the department by its full name, digits half-width', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    const { item } = await updateItem(orm, id, version, { department: '县人社局', note: '８０周岁' }, AUTHOR)
    expect(item).toMatchObject({ competentDepartment: '人力资源和社会保障局', note: '80周岁' })
    const [revision] = await orm.em.fork().find(Revision, { subject: id })
    expect(revision).toMatchObject({ number: 2, actor: 'usr_author' })
    expect(revision?.differences.map(({ field }) => field)).toEqual(['competentDepartment', 'note'])
  })

  it('cannot take a code that another has, nor lose its name', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    const { id, version } = await itemOf(draft, 'DEMO01030001')
    expect(await refusal(updateItem(orm, id, version, { code: 'DEMO01030002' }, AUTHOR))).toBe('INVALID')
    expect(await refusal(updateItem(orm, id, version, { name: '' }, AUTHOR))).toBe('INVALID')
    expect(await refusal(addItem(orm, draft, { name: '新事项', code: 'DEMO01030002' }, AUTHOR))).toBe('INVALID')
  })

  it('that is added without a code gets one, and counts', async () => {
    const draft = await createDraft(orm, (await importFile(FIRST, true)).catalogId, AUTHOR)
    const added = await addItem(orm, draft, { name: '高龄津贴申领', department: '民政局', itemType: '公共服务', exerciseLevels: ['VILLAGE'] }, AUTHOR)
    expect(added).toMatchObject({ position: 155, competentDepartment: '民政局', code: expect.stringMatching(/^FW-/) as string })
    expect((await edition(draft)).itemCount).toBe(155)
  })
})

describe('a published edition', () => {
  it('never changes: no edit, no addition, no removal, no return', async () => {
    const { editionId } = await importFile(FIRST, true)
    const before = await snapshot()
    const { id, version } = await itemOf(editionId, 'DEMO01030001')
    for (const deed of [
      () => updateItem(orm, id, version, { name: '改名' }, AUTHOR), () => addItem(orm, editionId, { name: '新事项' }, AUTHOR), () => removeItem(orm, id, version, AUTHOR),
      () => returnEdition(orm, editionId, { ...AUTHOR, reason: '重来' }), () => discardDraft(orm, editionId, AUTHOR), () => submitForReview(orm, editionId, AUTHOR),
    ]) expect(await refusal(deed())).toBe('CONFLICT')
    expect(await snapshot()).toBe(before)
  })

  it('is withdrawn to the one before it, with a reason', async () => {
    const first = await importFile(FIRST, true)
    expect(await refusal(withdrawEdition(orm, first.editionId, { ...REVIEWER, reason: '有误' }))).toBe('CONFLICT')
    const second = await importFile(SECOND, true)
    await withdrawEdition(orm, second.editionId, { ...REVIEWER, reason: '依据有误' })
    expect((await edition(first.editionId)).status).toBe('PUBLISHED')
    expect(await edition(second.editionId)).toMatchObject({ status: 'SUPERSEDED', withdrawnAt: expect.any(Date) as Date })
  })
})
