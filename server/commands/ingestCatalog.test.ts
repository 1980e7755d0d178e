import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const FIRST = 'seed-docs/catalogs/service-items.csv'
const SECOND = 'server/catalogs/fixtures/service-items-edition-2.csv'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengdian-lists-')) })
afterEach(() => rm(folder, { recursive: true }))

async function ingest(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['server/run.ts', 'ingest', ...args], { env: { ...process.env, MEILI_URL: '', MEILI_KEY: '', DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { output[name] += text })
  await once(child, 'close')
  return { code: child.exitCode, ...output }
}

function editions(): unknown[] {
  const database = new Database(join(folder, 'data', 'zhengdian.db'), { readonly: true })
  try {
    return database.prepare('select number, status, item_count from catalog_edition order by number').raw().all()
  } finally {
    database.close()
  }
}

async function writeBad(): Promise<string> {
  const path = join(folder, '有误.csv')
  const lines = (await readFile(FIRST, 'utf8')).split('\n')
  lines[3] = lines[3]!.replace('镇级;村级', '火星级')
  lines[9] = lines[9]!.replace(/^(\d+),[^,]*/, '$1,DEMO01030001')
  await writeFile(path, lines.join('\n'))
  return path
}

describe('npm run ingest -- --catalog', { timeout: 120_000 }, () => {
  it('publishes a list, changes nothing the second time, and tells what the next edition changes', async () => {
    expect(await ingest('--catalog', 'service-items', '--publish', FIRST)).toMatchObject({ code: 0, stdout: expect.stringContaining('第1版已发布，共 154 项') as string })
    expect(await ingest('--catalog', 'service-items', '--publish', FIRST)).toMatchObject({ code: 0, stdout: expect.stringContaining('没有改动') as string })
    expect(editions()).toEqual([[1, 'PUBLISHED', 154]])
    expect((await ingest('--catalog', 'service-items', SECOND)).stdout).toContain('第2版草稿已存入，等待提交审核，共 156 项；与已发布的版本相比：新增 5，取消 3，改名或改号 4，合并 1，拆分 1，内容变更 6。')
    expect(editions()).toEqual([[1, 'PUBLISHED', 154], [2, 'DRAFT', 156]])
    expect((await ingest('--catalog', 'service-items', '--publish', SECOND)).stdout).toContain('第2版已发布')
    expect(editions()).toEqual([[1, 'SUPERSEDED', 154], [2, 'PUBLISHED', 156]])
  })

  it('lists every bad row with file, sheet, row and column, writes the report, and changes nothing unless the rest may go in alone', async () => {
    const bad = await writeBad()
    const report = join(folder, '报告.json')
    const refused = await ingest('--catalog', 'service-items', '--report', report, bad)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(/有误\.csv › 工作表“有误” › 第4行“行使层级”（F列）.*火星级/)
    expect(refused.stderr).toMatch(/有误\.csv › 工作表“有误” › 第10行“事项编码”（B列）.*DEMO01030001/)
    expect(editions()).toEqual([])
    const written = JSON.parse(await readFile(report, 'utf8')) as { rows: number; good: number; errors: Record<string, unknown>[] }
    expect([written.rows, written.good]).toEqual([154, 152])
    expect(written.errors).toEqual([
      { sheet: '有误', row: 4, column: '行使层级', value: '火星级', code: 'UNKNOWN_LEVEL', message: expect.stringContaining('第4行') as string },
      { sheet: '有误', row: 10, column: '事项编码', value: 'DEMO01030001', code: 'DUPLICATE_CODE', message: expect.stringContaining('第10行') as string },
    ])
    expect(await ingest('--catalog', 'service-items', '--partial', bad)).toMatchObject({ code: 2, stdout: expect.stringContaining('共 152 项') as string })
    expect(editions()).toEqual([[1, 'DRAFT', 152]])
  })

  it('says in one line what it cannot take: no list, no such kind, another kind, no such file', async () => {
    const letter = join(folder, '通知.txt')
    await writeFile(letter, '关于召开会议的通知\n各乡镇：请按时参加。\n')
    for (const [args, said] of [
      [['--catalog', 'letters', letter], '没有一行可以导入'], [['--catalog', 'x', '--kind', 'POEM', FIRST], '--kind 要是'],
      [['--catalog', '../x', FIRST], '短名'], [['--catalog', 'x', join(folder, '没有.xlsx')], '不存在'],
    ] as const) {
      const { code, stderr } = await ingest(...args)
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
    }
    expect(editions()).toEqual([])
  })
})
