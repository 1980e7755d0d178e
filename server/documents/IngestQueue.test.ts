import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { KnownError } from '../errors.ts'
import { annotateFile } from '../ingest/ingestFile.ts'
import { IngestFile } from './IngestFile.ts'
import { IngestJob } from './IngestJob.ts'
import { IngestQueue, type FileReader } from './IngestQueue.ts'
import type { JobProgress } from './jobProgress.ts'
import { SourceDocument } from './SourceDocument.ts'

const speech = (place: string, points = 8) => `在${place}基层治理工作会议上的讲话\n${Array.from({ length: points }, (_, n) =>
  `${'一二三四五六七八九十'[n]!}、要抓好${place}第${n + 1}项重点任务落实，明确责任单位和完成时限。`).join('\n')}\n`

let folder: string
let orm: MikroORM
let queue: IngestQueue
const faults: unknown[] = []
const reader: FileReader = { annotate: (name, bytes) => annotateFile(name, bytes) }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-queue-'))
  await mkdir(join(folder, 'uploads'))
  orm = await openDatabase({ file: join(folder, 'zhengdian.db') })
  faults.length = 0
  queue = newQueue()
})
afterEach(async () => {
  await queue.close()
  await orm.close()
  await rm(folder, { recursive: true })
})

function newQueue(read: FileReader = reader): IngestQueue {
  return new IngestQueue({ orm, reader: read, uploadsFolder: join(folder, 'uploads'), onFault: (error) => { faults.push(error) } })
}

async function put(files: Record<string, string | Uint8Array>, below = '.'): Promise<{ name: string; path: string }[]> {
  return Promise.all(Object.entries(files).map(async ([name, content]) => {
    const path = join(folder, below, name)
    await writeFile(path, content)
    return { name, path }
  }))
}

const filesOf = (job: string) => orm.em.fork().find(IngestFile, { job }, { orderBy: { position: 'asc' }, populate: ['document', 'offered'] })
const states = async (job: string) => (await filesOf(job)).map(({ state }) => state)

describe('a batch of files', () => {
  it('is stored in order, and one bad file stops none of the others', async () => {
    const job = await queue.createJob(await put({ '甲.txt': speech('甲县'), '空.txt': '', '乙.txt': speech('乙县') }), null)
    expect(await queue.run(job)).toMatchObject({ state: 'DONE', total: 3, done: 3, failed: 1, offered: 0 })
    expect(await states(job)).toEqual(['CREATED', 'FAILED', 'CREATED'])
    const [, empty] = await filesOf(job)
    expect(empty?.message).toContain('空.txt')
  })

  it('tells of a file that is gone, by its path', async () => {
    const job = await queue.createJob([{ name: '没有.txt', path: join(folder, '没有.txt') }], null)
    await queue.run(job)
    const [file] = await filesOf(job)
    expect(file).toMatchObject({ state: 'FAILED' })
    expect(file?.message).toMatch(/没有\.txt.*ENOENT/)
  })

  it('tells its progress after each file', async () => {
    const job = await queue.createJob(await put({ '甲.txt': speech('甲县'), '乙.txt': speech('乙县') }), null)
    const told: JobProgress[] = []
    const stop = queue.subscribe(job, (progress) => { told.push(progress) })
    await queue.run(job)
    stop()
    expect(told.map(({ done, state }) => `${done} ${state}`)).toEqual(['1 RUNNING', '2 RUNNING', '2 DONE'])
  })

  it('a fault of the product ends that file alone, and is reported', async () => {
    const broken: FileReader = { annotate: (name, bytes) => name === '坏.txt' ? Promise.reject(new TypeError('x is undefined')) : reader.annotate(name, bytes) }
    const job = await newQueue(broken).createJob(await put({ '坏.txt': '甲', '好.txt': speech('甲县') }), null)
    await newQueue(broken).run(job)
    expect(await states(job)).toEqual(['FAILED', 'CREATED'])
    expect(faults).toHaveLength(1)
    expect((await filesOf(job))[0]?.message).not.toContain('undefined')
  })
})

describe('a job whose process ended', () => {
  it('goes on with the files that were waiting, and stores none twice', async () => {
    const job = await queue.createJob(await put(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, speech(`第${n}`)]))), null)
    const unsubscribe = queue.subscribe(job, ({ done }) => { if (done === 4) void queue.close() })
    await queue.run(job)
    unsubscribe()
    const left = (await states(job)).filter((state) => state === 'WAITING').length
    expect(left).toBeGreaterThan(0)
    queue = newQueue()
    expect(await queue.resumeAbandoned()).toMatchObject([{ id: job, state: 'DONE', done: 12, failed: 0 }])
    expect(await orm.em.fork().count(SourceDocument)).toBe(12)
  })

  it('is left alone while its process lives, and taken over after a minute of silence', async () => {
    const job = await queue.createJob(await put({ '甲.txt': speech('甲县') }), null)
    await orm.em.fork().nativeUpdate(IngestJob, { id: job }, { ownerPid: process.ppid })
    expect(await queue.resumeAbandoned()).toEqual([])
    await orm.em.fork().nativeUpdate(IngestJob, { id: job }, { aliveAt: new Date(Date.now() - 61_000) })
    expect(await queue.resumeAbandoned()).toMatchObject([{ done: 1 }])
  })

  it('a reader that is closing leaves the file waiting instead of calling it bad', async () => {
    const closing: FileReader = { annotate: () => Promise.reject(new KnownError('UNAVAILABLE', '系统正在停止')) }
    const job = await newQueue(closing).createJob(await put({ '甲.txt': speech('甲县') }), null)
    await newQueue(closing).run(job)
    expect(await states(job)).toEqual(['WAITING'])
  })
})

describe('another copy of a speech', () => {
  const offer = async () => {
    await queue.run(await queue.createJob(await put({ '短.txt': speech('甲县', 6) }), null))
    const job = await queue.createJob(await put({ '长.txt': speech('甲县', 9) }, 'uploads'), 'usr_1')
    await queue.run(job)
    return (await filesOf(job))[0]!
  }

  it('waits for a decision, with the reason and the bytes kept', async () => {
    const file = await offer()
    expect(file).toMatchObject({ state: 'OFFERED', offered: { title: '在甲县基层治理工作会议上的讲话' } })
    expect(file.message).toContain('另一份文本')
    expect(await readdir(join(folder, 'uploads'))).toEqual(['长.txt'])
  })

  it('becomes a revision when accepted, and the upload is cleared away', async () => {
    const file = await offer()
    expect(await queue.decide(file.id, 'REVISE', 'usr_1')).toMatchObject({ state: 'REVISED', document: { id: file.offered!.id, revision: 2 } })
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  it('becomes a document of its own when kept apart', async () => {
    const file = await offer()
    expect((await queue.decide(file.id, 'SEPARATE', 'usr_1')).state).toBe('CREATED')
    expect(await orm.em.fork().count(SourceDocument)).toBe(2)
  })

  it('can be dismissed; deciding twice is a conflict that says so', async () => {
    const file = await offer()
    expect((await queue.decide(file.id, 'DISMISS', 'usr_1')).state).toBe('DISMISSED')
    await expect(queue.decide(file.id, 'REVISE', 'usr_1')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(queue.decide('ijf_none', 'REVISE', 'usr_1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not asked about when the job says what to do', async () => {
    await queue.run(await queue.createJob(await put({ '短.txt': speech('甲县', 6) }), null))
    const job = await queue.createJob(await put({ '长.txt': speech('甲县', 9) }), null, 'REVISE')
    await queue.run(job)
    expect(await states(job)).toEqual(['REVISED'])
  })
})
