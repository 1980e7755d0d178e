import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spawnServer } from '../testing/spawnServer.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengdian-linking-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the database holds at this moment, read from outside. */
function look<Row>(dataDir: string, sql: string): Row[] {
  const database = new Database(join(dataDir, 'zhengdian.db'), { readonly: true })
  try {
    return database.prepare(sql).all() as Row[]
  } finally {
    database.close()
  }
}

/** Links told by the words on both sides, because ids differ from one data folder to the next. */
function linksOf(dataDir: string): string[] {
  return look<{ line: string }>(dataDir, `select type || ' ' || substr(from_end, 1, 3) || ' ' || substr(to_end, 1, 3) || ' ' || round(score, 3) || ' ' || from_evidence || ' ' || to_evidence as line from cross_reference`)
    .map(({ line }) => line).sort()
}

async function untilLinking(dataDir: string, links: number): Promise<void> {
  for (;;) {
    try {
      const [count] = look<{ links: number; tasks: number }>(dataDir, 'select (select count(*) from cross_reference) as links, (select count(*) from link_task) as tasks')
      if (count && count.links >= links && count.tasks > 0) return
    } catch {
      // The file, or a table, is not there yet.
    }
    await wait(5)
  }
}

it('a server that is killed while it links goes on where it stopped, and has in the end what one has that was left alone', { timeout: 180_000 }, async () => {
  const [alone, killed] = [join(folder, 'alone'), join(folder, 'killed')]
  const whole = await spawnServer({ DATA_DIR: alone, SEED_DOCS: 'seed-docs' })
  await whole.untilReady()
  await whole.end()
  const expected = linksOf(alone)
  expect(expected.length).toBeGreaterThan(20)

  for (const links of [0, 1]) {
    const server = await spawnServer({ DATA_DIR: killed, SEED_DOCS: 'seed-docs' })
    await untilLinking(killed, links)
    await server.end('SIGKILL')
    expect(look(killed, 'select 1 from link_task').length).toBeGreaterThan(0)
  }
  const last = await spawnServer({ DATA_DIR: killed, SEED_DOCS: 'seed-docs' })
  await last.untilReady()
  await last.end()
  expect(look(killed, 'select * from link_task')).toEqual([])
  expect(linksOf(killed)).toEqual(expected)
})
