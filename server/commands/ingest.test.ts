import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnServer } from '../testing/spawnServer.ts'

/** Three passages, each with a place name that no other file has. */
const speech = (n: number) => `在第${n}次全市工作会议上的讲话

一、要抓好代号${n}甲地区的春耕备耕，落实种子化肥供应，确保全年粮食丰收。

二、要抓好代号${n}乙地区的清洁取暖，排查安全隐患，确保群众温暖过冬。

三、要抓好代号${n}丙地区的便民服务，优化办事流程，确保群众少跑路。
`

let folder: string
let running: ChildProcess[] = []
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengdian-ingest-')) })
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  running = []
  await rm(folder, { recursive: true })
})

function ingest(...args: string[]): { process: ChildProcess; ended: Promise<{ code: number | null; stdout: string; stderr: string }> } {
  const child = spawn(process.execPath, ['server/run.ts', 'ingest', ...args], { env: { ...process.env, MEILI_URL: '', MEILI_KEY: '', DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { output[name] += text })
  return { process: child, ended: once(child, 'close').then(() => ({ code: child.exitCode, ...output })) }
}

async function writeSpeeches(count: number): Promise<string> {
  const path = join(folder, 'speeches')
  await mkdir(path)
  for (let n = 1; n <= count; n += 1) await writeFile(join(path, `${String(n).padStart(4, '0')}.txt`), speech(n))
  return path
}

function look<Answer>(sql: string): Answer {
  const database = new Database(join(folder, 'data', 'zhengdian.db'), { readonly: true })
  try {
    return database.prepare(sql).pluck().get() as Answer
  } finally {
    database.close()
  }
}

async function countHits(url: string, query: string): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($query: String!) { search(query: $query, filter: {kinds: [PASSAGE]}) { totalCount } }', variables: { query } }),
  })
  const { data } = await response.json() as { data: { search: { totalCount: number } } }
  return data.search.totalCount
}

describe('npm run ingest', () => {
  it('killed in the middle of a thousand files: the next start has all of them, none half, and the index agrees', async () => {
    const started = ingest(await writeSpeeches(1000))
    for (let stored = 0; stored < 150;) {
      await wait(100)
      expect(started.process.exitCode, 'the ingest must still be running when it is killed').toBeNull()
      stored = await Promise.resolve().then(() => look<number>('select count(*) from source_document')).catch(() => 0)
    }
    started.process.kill('SIGKILL')
    await started.ended
    const atKill = look<number>('select count(*) from source_document')
    expect(atKill).toBeLessThan(1000)
    expect(look('select count(*) from source_document d where (select count(*) from passage p where p.document_id = d.id) <> 3')).toBe(0)
    expect(look('select count(*) from source_document d where not exists (select 1 from revision r where r.subject = d.id)')).toBe(0)
    expect(look('select count(*) from ingest_file where state = \'CREATED\'')).toBe(atKill)

    const server = await spawnServer({ DATA_DIR: join(folder, 'data') })
    running.push(server.process)
    await server.untilReady()
    expect(look('select count(*) from source_document')).toBe(1000)
    expect(look('select count(*) from passage')).toBe(3000)
    expect(look('select count(distinct text) from passage')).toBe(3000)
    expect(look('select count(*) from ingest_job where state <> \'DONE\'')).toBe(0)
    expect(await countHits(server.url, '确保')).toBe(3000)
    for (const n of [1, atKill, atKill + 1, 500, 1000]) expect(await countHits(server.url, `"代号${n}乙地区"`)).toBe(1)
    expect(await server.end()).toBe(0)
  }, 240_000)

  it('the same folder again adds nothing and says so', async () => {
    const path = await writeSpeeches(3)
    expect(await ingest(path).ended).toMatchObject({ code: 0, stdout: expect.stringContaining('共 3 个文件：存入或已有 3') as string })
    const again = await ingest(path).ended
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('0001.txt：内容与已有的《在第1次全市工作会议上的讲话》完全相同')
    expect(look('select count(*) from source_document')).toBe(3)
  })

  it('two at once with the same files store each of them once', async () => {
    const path = await writeSpeeches(40)
    expect((await ingest(join(path, '0001.txt')).ended).code).toBe(0)
    const ended = await Promise.all([ingest(path).ended, ingest(path).ended])
    for (const { code, stderr } of ended) expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(look('select count(*) from source_document')).toBe(40)
    expect(look('select count(*) from passage')).toBe(120)
    expect(look('select count(*) from ingest_file where state = \'CREATED\'')).toBe(40)
    expect(look('select count(*) from ingest_file where state = \'DUPLICATE\'')).toBe(41)
  }, 60_000)

  it('a bad file is named on standard error with the reason, the others are stored, and the exit code says so', async () => {
    const path = await writeSpeeches(2)
    await writeFile(join(path, '空.txt'), '')
    await writeFile(join(path, '假.pdf'), speech(7))
    const { code, stdout, stderr } = await ingest(path, join(folder, '没有.txt')).ended
    expect(code).toBe(2)
    expect(stdout).toContain('共 5 个文件：存入或已有 2，待决定 0，失败 3。')
    for (const name of ['空.txt', '假.pdf', '没有.txt']) expect(stderr).toMatch(new RegExp(`^${name}：`, 'm'))
    expect(look('select count(*) from source_document')).toBe(2)
  })

  it('without a path it says how it is used', async () => {
    expect(await ingest().ended).toMatchObject({ code: 2, stderr: expect.stringContaining('用法：npm run ingest') as string })
  })
})
