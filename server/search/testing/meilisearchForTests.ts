import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MeilisearchEngine } from '../meilisearch/MeilisearchEngine.ts'
import { removeIndexes } from '../meilisearch/removeIndexes.ts'
import type { MeilisearchSettings } from '../../settings.ts'
import type { EngineHome } from './openForTests.ts'

/** The `meilisearch` program on the PATH; null: there is none. */
export const meilisearchProgram = findProgram('meilisearch')

/** Why tests that kill and restart a server cannot run here; null: they can. */
export const noMeilisearchProgram = meilisearchProgram === null ? '没有 meilisearch 程序：要杀掉和重启的服务，只能从 PATH 里的程序来' : null

/** Why tests against a real Meilisearch cannot run here; null: they can. */
export const noMeilisearch = process.env.MEILI_URL || meilisearchProgram !== null ? null : '没有 Meilisearch：设 MEILI_URL（和 MEILI_KEY），或把 meilisearch 放进 PATH'

/** A server of the test's own, with a data folder that outlives its process. */
export interface OwnMeilisearch {
  readonly url: string
  readonly key: string
  readonly folder: string
  start(): Promise<void>
  /** Ends the process and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>
  /** Ends it and removes its data, unless they lie in a folder that was given. */
  remove(): Promise<void>
}

/** Makes a server from the program on the PATH, on a free port of this machine; it runs when it is returned. */
export async function startOwnMeilisearch({ folder, options = [] }: { readonly folder?: string, readonly options?: readonly string[] } = {}): Promise<OwnMeilisearch> {
  const program = meilisearchProgram
  if (program === null) throw new Error('no meilisearch program on the PATH')
  const home = folder ?? await mkdtemp(join(tmpdir(), 'zhengdian-meili-'))
  const port = await findFreePort()
  const key = randomBytes(16).toString('hex')
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const server: OwnMeilisearch = {
    url, key, folder: home,
    start: async () => {
      const started = spawn(program, [
        '--http-addr', `127.0.0.1:${port}`, '--master-key', key, '--no-analytics',
        // By default it clears two thirds of the memory's twentieth before each task, however small: a second on a large machine.
        '--max-indexing-memory', '64MiB',
        '--db-path', join(home, 'db'), '--dump-dir', join(home, 'dumps'), '--snapshot-dir', join(home, 'snapshots'), ...options,
      ], { stdio: 'ignore', cwd: home })
      child = started
      while (!await fetch(`${url}/health`).then(({ ok }) => ok, () => false)) {
        if (started.exitCode !== null || started.signalCode !== null) throw new Error(`meilisearch ended with ${started.exitCode ?? started.signalCode}`)
        await wait(50)
      }
    },
    end: async (signal = 'SIGTERM') => {
      const running = child
      child = null
      if (running === null || running.exitCode !== null || running.signalCode !== null) return
      const gone = once(running, 'exit')
      running.kill(signal)
      await gone
    },
    remove: async () => {
      await server.end('SIGKILL')
      if (folder === undefined) await rm(home, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

/** The server that tests share: the one that MEILI_URL names, else one started for them. Indexes go under names of the tests' own. */
export async function openSharedMeilisearch(): Promise<{ makeHome: () => Promise<EngineHome & { readonly settings: MeilisearchSettings }>, close: () => Promise<void> }> {
  const own = process.env.MEILI_URL ? null : await startOwnMeilisearch()
  const url = own?.url ?? process.env.MEILI_URL ?? ''
  const key = own?.key ?? (process.env.MEILI_KEY || null)
  return {
    makeHome: () => {
      const settings = { url, key, name: `test_${randomBytes(6).toString('hex')}` }
      return Promise.resolve({ settings, open: () => Promise.resolve(new MeilisearchEngine(settings, 'tests')), remove: () => removeIndexes(settings) })
    },
    close: async () => own?.remove(),
  }
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

function findProgram(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return null
}
