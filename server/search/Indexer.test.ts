import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { Passage } from '../documents/Passage.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { storeDocument, type CopyDecision } from '../documents/storeDocument.ts'
import { ingestedText } from '../testing/ingestedText.ts'
import { EmbeddedEngine } from './embedded/EmbeddedEngine.ts'
import { Indexer } from './Indexer.ts'
import { IndexTask } from './IndexTask.ts'
import { IndexTaskSubscriber } from './IndexTaskSubscriber.ts'
import type { SearchAnswer, SearchEngine } from './SearchEngine.ts'
import { understandQuery } from './understandQuery.ts'

const SPEECH = ['在全市基层治理会议上的讲话', '要把154项政务服务事项依法下放乡村。', '用好“三张清单”,抓好网格化管理。']

let folder: string
let orm: MikroORM
let engine: SearchEngine
let indexer: Indexer
let faults: unknown[]
let statements: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-index-'))
  faults = []
  statements = []
  await open()
})
afterEach(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function open(): Promise<void> {
  const subscriber = new IndexTaskSubscriber()
  orm = await openDatabase({ file: join(folder, 'data.db'), subscribers: [subscriber], onStatement: (sql) => statements.push(sql) })
  engine = await EmbeddedEngine.open(join(folder, 'search.db'))
  indexer = new Indexer({ orm, engine, onFault: (error) => faults.push(error) })
  subscriber.onCommit(() => { indexer.wake() })
}

async function close(): Promise<void> {
  await indexer.close()
  await engine.close()
  await orm.close()
}

async function store(lines: readonly string[], decision: CopyDecision = { do: 'SEPARATE' }): Promise<string> {
  const outcome = await orm.em.fork().transactional((em) =>
    storeDocument(em as SqlEntityManager, { ingested: ingestedText(`${lines[0]}.txt`, lines.join('\n')), decision, actor: null }))
  return outcome.document.id
}

function ask(typed: string): Promise<SearchAnswer> {
  return engine.search({ query: understandQuery(typed), filter: {}, offset: 0, limit: 20 })
}

async function textsOf(typed: string): Promise<string[]> {
  return (await ask(typed)).hits.map(({ kind, snippet }) => `${kind} ${snippet.map(({ text }) => text).join('')}`).sort()
}

test('a stored document is found by its passages, directives and formulations, and suggested', async () => {
  await store(SPEECH)
  await indexer.drain()
  expect(await textsOf('下放')).toEqual([`DIRECTIVE ${SPEECH[1]}`, `PASSAGE ${SPEECH[1]}`])
  expect(await textsOf('三张清单')).toEqual(['FORMULATION 三张清单', `PASSAGE ${SPEECH[2]}`])
  expect((await engine.suggest('zaiquanshi', 5)).map(({ text }) => text)).toEqual([SPEECH[0]])
  expect((await engine.suggest('szqd', 5))).toEqual([{ text: '三张清单', kind: 'FORMULATION' }])
})

test('a result opens its passage, a formulation the search for all that use it', async () => {
  const id = await store(SPEECH)
  await indexer.drain()
  const { slug } = await orm.em.fork().findOneOrFail(SourceDocument, id)
  const passage = await orm.em.fork().findOneOrFail(Passage, { text: SPEECH[1]! })
  expect((await ask('下放')).hits.map(({ url }) => url)).toEqual([`/documents/${slug}#${passage.id}`, `/documents/${slug}#${passage.id}`])
  expect((await ask('三张清单')).hits.find(({ kind }) => kind === 'FORMULATION')?.url).toBe(`/?q=${encodeURIComponent('“三张清单”')}`)
})

test('a revised document is found by its new words only', async () => {
  const document = await store(SPEECH)
  await indexer.drain()
  await store([SPEECH[0]!, SPEECH[1]!, '用好“四张清单”,抓好网格化管理。'], { do: 'REVISE', document })
  await indexer.drain()
  expect(await textsOf('“三张清单”')).toEqual([])
  expect(await textsOf('四张清单')).toEqual(['FORMULATION 四张清单', 'PASSAGE 用好“四张清单”,抓好网格化管理。'])
})

test('a removed document is gone, with formulations that nothing else uses', async () => {
  const id = await store(SPEECH)
  await store(['别处的讲话', '网格员要用好“四张清单”。', '还有“三张清单”。'])
  await indexer.drain()
  const em = orm.em.fork()
  em.remove(await em.findOneOrFail(SourceDocument, id))
  await em.flush()
  await indexer.drain()
  expect(await textsOf('下放')).toEqual([])
  expect(await textsOf('三张清单')).toEqual(['FORMULATION 三张清单', 'PASSAGE 还有“三张清单”。'])
})

test('what is rolled back is never indexed', async () => {
  await expect(orm.em.fork().transactional(async (em) => {
    await storeDocument(em, { ingested: ingestedText('讲话.txt', SPEECH.join('\n')), decision: { do: 'ASK' }, actor: null })
    await em.flush()
    throw new Error('电源断了')
  })).rejects.toThrow('电源断了')
  await indexer.drain()
  expect(await orm.em.fork().count(IndexTask)).toBe(0)
  expect((await ask('下放')).total).toBe(0)
})

test('what another process wrote is noticed without a word', async () => {
  await indexer.drain()
  const other = await openDatabase({ file: join(folder, 'data.db'), subscribers: [new IndexTaskSubscriber()] })
  await other.em.fork().transactional((em) =>
    storeDocument(em as SqlEntityManager, { ingested: ingestedText('讲话.txt', SPEECH.join('\n')), decision: { do: 'ASK' }, actor: null }))
  await other.close()
  const deadline = Date.now() + 10_000
  while ((await ask('下放')).total === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await ask('下放')).total).toBe(2)
})

test('tasks written while nothing indexed are caught up with, in batches', async () => {
  for (let n = 0; n < 120; n++) await store([`第${n}号文件`, `要办好第${n}件民生实事。`])
  await indexer.drain()
  expect((await ask('民生实事')).total).toBe(240)
  expect(await engine.position()).toBe(120)
  expect(await orm.em.fork().count(IndexTask)).toBe(1)
})

test('a batch of fifty documents costs as many statements as one of one', async () => {
  const countFor = async (documents: number): Promise<number> => {
    await indexer.drain()
    await indexer.close()
    indexer = new Indexer({ orm, engine, onFault: (error) => faults.push(error) })
    for (let n = 0; n < documents; n++) await store([`文件${documents}之${n}`, `要办好第${n}件实事。`, '“三张清单”。'])
    statements.length = 0
    await indexer.drain()
    return statements.filter((sql) => /select/i.test(sql)).length
  }
  expect(await countFor(50)).toBe(await countFor(1))
})

test('a lost index is built anew from the database', async () => {
  await store(SPEECH)
  await indexer.drain()
  await close()
  for (const file of ['search.db', 'search.db-wal', 'search.db-shm']) await rm(join(folder, file), { force: true })
  await open()
  await indexer.drain()
  expect(await textsOf('下放')).toEqual([`DIRECTIVE ${SPEECH[1]}`, `PASSAGE ${SPEECH[1]}`])
})

test('an index that is ahead of the database, as after restoring old data, is built anew', async () => {
  await store(SPEECH)
  await indexer.drain()
  await engine.apply([{ subject: 'doc_vanished', entries: [] }], 99)
  await indexer.close()
  indexer = new Indexer({ orm, engine, onFault: (error) => faults.push(error) })
  await indexer.drain()
  expect(await engine.position()).toBe(1)
})

test('reindexing brings back what was lost from the index, while writing goes on', async () => {
  const id = await store(SPEECH)
  await indexer.drain()
  await engine.apply([{ subject: id, entries: [] }], 1.5)
  expect((await ask('下放')).total).toBe(0)
  await Promise.all([indexer.reindex(), store(['新的讲话', '要办好民生实事。'])])
  await indexer.drain()
  expect((await ask('下放')).total).toBe(2)
  expect((await ask('民生实事')).total).toBe(2)
})

test('while the engine is away writing goes on; afterwards everything is found', async () => {
  await indexer.drain()
  await engine.close()
  await store(SPEECH)
  await expect.poll(() => faults.length, { timeout: 5000 }).toBeGreaterThan(0)
  await indexer.close()
  engine = await EmbeddedEngine.open(join(folder, 'search.db'))
  indexer = new Indexer({ orm, engine, onFault: (error) => faults.push(error) })
  await indexer.drain()
  expect((await ask('下放')).total).toBe(2)
})
