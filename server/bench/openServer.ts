import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface BenchServer {
  readonly url: string
  /** From its start until everything could be found. */
  readonly secondsToReady: number
  stop(): Promise<void>
}

/** Starts the server in a process of its own, so that it does not share its event loop with who measures, and waits until it says it is ready. */
export async function openServer(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['server/run.ts', 'serve'], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, SEED_DOCS: '', HOST: '127.0.0.1', PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const url = await readAddress(child.stdout)
  return {
    url,
    secondsToReady: (performance.now() - begun) / 1000,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /政典已就绪：(\S+)/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error('the server ended before it was ready')
}
