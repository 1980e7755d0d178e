import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Part {
  readonly name: 'server' | 'client'
  /** Files and folders whose bytes decide whether the part is stale. */
  readonly sources: readonly string[]
  readonly command: readonly string[]
}

const parts: readonly Part[] = [
  { name: 'server', sources: ['server', 'tsconfig.json', 'package-lock.json'], command: ['node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.json'] },
  { name: 'client', sources: ['client', 'schema', 'tsconfig.json', 'package-lock.json'], command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'] },
]

/**
 * Builds the named parts into `dist/` unless their sources are the ones the last build was made of, as told by a stamp beside it.
 * Contents decide, not times, so a fresh checkout over an old build is noticed too.
 */
export async function buildStale(names: readonly Part['name'][]): Promise<void> {
  for (const part of parts.filter(({ name }) => names.includes(name))) {
    const stampFile = join(root, 'dist', `${part.name}.stamp`)
    const stamp = await hashSources(part.sources)
    if (await readFile(stampFile, 'utf8').catch(() => '') === stamp) continue
    console.log(part.name === 'server' ? '正在编译服务端…' : '正在编译网页…')
    await runNode(part.command)
    await mkdir(join(root, 'dist'), { recursive: true })
    await writeFile(stampFile, stamp)
  }
}

async function hashSources(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) {
    for (const file of await listFiles(source)) hash.update(file).update(await readFile(join(root, file)))
  }
  return hash.digest('hex')
}

async function listFiles(source: string): Promise<string[]> {
  if (source.includes('.')) return [source]
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath.slice(root.length), entry.name))
    .sort()
}

async function runNode([script, ...args]: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [script!, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise((resolve) => { child.once('close', resolve) })
  if (code !== 0) throw new Error(`${script} ended with code ${String(code)}`)
}
