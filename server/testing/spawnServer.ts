import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface SpawnedServer {
  readonly url: string
  readonly process: ChildProcess
  /** What it wrote so far. */
  readonly output: { stdout: string; stderr: string }
  /** Waits until `/readyz` (or another path) answers 200. */
  untilReady(path?: string): Promise<void>
  /** Sends a signal and waits for the end; answers the exit code, null when the signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the server as `npm start` does, in a process of its own, with these settings; the port is a free one unless given. */
export async function spawnServer(env: Readonly<Record<string, string>>): Promise<SpawnedServer> {
  const port = env.PORT ?? String(await findFreePort())
  const child = spawn(process.execPath, ['server/run.ts', 'serve'], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', SEED_DOCS: '', ...env, PORT: port }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { output[name] += text })
  const closed = once(child, 'close')
  const url = `http://127.0.0.1:${port}`
  return {
    url, process: child, output,
    untilReady: async (path = '/readyz') => {
      while (!await fetch(`${url}${path}`).then(({ ok }) => ok, () => false)) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${output.stdout}${output.stderr}`)
        await wait(50)
      }
    },
    end: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await closed
      return child.exitCode
    },
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}
