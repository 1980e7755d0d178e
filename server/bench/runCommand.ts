import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

export interface CommandRun {
  readonly seconds: number
  /** Peak of the memory of the process and its children together, as sampled from /proc; null where there is none (not Linux). */
  readonly peakMebibytes: number | null
}

const SAMPLE_MS = 200

/** Runs one of the product's commands as `npm run` does, in a process of its own, to its end. */
export async function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandRun> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['server/run.ts', ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'close') as Promise<[number | null]>
  let peak: number | null = null
  const timer = setInterval(() => {
    void memoryOf(child.pid!).then((now) => { if (now !== null) peak = Math.max(peak ?? 0, now) })
  }, SAMPLE_MS)
  const [code] = await ended
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with code ${code}`)
  return { seconds: (performance.now() - begun) / 1000, peakMebibytes: peak }
}

/** Resident memory of a process and all below it, in MiB; null when it is gone or cannot be read. */
async function memoryOf(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean)
    const below = await Promise.all(children.map((child) => memoryOf(Number(child))))
    return below.reduce<number>((sum, memory) => sum + (memory ?? 0), own)
  } catch {
    return null
  }
}
