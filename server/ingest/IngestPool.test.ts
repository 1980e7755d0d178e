import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { KnownError } from '../errors.ts'
import { chinesePdf } from '../testing/chinesePdf.ts'
import { annotateFile } from './ingestFile.ts'
import { IngestPool } from './IngestPool.ts'
import { writeZip } from './read/writeZip.ts'

const SPEECH = Buffer.from('在全市基层治理工作会议上的讲话\n一、总体要求\n各乡镇要在今年上半年完成154项事项下放。\n')
/** Some seconds of work for the stages after reading. */
const ENDLESS = Buffer.from('一、总体要求\n各乡镇要把基层治理作为重要任务，确保今年上半年完成154项事项下放。\n'.repeat(120_000))

/** A sound .docx of 8 MB markup, of which a parser makes hundreds of megabytes. */
const HUGE_DOCX = writeZip(new Map(Object.entries({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p><w:r><w:t>政</w:t></w:r></w:p>'.repeat(200_000)}</w:body></w:document>`,
}).map(([path, markup]) => [path, Buffer.from(markup)])))

let pool: IngestPool

afterEach(() => pool.close())

async function errorOf(promise: Promise<unknown>): Promise<KnownError> {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof KnownError)) throw new Error(`expected a known error, got ${String(error)}`)
  return error
}

describe('ingest in worker processes', () => {
  it('gives for a seed document what the stages give, with the very bytes it was given', async () => {
    pool = new IngestPool(1)
    const bytes = await readFile(new URL('../../seed-docs/001_6c7d0edebb3a9f74.txt', import.meta.url))
    const file = await pool.annotate('表彰大会.txt', bytes)
    expect(file).toEqual(await annotateFile('表彰大会.txt', bytes))
    expect(file.raw.bytes).toBe(bytes)
  })

  it('brings known errors over from the worker as they are', async () => {
    pool = new IngestPool(1)
    const error = await errorOf(pool.annotate('空.txt', Buffer.alloc(0)))
    expect(error).toMatchObject({ code: 'INVALID', field: null })
    expect(error.message).toMatch(/^文件“空\.txt”是空的/)
  })

  it('works on more files than it has workers, a bad one among them', async () => {
    pool = new IngestPool(2)
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => pool.annotate(`${index}.txt`, index === 5 ? Buffer.from('%PDF-1.4') : SPEECH)))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(results.map((_result, index) => index !== 5))
  })

  it('leaves the event loop free while a worker is busy', async () => {
    pool = new IngestPool(1)
    const work = pool.annotate('大.txt', ENDLESS.subarray(0, ENDLESS.length / 8)).then(() => 'done')
    let longest = 0
    for (let last = performance.now(); await Promise.race([work, sleep(5, 'busy')]) === 'busy'; last = performance.now()) {
      longest = Math.max(longest, performance.now() - last)
    }
    expect(longest).toBeLessThan(500)
  })

  it('stops a file that takes too long, and goes on with the next', async () => {
    pool = new IngestPool(1, { milliseconds: 3_000 })
    const [late, next] = await Promise.all([errorOf(pool.annotate('很长.txt', ENDLESS)), pool.annotate('讲话.txt', SPEECH)])
    expect(late.message).toBe('处理文件“很长.txt”超过 3 秒，已停止。请拆成几份，或另存为较简单的格式（如 .txt）后重新导入。')
    expect(next.annotated.head.title).toBe('在全市基层治理工作会议上的讲话')
  })

  it('survives a file that needs too much memory', async () => {
    pool = new IngestPool(1, { mebibytes: 96 })
    const [error, next] = await Promise.all([errorOf(pool.annotate('很大.docx', HUGE_DOCX)), pool.annotate('讲话.txt', SPEECH)])
    expect(error.message).toBe('处理文件“很大.docx”时内存不足（上限 96 MB）或进程意外退出，已停止。请拆成几份后重新导入。')
    expect(next.raw.text).toBe(SPEECH.toString())
  })

  it('survives a PDF whose inside is overwritten', async () => {
    pool = new IngestPool(1)
    const broken = Buffer.from(chinesePdf([['基层治理是国家治理的基石', '一、总体要求，下放154项'], ['第二页']])).fill(0x41, 900, 1_500)
    expect((await errorOf(pool.annotate('坏.pdf', broken))).message).toMatch(/^文件“坏\.pdf”已损坏或不完整/)
    await sleep(50)
    expect((await pool.annotate('讲话.txt', SPEECH)).raw.text).toBe(SPEECH.toString())
  })

  it('drops a file whose import is called off', async () => {
    pool = new IngestPool(1)
    const calledOff = new AbortController()
    const work = pool.annotate('大.txt', ENDLESS, { signal: calledOff.signal })
    calledOff.abort(new Error('取消导入'))
    await expect(work).rejects.toThrow('取消导入')
    expect((await pool.annotate('讲话.txt', SPEECH)).raw.name).toBe('讲话.txt')
  })

  it('refuses files in work, waiting and new ones once it is closed', async () => {
    pool = new IngestPool(1)
    const work = Promise.all([errorOf(pool.annotate('在办.txt', ENDLESS)), errorOf(pool.annotate('等候.txt', SPEECH))])
    await sleep(300)
    await pool.close()
    const errors = [...await work, await errorOf(pool.annotate('新来.txt', SPEECH))]
    expect(errors.map(({ code }) => code)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE'])
  })
})
