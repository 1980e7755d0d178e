import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Left may not import right. Files at the root of server/ that everything may use come first, those that put the slices together last. */
const serverLine = [
  'errors', 'settings', 'migrations', 'background', 'text', 'ingest', 'accounts', 'history', 'documents', 'catalogs', 'search', 'crossref', 'courses',
  'database', 'openStore', 'schema', 'http', 'main', 'bench', 'commands', 'testing',
]
/** Root files that Node reads without compiling; they import nothing of the product. */
const serverTools = ['build', 'run']

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
}

/** The product's own files that a file imports, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const script = file.endsWith('.vue') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n') : text
  return ts.preProcessFile(script, true, true).importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, resolve(root, dirname(file), name)))
}

function placeOf(file: string): string {
  const [, first = ''] = file.split('/')
  return first.replace(/\.ts$/, '')
}

const graph = new Map([...sourceFiles('server'), ...sourceFiles('client')].map((file) => [file, importsOf(file)]))

describe('imports', () => {
  it('point one way along the line of the server\'s slices', () => {
    const wrong: string[] = []
    for (const [file, targets] of graph) {
      if (!file.startsWith('server/')) continue
      const from = placeOf(file)
      if (!serverTools.includes(from)) expect(serverLine, `${file} stands outside the line`).toContain(from)
      for (const target of targets) {
        const to = placeOf(target)
        if (serverTools.includes(from) && serverTools.includes(to)) continue
        if (!target.startsWith('server/') || serverLine.indexOf(to) > serverLine.indexOf(from)) wrong.push(`${file} -> ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keep client and server apart', () => {
    const wrong = [...graph].flatMap(([file, targets]) => targets
      .filter((target) => file.split('/')[0] !== target.split('/')[0])
      // Browser tests start the server.
      .filter((target) => !(file.startsWith('client/testing/') && target.startsWith('server/testing/')))
      .map((target) => `${file} -> ${target}`))
    expect(wrong).toEqual([])
  })

  it('form no cycle', () => {
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      if (done.has(file)) return
      for (const target of graph.get(file) ?? []) visit(target, [...path, file])
      done.add(file)
    }
    for (const file of graph.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('pass through no file that only passes names on', () => {
    const barrels = [...graph.keys()].filter((file) => file.endsWith('.ts') && /^export (\*|\{[^}]*\}) from/m.test(readFileSync(join(root, file), 'utf8')))
    expect(barrels).toEqual([])
  })
})
