import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { EngineHome } from '../testing/openForTests.ts'
import { makeEntry } from '../testing/sampleEntries.ts'
import { testSearchEngine } from '../testing/searchEngineContract.ts'
import { understandQuery } from '../understandQuery.ts'
import { EmbeddedEngine } from './EmbeddedEngine.ts'

async function makeHome(): Promise<EngineHome & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-search-'))
  const path = join(folder, 'search.db')
  return { path, open: () => EmbeddedEngine.open(path), remove: () => rm(folder, { recursive: true }) }
}

testSearchEngine('the embedded engine', makeHome)

test('killed at any moment, the index holds exactly the tasks up to its position', async () => {
  const home = await makeHome()
  const script = resolve(import.meta.dirname, '../testing/applyUntilKilled.ts')
  for (const enough of [3, 40, 90]) {
    const child = spawn(process.execPath, [script, home.path], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface(child.stdout)) {
      if (Number(line) >= enough && !child.killed) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    const engine = await home.open()
    const position = await engine.position()
    expect(position).toBeGreaterThanOrEqual(enough)
    expect(await engine.health()).toEqual({ available: true, entries: 3 * (position ?? 0) })
    await engine.close()
  }
  await home.remove()
})

test.each(['不是数据库'.repeat(1000), ''])('a file that holds no index is replaced by an empty one', async (content) => {
  const home = await makeHome()
  await writeFile(home.path, content)
  const engine = await home.open()
  expect(await engine.position()).toBeNull()
  expect(await engine.health()).toEqual({ available: true, entries: 0 })
  await engine.close()
  await home.remove()
})

test('an index of another format is replaced by an empty one', async () => {
  const home = await makeHome()
  const before = await home.open()
  await before.apply([{ subject: 'doc_1', entries: [makeEntry('psg_1', '基层治理')] }], 1)
  await before.close()
  const file = new Database(home.path)
  file.pragma('user_version = 999')
  file.close()
  const after = await home.open()
  expect(await after.position()).toBeNull()
  await after.close()
  await home.remove()
})

test('after a rebuild the write-ahead log does not keep a second copy of the index', async () => {
  const home = await makeHome()
  const engine = await home.open()
  const entries = Array.from({ length: 2000 }, (_, at) => makeEntry(`psg_${at}`, `第${at}条 网格员应当每日走访所属网格，收集民情。`))
  expect(await engine.suggest('网', 5)).toEqual([])
  await engine.rebuild((async function* () { yield await Promise.resolve([{ subject: 'doc_1', entries }]) })(), 1)
  expect((await stat(`${home.path}-wal`)).size).toBe(0)
  expect(await engine.health()).toEqual({ available: true, entries: 2000 })
  await engine.close()
  await home.remove()
})

test('whoever types waits for none of the searches in line', async () => {
  const home = await makeHome()
  const engine = await home.open()
  await engine.apply([{ subject: 'doc_1', entries: [makeEntry('psg_1', '网格员应当每日走访。')] }], 1)
  let answered = 0
  const searches = Array.from({ length: 200 }, async (_, at) => {
    await engine.search({ query: understandQuery(`网格 -第${at}`), filter: {}, offset: 0, limit: 20 })
    answered += 1
  })
  expect(await engine.suggest('网', 5)).not.toEqual([])
  expect(await engine.soundAlikes(['网格'])).toEqual([[{ text: '网格', uses: 1 }]])
  expect(answered).toBeLessThan(200)
  await Promise.all(searches)
  await engine.close()
  await home.remove()
})

test.each([20, 400])('the most used of %i terms that begin alike are suggested first, until the engine is closed', async (terms) => {
  const home = await makeHome()
  const engine = await home.open()
  const entries = Array.from({ length: terms }, (_, at) => ({ ...makeEntry(`itm_${at}`, '办理'), suggestions: [{ text: `网格${toChinese(at)}`, kind: null }, { text: '网格员', kind: null }] }))
  await engine.apply([{ subject: 'edition_1', entries }], 1)
  const suggested = await engine.suggest('wangge', 3)
  expect(suggested.map(({ text }) => text)).toEqual(['网格员', '网格一', '网格七'])
  await engine.close()
  await expect(engine.suggest('wangge', 3)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await home.remove()
})

test('closed while it is asked, the engine answers what it works on and refuses what waits', async () => {
  const home = await makeHome()
  const engine = await home.open()
  const answers = Promise.allSettled(Array.from({ length: 10 }, () => engine.soundAlikes(['网'])))
  await engine.close()
  const outcomes = (await answers).map((answer) => (answer.status === 'fulfilled' ? 'answered' : (answer.reason as { code: string }).code))
  expect(outcomes).toEqual(['answered', ...Array.from({ length: 9 }, () => 'UNAVAILABLE')])
  await home.remove()
})

test('where no index can be kept, opening says so', async () => {
  await expect(EmbeddedEngine.open('/proc/no/such/folder/search.db')).rejects.toMatchObject({
    code: 'UNAVAILABLE', message: expect.stringMatching(/^检索的索引“\/proc\/no\/such\/folder\/search\.db”不能打开或写入（.+）。请检查数据文件夹的写入权限和剩余空间$/) as string,
  })
})

function toChinese(number: number): string {
  return [...String(number)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')
}
