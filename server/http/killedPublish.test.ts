import { cp, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createId } from '../accounts/createId.ts'
import { hashPassword } from '../accounts/password.ts'
import { User } from '../accounts/User.ts'
import type { CatalogRow } from '../catalogs/CatalogRow.ts'
import { submitForReview } from '../catalogs/editions/review.ts'
import { storeList, type StoredList } from '../catalogs/storeList.ts'
import { manyRows } from '../catalogs/testing/manyRows.ts'
import { openStore, type Store } from '../openStore.ts'
import { DATABASE_FILE, INDEX_FILE } from '../settings.ts'
import { spawnServer, type SpawnedServer } from '../testing/spawnServer.ts'
import { Visitor } from '../testing/Visitor.ts'

const ITEMS = 20_000
const PASSWORD = 'correct horse 电池'
const ONLY_BEFORE = '只在旧版的拖拉机牌照登记'
const ONLY_AFTER = '只在新版的沼气池补助申领'

let folder: string
let waiting: string
let edition: string

/** A list of 20,000 items published and found, its next edition in review: some renamed, half changed, one gone and one new. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-killed-'))
  waiting = join(folder, 'in-review')
  const store = await openStore({ dataDir: waiting, meilisearch: null }, { onFault: (error) => { throw error } })
  const rows = manyRows(ITEMS)
  const first = rows.with(7, { ...rows[7]!, name: ONLY_BEFORE })
  const second = rows.map((row, index) => ({ ...row, name: index % 500 === 3 ? `${row.name}（修订）` : row.name, note: index % 2 ? '第二版' : null })).with(7, { ...rows[7]!, code: 'FW99999999', name: ONLY_AFTER, competentDepartment: '农业农村局' })
  await keep(store, first, true)
  edition = (await keep(store, second, false)).editionId
  const em = store.orm.em.fork()
  await em.insert(User, { id: createId('usr'), name: 'admin', role: 'ADMIN', passwordHash: await hashPassword(PASSWORD), disabled: false, createdAt: new Date() })
  await submitForReview(store.orm, edition, { actor: createId('usr'), reason: null })
  await store.indexer.drain()
  await store.close()
}, 180_000)
afterAll(() => rm(folder, { recursive: true }))

function keep({ orm, comparer }: Store, rows: readonly CatalogRow[], publish: boolean): Promise<StoredList> {
  const source = { name: '清单.csv', bytes: new Uint8Array([publish ? 1 : 2]), sha256: publish ? '1' : '2' }
  return storeList(orm, comparer, { slug: 'service-items', title: '目录', actor: null, publish, content: { kind: 'SERVICE', rows, leftOut: [], isDemonstration: false, source } })
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

/** Resolves at the first byte written to a database from now on. */
async function untilWritten(path: string): Promise<void> {
  const before = await sizeOf(`${path}-wal`)
  while (await sizeOf(`${path}-wal`) === before) await wait(1)
}

const MOMENTS: readonly (readonly [name: string, moment: (dataDir: string) => Promise<unknown>])[] = [
  ['while the editions are compared', () => wait(Math.random() * 800)],
  ['when the first byte is written', (dataDir) => untilWritten(join(dataDir, DATABASE_FILE))],
  ['shortly after the first byte is written', (dataDir) => untilWritten(join(dataDir, DATABASE_FILE)).then(() => wait(Math.random() * 30))],
  ['while the index is being written', (dataDir) => untilWritten(join(dataDir, INDEX_FILE)).then(() => wait(Math.random() * 500))],
]

async function signIn({ url }: SpawnedServer): Promise<Visitor> {
  const admin = new Visitor(url)
  await admin.signIn('admin', PASSWORD)
  return admin
}

function publish(admin: Visitor): Promise<unknown> {
  return admin.read(`mutation { publishEdition(edition: "${edition}", reason: "审核通过") { edition { status } userErrors { code } } }`)
}

/** How many items are found that stand in the edition before only, and in the one after only. */
async function found({ url }: SpawnedServer): Promise<[before: number, after: number]> {
  const { before, after } = await new Visitor(url).read<Record<'before' | 'after', { totalCount: number }>>(
    `{ before: search(query: "“${ONLY_BEFORE}”") { totalCount } after: search(query: "“${ONLY_AFTER}”") { totalCount } }`,
  )
  return [before.totalCount, after.totalCount]
}

/** All that a publication writes: what stands in the database, in the order of the editions. */
function written(dataDir: string) {
  const database = new Database(join(dataDir, DATABASE_FILE), { readonly: true })
  try {
    const editions = database.prepare(
      `select e.id, e.status, e.item_count as said, (select count(*) from catalog_item i where i.edition_id = e.id) as held, e.version, e.before_id is not null as follows,
        (select max(number) from revision r where r.subject = e.id) as revision, (select count(*) from revision r where r.subject = e.id) as revisions
       from catalog_edition e order by e.number`,
    ).all() as Record<string, unknown>[]
    const deeds = database.prepare('select action from audit_entry where subject in (select id from catalog_edition) order by id').pluck().all()
    return { editions: editions.map(({ id: _, ...rest }) => rest), deeds }
  } finally {
    database.close()
  }
}

const BEFORE = {
  editions: [
    { status: 'PUBLISHED', said: ITEMS, held: ITEMS, version: 2, follows: 0, revision: 2, revisions: 2 },
    { status: 'IN_REVIEW', said: ITEMS, held: ITEMS, version: 2, follows: 0, revision: 2, revisions: 2 },
  ],
  deeds: ['edition.import', 'edition.publish', 'edition.import', 'edition.submit'],
}
const AFTER = {
  editions: [
    { status: 'SUPERSEDED', said: ITEMS, held: ITEMS, version: 3, follows: 0, revision: 3, revisions: 3 },
    { status: 'PUBLISHED', said: ITEMS, held: ITEMS, version: 3, follows: 1, revision: 3, revisions: 3 },
  ],
  deeds: [...BEFORE.deeds, 'edition.publish', 'edition.supersede'],
}

describe('a server that is killed while it publishes 20,000 items', () => {
  it.each(MOMENTS)('%s starts again ready, with one whole edition that search agrees with, and can go on', { timeout: 180_000 }, async (name, moment) => {
    const dataDir = join(folder, name.replaceAll(' ', '-'))
    await cp(waiting, dataDir, { recursive: true })
    const doomed = await spawnServer({ DATA_DIR: dataDir })
    await doomed.untilReady()
    const admin = await signIn(doomed)
    const answer = publish(admin).then(() => 'answered', () => 'cut off')
    await Promise.race([moment(dataDir), answer.then(() => wait(2000))])
    await doomed.end('SIGKILL')

    const again = await spawnServer({ DATA_DIR: dataDir })
    await again.untilReady()
    const state = written(dataDir)
    expect([BEFORE, AFTER]).toContainEqual(state)
    const isPublished = state.deeds.length === AFTER.deeds.length
    if (await answer === 'answered') expect(isPublished).toBe(true)
    await expect.poll(() => found(again), { timeout: 60_000 }).toEqual(isPublished ? [0, 1] : [1, 0])

    if (!isPublished) expect(await publish(await signIn(again))).toEqual({ publishEdition: { edition: { status: 'PUBLISHED' }, userErrors: [] } })
    await expect.poll(() => found(again), { timeout: 60_000 }).toEqual([0, 1])
    await again.end()
    expect(written(dataDir)).toEqual(AFTER)
    await rm(dataDir, { recursive: true })
  })
})
