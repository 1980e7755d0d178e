import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, INDEX_FILE, ORIGIN_FILE } from '../../settings.ts'
import { fillDataFolder, MANY_DOCUMENTS, MANY_PASSAGES } from '../../testing/fillDataFolder.ts'
import { spawnServer } from '../../testing/spawnServer.ts'
import { Visitor } from '../../testing/Visitor.ts'
import { EmbeddedEngine } from '../embedded/EmbeddedEngine.ts'
import { keepOrigin } from '../meilisearch/keepOrigin.ts'
import { MeilisearchEngine } from '../meilisearch/MeilisearchEngine.ts'
import { nameIndexes } from '../meilisearch/indexSettings.ts'
import type { SearchEngine, SubjectEntries } from '../SearchEngine.ts'
import { findFreePort, noMeilisearchProgram, startOwnMeilisearch, type OwnMeilisearch } from './meilisearchForTests.ts'
import { askEngine } from './openForTests.ts'

const PASSWORD = 'correct horse 电池'

let filled: string
beforeAll(async () => {
  filled = await mkdtemp(join(tmpdir(), 'zhengdian-filled-'))
  await fillDataFolder(filled)
})
afterAll(() => rm(filled, { recursive: true }))

async function* nothing(): AsyncGenerator<readonly SubjectEntries[]> { /* An index that is there and empty. */ }

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-outage-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function useMeilisearch(options: Parameters<typeof startOwnMeilisearch>[0] = {}): Promise<{ server: OwnMeilisearch, env: Record<string, string> }> {
  const server = await startOwnMeilisearch(options)
  onTestFinished(() => server.remove())
  return { server, env: { MEILI_URL: server.url, MEILI_KEY: server.key } }
}

/** A process of ours that brings the index in line; `until` answers when its position has come so far, or at the end for `done`. */
function index(dataDir: string, env: Readonly<Record<string, string>>): { child: ChildProcess, until: (reached: number | 'done') => Promise<void>, kill: () => Promise<void> } {
  const child = spawn(process.execPath, ['server/testing/indexDataFolder.ts'], { env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = once(child, 'exit')
  onTestFinished(() => { child.kill('SIGKILL') })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    child,
    until: async (reached) => {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        if (line.value === 'done' ? reached === 'done' : reached !== 'done' && Number(line.value) >= reached) return
      }
      throw new Error(`the process ended before ${reached}`)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Counts and a sample of hits are right, and the index is as far as the database. */
async function expectComplete(engine: SearchEngine): Promise<void> {
  expect(await engine.position()).toBe(MANY_DOCUMENTS)
  expect(await engine.health()).toEqual({ available: true, entries: MANY_PASSAGES })
  for (const [document, passage] of [[1, 1], [50, 100], [51, 7], [137, 42], [200, 99]] as const) {
    const { total, hits } = await askEngine(engine, `“第${document}号文件第${passage}段”`, {})
    expect(total, `${document}, ${passage}`).toBe(1)
    expect(hits[0]?.snippet.map(({ text }) => text).join('')).toContain(`第${document}号文件第${passage}段，`)
  }
  expect((await askEngine(engine, '义务教育', {})).total).toBe((await askEngine(engine, '“义务教育”', {})).total)
}

describe('an index of 20,000 passages', { timeout: 300_000 }, () => {
  test('of the embedded engine is complete, though we were killed in the middle', async () => {
    const dataDir = await makeFolder()
    await cp(join(filled, DATABASE_FILE), join(dataDir, DATABASE_FILE))
    const empty = await EmbeddedEngine.open(join(dataDir, INDEX_FILE))
    await empty.rebuild(nothing(), 0)
    await empty.close()
    for (const reached of [50, 100]) {
      const ours = index(dataDir, {})
      await ours.until(reached)
      await ours.kill()
    }
    await index(dataDir, {}).until('done')
    const engine = await EmbeddedEngine.open(join(dataDir, INDEX_FILE))
    await expectComplete(engine)
    await engine.close()
  })

  test.skipIf(noMeilisearchProgram !== null)(`of Meilisearch is complete, though we were killed, and then the server; each task was done once, in order ${noMeilisearchProgram ?? ''}`, async () => {
    const dataDir = await makeFolder()
    await cp(join(filled, DATABASE_FILE), join(dataDir, DATABASE_FILE))
    const { server, env } = await useMeilisearch()
    const engine = new MeilisearchEngine({ url: server.url, key: server.key, name: 'zhengdian' }, await keepOrigin(join(dataDir, ORIGIN_FILE)))
    await engine.rebuild(nothing(), 0)

    const killed = index(dataDir, env)
    await killed.until(50)
    await killed.kill()
    const ours = index(dataDir, env)
    await ours.until(100)
    await wait(200)
    await server.end('SIGKILL')
    await wait(1000)
    await server.start()
    await ours.until('done')
    await expectComplete(engine)
    await engine.close()

    const client = new Meilisearch({ host: server.url, apiKey: server.key })
    const { results } = await client.tasks.getTasks({ indexUids: [nameIndexes('zhengdian').entries], types: ['documentAdditionOrUpdate'], statuses: ['succeeded'], reverse: true, limit: 1000 })
    expect(results.map(({ customMetadata }) => customMetadata)).toEqual(['rebuild', '50', '100', '150', '200'])
  })

  test.skipIf(noMeilisearchProgram !== null)(`is built from nothing, though the server was killed in the middle ${noMeilisearchProgram ?? ''}`, async () => {
    const dataDir = await makeFolder()
    await cp(join(filled, DATABASE_FILE), join(dataDir, DATABASE_FILE))
    const { server, env } = await useMeilisearch()
    const ours = index(dataDir, env)
    const client = new Meilisearch({ host: server.url, apiKey: server.key })
    await expect.poll(async () => (await client.tasks.getTasks({ types: ['documentAdditionOrUpdate'], statuses: ['processing'] })).total, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
    await server.end('SIGKILL')
    await wait(500)
    await server.start()
    await ours.until('done')
    const engine = new MeilisearchEngine({ url: server.url, key: server.key, name: 'zhengdian' }, await keepOrigin(join(dataDir, ORIGIN_FILE)))
    await expectComplete(engine)
    await engine.close()
  })
})

describe.skipIf(noMeilisearchProgram !== null)(noMeilisearchProgram ?? 'while Meilisearch is away', { timeout: 180_000 }, () => {
  const SEARCH = '{ search(query: "基层治理") { totalCount engine } }'
  const readyz = async (url: string): Promise<{ status: number, reasons: string[] }> => {
    const response = await fetch(`${url}/readyz`)
    return { status: response.status, reasons: (await response.json() as { reasons: string[] }).reasons }
  }

  test('we start, can be read and edited, and say what is missing; when it comes, everything is found', async () => {
    const { server, env } = await useMeilisearch()
    await server.end()
    const ours = await spawnServer({ ...env, DATA_DIR: await makeFolder(), SEED_DOCS: 'seed-docs', ADMIN_PASSWORD: PASSWORD })
    onTestFinished(async () => { await ours.end() })
    await ours.untilReady('/healthz')
    const admin = new Visitor(ours.url)
    await admin.signIn('admin', PASSWORD)
    await expect.poll(async () => (await admin.read<{ documents: { totalCount: number } }>('{ documents { totalCount } }')).documents.totalCount, { timeout: 60_000 }).toBeGreaterThan(0)
    const { addDepartment } = await admin.read<{ addDepartment: { userErrors: unknown[] } }>('mutation { addDepartment(name: "数据局") { userErrors { message } } }')
    expect(addDepartment.userErrors).toEqual([])
    const { errors } = await admin.ask(SEARCH)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    const away = await readyz(ours.url)
    expect(away.status).toBe(503)
    expect(away.reasons.join()).toContain('连不上 Meilisearch')

    await server.start()
    await ours.untilReady()
    const { search } = await admin.read<{ search: { totalCount: number, engine: string } }>(SEARCH)
    expect(search.engine).toBe('meilisearch')
    expect(search.totalCount).toBeGreaterThan(10)

    await server.end('SIGKILL')
    expect((await admin.ask(SEARCH)).errors.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    expect((await readyz(ours.url)).status).toBe(503)
    await server.start()
    expect((await admin.read<{ search: { totalCount: number } }>(SEARCH)).search.totalCount).toBe(search.totalCount)
    await ours.untilReady()
    expect(JSON.stringify(ours.output)).not.toContain(server.key)
  })

  test('a wrong key is told by /readyz and in the log, without the key', async () => {
    const { env } = await useMeilisearch()
    const wrong = randomBytes(16).toString('hex')
    const ours = await spawnServer({ ...env, MEILI_KEY: wrong, DATA_DIR: await makeFolder(), ADMIN_PASSWORD: PASSWORD })
    onTestFinished(async () => { await ours.end() })
    await ours.untilReady('/healthz')
    expect((await readyz(ours.url)).reasons.join()).toContain('MEILI_KEY 不对')
    await expect.poll(() => ours.output.stdout + ours.output.stderr, { timeout: 10_000 }).toContain('MEILI_KEY 不对')
    expect(JSON.stringify(ours.output)).not.toContain(wrong)
  })

  test('ingesting ends, and says that the index will follow', async () => {
    const dataDir = await makeFolder()
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, MEILI_URL: `http://127.0.0.1:${await findFreePort()}` }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/run.ts', 'ingest', 'seed-docs/000_94b04058e067141a.txt'], { env, encoding: 'utf8' })
    expect(stdout).toContain('存入或已有 1')
    expect(stderr).toMatch(/内容都已存好，但现在还检索不到：连不上 Meilisearch/)
    expect(status).toBe(0)
  })
})
