import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const LAWS = ['网格服务条例', '高龄津贴办法', '农村公路条例']
/** The long article is cut into passages, and its answer stands in the last of them. */
const ARTICLES = LAWS.flatMap((law, at) => [
  { id: at * 10, name: `${law}第一条`, content: `为了做好${law.slice(0, 4)}工作，制定本规定。`, law },
  { id: at * 10 + 1, name: `${law}第二条`, content: `${`${law.slice(0, 4)}工作由县级人民政府统一领导，各部门按照职责分工负责。`.repeat(25)}\n\n申请人应当向所在地的村民委员会提出${law.slice(0, 2)}申请。`, law },
])
const QUERIES = LAWS.map((law, at) => ({ id: at, query: `${law.slice(0, 2)}申请应当向谁提出？`, relevant: [at * 10 + 1] }))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-evaluate-test-'))
  await writeFile(join(folder, 'articles.jsonl.gz'), gzipSync(ARTICLES.map((article) => JSON.stringify(article)).join('\n')))
  await writeFile(join(folder, 'queries.jsonl'), QUERIES.map((query) => JSON.stringify(query)).join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

async function evaluate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['server/run.ts', 'evaluate', ...args], { env: { ...process.env, MEILI_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { output[name] += text })
  await once(child, 'close')
  return { code: child.exitCode, ...output }
}

describe('npm run evaluate', { timeout: 120_000 }, () => {
  it('loads the articles as documents, asks each question and ends with a line for programs', async () => {
    const { code, stdout } = await evaluate(folder)
    expect(code).toBe(0)
    expect(stdout).toContain('没有切出的条文 0 篇')
    const scores = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
    expect(Object.keys(scores)).toEqual(['engine', 'queries', 'mrr10', 'ndcg10', 'recall10', 'recall100', 'msPerQuery'])
    expect(scores).toMatchObject({ engine: 'embedded', queries: 3, mrr10: 1, ndcg10: 1, recall10: 1, recall100: 1 })
  })

  it.each([
    ['a folder without articles', [tmpdir()], 'queries.jsonl'], ['no folder', [], '用法'], ['an engine nobody knows', ['--engine', 'elastic', '.'], '用法'],
    ['an option nobody knows', ['--nonsense', '.'], 'nonsense'],
  ])('%s is refused with a reason', async (_, args, reason) => {
    const { code, stderr } = await evaluate(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})
