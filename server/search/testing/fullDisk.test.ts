import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { INDEX_FILE } from '../../settings.ts'
import { spawnServer } from '../../testing/spawnServer.ts'
import { EmbeddedEngine } from '../embedded/EmbeddedEngine.ts'
import { MeilisearchEngine } from '../meilisearch/MeilisearchEngine.ts'
import type { SubjectEntries } from '../SearchEngine.ts'
import { noMeilisearchProgram, startOwnMeilisearch } from './meilisearchForTests.ts'
import { askEngine } from './openForTests.ts'
import { makeEntry } from './sampleEntries.ts'
import { mountSmallDisk } from './smallDisk.ts'

const PASSWORD = 'correct horse 电池'

/** Characters that no engine files anything under, and that no disk can press together. */
function noise(length: number): string {
  return Array.from(randomBytes(length), (byte) => '#$%&+-/<=>@^~'.charAt(byte % 13)).join('')
}

describe('on a disk that is full', { timeout: 180_000 }, () => {
  const batch = (number: number): SubjectEntries => ({
    subject: `doc_${number}`, entries: Array.from({ length: 100 }, (_, at) => makeEntry(`psg_${number}_${at}`, `第${number}批第${at}件，${noise(4000)}，防汛抗旱。`)),
  })

  test('the embedded engine goes on answering, says so, and goes on writing when there is room', async (context) => {
    const disk = await mountSmallDisk(4)
    if (disk === null) return context.skip('这里不能挂载小磁盘（要 root 和 tmpfs）')
    onTestFinished(() => disk.remove())
    const engine = await EmbeddedEngine.open(join(disk.folder, INDEX_FILE))
    await engine.apply([{ subject: 'doc_0', entries: [makeEntry('psg_0', '防汛抗旱预案')] }], 1)
    await expect(engine.apply(Array.from({ length: 20 }, (_, at) => batch(at + 1)), 2)).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { message: expect.stringMatching(/full/) as string } })
    expect(await engine.position()).toBe(1)
    expect((await askEngine(engine, '防汛', {})).total).toBe(1)
    disk.grow(200)
    await engine.apply(Array.from({ length: 20 }, (_, at) => batch(at + 1)), 2)
    expect(await engine.health()).toEqual({ available: true, entries: 2001 })
    await engine.close()
  })

  test('or may not be written to, the server says so in plain words and ends', async (context) => {
    const disk = await mountSmallDisk(20)
    if (disk === null) return context.skip('这里不能挂载小磁盘（要 root 和 tmpfs）')
    onTestFinished(() => disk.remove())
    const started = await spawnServer({ DATA_DIR: disk.folder, ADMIN_PASSWORD: PASSWORD })
    await started.untilReady()
    await started.end()
    await writeFile(join(disk.folder, 'filler'), randomBytes(30_000_000)).catch(() => undefined)
    await expect((await spawnServer({ DATA_DIR: disk.folder })).untilReady()).rejects.toThrow('多半是磁盘空间不够')
    disk.forbidWriting()
    await expect((await spawnServer({ DATA_DIR: disk.folder })).untilReady()).rejects.toThrow('它要是一个可以写入的文件夹')
  })

  test.skipIf(noMeilisearchProgram !== null)(`Meilisearch says so, and catches up when there is room ${noMeilisearchProgram ?? ''}`, async (context) => {
    const disk = await mountSmallDisk(12)
    if (disk === null) return context.skip('这里不能挂载小磁盘（要 root 和 tmpfs）')
    onTestFinished(() => disk.remove())
    const server = await startOwnMeilisearch({ folder: disk.folder })
    onTestFinished(() => server.remove())
    const engine = new MeilisearchEngine({ url: server.url, key: server.key, name: 'zhengdian' }, 'tests')
    await engine.apply([{ subject: 'doc_0', entries: [makeEntry('psg_0', '防汛抗旱预案')] }], 1)
    const batches = Array.from({ length: 12 }, (_, at) => batch(at + 1))
    const failure = await engine.apply(batches, 2).then(() => null, (error: unknown) => error as Error & { code: string, cause: Error })
    expect(failure).toMatchObject({ code: 'UNAVAILABLE' })
    expect(failure?.cause.message).toMatch(/磁盘空间不够/)
    expect((await askEngine(engine, '防汛', {})).total).toBe(1)
    disk.grow(1000)
    await engine.position()
    await engine.apply(batches, 2)
    expect(await engine.health()).toEqual({ available: true, entries: 1201 })
    expect((await askEngine(engine, '防汛', {})).total).toBe(1201)
    await engine.close()
  })
})
