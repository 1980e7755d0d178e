import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../openStore.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengdian-backup-')) })
afterEach(async () => { await rm(folder, { recursive: true }) })

async function command(name: 'backup' | 'restore' | 'ingest', ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['server/run.ts', name, ...args], { env: { ...process.env, MEILI_URL: '', MEILI_KEY: '', DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output += text })
  await once(child, 'close')
  return { code: child.exitCode, output }
}

const ingest = async (name: string) => {
  await writeFile(join(folder, name), `${name.slice(0, -4)}\n\n要把${name.slice(0, -4)}的各项任务落到实处，确保取得成效。\n`)
  expect((await command('ingest', join(folder, name))).code).toBe(0)
}
const open = () => openStore({ dataDir: join(folder, 'data'), meilisearch: null }, { onFault: (error) => { throw error } })
const titles = async () => {
  const store = await open()
  await store.indexer.drain()
  const found = (await store.orm.em.fork().find(SourceDocument, {}, { orderBy: { createdAt: 'asc' } })).map(({ title }) => title)
  const health = await store.engine.health()
  await store.close()
  return { found, isIndexed: health.available && health.entries > 0 }
}

it('a backup brings back what was there, keeps what it replaces, and the index follows', async () => {
  await ingest('春耕备耕.txt')
  expect(await command('backup', join(folder, '备份.db'))).toMatchObject({ code: 0 })
  await ingest('清洁取暖.txt')
  expect((await titles()).found).toEqual(['春耕备耕', '清洁取暖'])
  expect(await command('restore', join(folder, '备份.db'))).toMatchObject({ code: 0, output: expect.stringContaining('原来的数据保存在') as string })
  expect(await titles()).toEqual({ found: ['春耕备耕'], isIndexed: true })
  expect((await readdir(join(folder, 'data'))).filter((name) => name.includes('before'))).toHaveLength(1)
})

it('a backup never overwrites an older one', async () => {
  await ingest('春耕备耕.txt')
  await writeFile(join(folder, '备份.db'), '旧的')
  expect(await command('backup', join(folder, '备份.db'))).toMatchObject({ code: 2, output: expect.stringContaining('已经存在') as string })
})

it('restoring is refused from anything that is no backup, and while the data is in use', async () => {
  await writeFile(join(folder, '别的.db'), '不是数据库')
  expect(await command('restore', join(folder, '别的.db'))).toMatchObject({ code: 2, output: expect.stringContaining('不是政典的备份') as string })
  expect(await command('restore', join(folder, '没有.db'))).toMatchObject({ code: 2, output: expect.stringContaining('打不开') as string })
  await ingest('春耕备耕.txt')
  await command('backup', join(folder, '备份.db'))
  const store = await open()
  expect(await command('restore', join(folder, '备份.db'))).toMatchObject({ code: 2, output: expect.stringContaining('先停止政典') as string })
  await store.close()
})
