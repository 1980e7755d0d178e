import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { SourceFile } from '../documents/SourceFile.ts'
import { KnownError } from '../errors.ts'
import { AuditEntry } from '../history/AuditEntry.ts'
import { Catalog } from './Catalog.ts'
import { CatalogEdition } from './CatalogEdition.ts'
import { CatalogItem } from './CatalogItem.ts'
import type { CatalogRow } from './CatalogRow.ts'
import { compareEditions } from './compare/compareEditions.ts'
import { Comparer } from './editions/Comparer.ts'
import { storeList, type StoredList } from './storeList.ts'
import { manyRows } from './testing/manyRows.ts'

let folder: string
let orm: MikroORM
const comparer = new Comparer({ compare: (before, after) => Promise.resolve(compareEditions(before, after)) })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-store-'))
  orm = await openDatabase({ file: join(folder, 'data.db') })
})
afterEach(async () => {
  await orm.close()
  await rm(folder, { recursive: true })
})

function store(rows: readonly CatalogRow[], { publish = true, slug = 'service-items', kind = 'SERVICE' as const } = {}): Promise<StoredList> {
  const text = JSON.stringify(rows)
  return storeList(orm, comparer, {
    slug, title: '目录', actor: null, publish,
    content: { kind, rows, leftOut: [], isDemonstration: false, source: { name: '目录.csv', bytes: new TextEncoder().encode(text), sha256: String(text.length) } },
  })
}

async function refusal(deed: Promise<unknown>): Promise<string> {
  const error: unknown = await deed.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  return error.code
}

/** Starts the process that publishes a second edition of 4000 items, and kills it once it has written so many. */
async function killAfter(written: number): Promise<string> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../testing/storeUntilKilled.ts'), join(folder, 'data.db')], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const closed = once(child, 'close')
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\n').some((line) => Number(line) >= written)) child.kill('SIGKILL')
  })
  await closed
  return output
}

describe('a list on its way in', () => {
  it('keeps the bytes it was read from', async () => {
    await store(manyRows(3))
    const [file] = await orm.em.fork().find(SourceFile, {}, { populate: ['bytes'] })
    expect(JSON.parse(file?.bytes.toString() ?? '')).toHaveLength(3)
  })

  it('is refused without items, under a name that cannot stand in an address, and where the catalogue holds another kind; nothing is made', async () => {
    expect(await refusal(store([]))).toBe('INVALID')
    expect(await refusal(store(manyRows(1), { slug: '../x' }))).toBe('INVALID')
    expect(await orm.em.fork().count(Catalog)).toBe(0)
    await store(manyRows(2))
    expect(await refusal(store(manyRows(1), { kind: 'ENFORCEMENT' as never }))).toBe('INVALID')
    expect(await orm.em.fork().count(CatalogEdition)).toBe(1)
  })

  it('that comes while another is being written waits, and is told when what it compared with is outdated', async () => {
    await store(manyRows(50))
    const outcomes = await Promise.allSettled([store(manyRows(60)), store(manyRows(70))])
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused.map((one) => (one as PromiseRejectedResult).reason as KnownError).map(({ code }) => code)).toEqual(['CONFLICT'])
    expect(await orm.em.fork().count(CatalogEdition, { status: 'PUBLISHED' })).toBe(1)
  })

  it('leaves nothing half there when its process is killed in the middle, and goes in whole afterwards', async () => {
    await store(manyRows(300))
    await orm.close()
    const output = await killAfter(1500)
    expect(output).not.toContain('done')
    orm = await openDatabase({ file: join(folder, 'data.db') })
    const em = orm.em.fork()
    expect(await em.find(CatalogEdition, {}, { fields: ['number', 'status', 'itemCount'] })).toMatchObject([{ number: 1, status: 'PUBLISHED', itemCount: 300 }])
    expect(await em.count(CatalogItem)).toBe(300)
    expect((await em.find(AuditEntry, {})).map(({ action }) => action)).toEqual(['catalog.create', 'edition.import', 'edition.publish'])
    expect(await store(manyRows(400))).toMatchObject({ outcome: 'PUBLISHED', number: 2, itemCount: 400 })
  })
})
