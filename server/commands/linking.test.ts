import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spawnServer } from '../testing/spawnServer.ts'

let folder: string
/** Data that was loaded, and links that were found, without a disturbance. */
let alone: string
let expected: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-linking-'))
  alone = join(folder, 'alone')
  await runUntilReady(alone, 'seed-docs')
  const whole = await copyUnlinked('whole')
  await runUntilReady(whole)
  expected = linksOf(whole)
  expect(expected.length).toBeGreaterThan(20)
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function runUntilReady(dataDir: string, seeds = ''): Promise<void> {
  const server = await spawnServer({ DATA_DIR: dataDir, SEED_DOCS: seeds })
  await server.untilReady()
  await server.end()
}

function use<Answer>(dataDir: string, deed: (database: Database.Database) => Answer): Answer {
  const database = new Database(join(dataDir, 'zhengdian.db'))
  try {
    return deed(database)
  } finally {
    database.close()
  }
}

const count = (dataDir: string, table: string) => use(dataDir, (database) => database.prepare(`select count(*) from ${table}`).pluck().get() as number)

/** The links of the start data, told by the words on both sides and not by ids. */
function linksOf(dataDir: string): string[] {
  return use(dataDir, (database) => database.prepare(
    `select type || ' ' || substr(from_end, 1, 3) || ' ' || substr(to_end, 1, 3) || ' ' || round(score, 3) || ' ' || from_evidence || ' ' || to_evidence from cross_reference`,
  ).pluck().all() as string[]).sort()
}

/** A copy of the data in which nothing is linked, and everything waits to be. */
async function copyUnlinked(name: string): Promise<string> {
  const dataDir = join(folder, name)
  await cp(alone, dataDir, { recursive: true })
  use(dataDir, (database) => {
    database.exec('delete from cross_reference; delete from fingerprint;')
    database.exec("insert into link_task (subject, is_whole, created_at) select id, 1, 0 from source_document union all select id, 1, 0 from catalog")
  })
  return dataDir
}

/** From so many links on, whoever takes a task off the list goes on counting in that transaction for longer than anybody waits. */
function stallFrom(dataDir: string, links: number): void {
  use(dataDir, (database) => database.exec(
    `create trigger stall after delete on link_task when (select count(*) from cross_reference) >= ${links}
     begin select count(*) from catalog_item a, catalog_item b, catalog_item c, catalog_item d, catalog_item e, catalog_item f; end`,
  ))
}

/** Resolves when somebody else has been writing for a second on end. */
async function untilStalled(dataDir: string): Promise<void> {
  for (let busy = 0; busy < 50; await wait(20)) {
    const isFree = use(dataDir, (database) => {
      database.pragma('busy_timeout = 0')
      try {
        database.exec('begin immediate; rollback')
        return true
      } catch {
        return false
      }
    })
    busy = isFree ? 0 : busy + 1
  }
}

it('a server that is killed while it links goes on where it stopped, and has in the end what one has that was left alone', { timeout: 180_000 }, async () => {
  const dataDir = await copyUnlinked('killed')
  for (const links of [0, 1]) {
    stallFrom(dataDir, links)
    const server = await spawnServer({ DATA_DIR: dataDir })
    await untilStalled(dataDir)
    await server.end('SIGKILL')
    expect(count(dataDir, 'cross_reference') >= links).toBe(true)
    expect(count(dataDir, 'link_task')).toBeGreaterThan(0)
    use(dataDir, (database) => database.exec('drop trigger stall'))
  }
  await runUntilReady(dataDir)
  expect(count(dataDir, 'link_task')).toBe(0)
  expect(linksOf(dataDir)).toEqual(expected)
})

it('a server and a command that link at once do every task once between them', { timeout: 180_000 }, async () => {
  const dataDir = await copyUnlinked('shared')
  use(dataDir, (database) => {
    database.exec('create table done (id integer); create trigger note after delete on link_task begin insert into done values (old.id); end')
  })
  const waiting = use(dataDir, (database) => database.prepare('select id from link_task').pluck().all())
  const file = join(folder, '春耕备耕.txt')
  await writeFile(file, '春耕备耕\n\n要抓好春耕备耕，确保不误农时。\n')
  const server = await spawnServer({ DATA_DIR: dataDir })
  const command = spawn(process.execPath, ['server/run.ts', 'ingest', file], { env: { ...process.env, DATA_DIR: dataDir }, stdio: 'ignore' })
  await once(command, 'close')
  expect(command.exitCode).toBe(0)
  await server.untilReady()
  await server.end()
  expect(count(dataDir, 'link_task')).toBe(0)
  const done = use(dataDir, (database) => database.prepare('select id from done').pluck().all())
  expect(new Set(done).size).toBe(done.length)
  expect(done).toEqual(expect.arrayContaining(waiting))
  expect(linksOf(dataDir)).toEqual(expected)
})
