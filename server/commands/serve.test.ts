import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spawnServer } from '../testing/spawnServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let dataDir: string
beforeAll(async () => { dataDir = await mkdtemp(join(tmpdir(), 'zhengdian-serve-')) })
afterAll(() => rm(dataDir, { recursive: true, force: true }))

describe('npm start', { timeout: 180_000 }, () => {
  it('shows a made-up password once, lets it in, says when it is ready, and stops in order when told to', async () => {
    const first = await spawnServer({ DATA_DIR: dataDir, SEED_DOCS: 'seed-docs', LOG_LEVEL: 'trace' })
    await first.untilReady('/healthz')
    await first.untilReady()
    const password = /admin 的密码是 ([a-z2-9-]+)/.exec(first.output.stdout)?.[1] ?? ''
    const visitor = new Visitor(first.url)
    expect((await visitor.signIn('admin', password)).user).toMatchObject({ name: 'admin', role: 'ADMIN' })
    expect(await visitor.read('{ documents { totalCount } }')).toEqual({ documents: { totalCount: 3 } })
    expect(first.output.stdout).toContain(`政典已就绪：${first.url}`)
    expect(first.output.stderr).toContain('incoming request')
    expect(first.output.stderr).not.toContain(password)
    expect(await first.end('SIGTERM')).toBe(0)

    const second = await spawnServer({ DATA_DIR: dataDir, SEED_DOCS: 'seed-docs' })
    await second.untilReady()
    expect(second.output.stdout).not.toContain('密码')
    expect(second.output.stderr).toBe('')
    const again = new Visitor(second.url)
    expect((await again.signIn('admin', password)).user?.name).toBe('admin')
    expect(await again.read('{ documents { totalCount } }')).toEqual({ documents: { totalCount: 3 } })
    expect(await second.end('SIGINT')).toBe(0)
  })

  it('names every setting that is wrong and does not start', async () => {
    const server = await spawnServer({ DATA_DIR: dataDir, PORT: '99999', PUBLIC_READ: 'maybe', MEILI_URL: '127.0.0.1:7700' })
    await once(server.process, 'close')
    expect(server.process.exitCode).toBe(1)
    expect(server.output.stderr).toBe(`环境变量有误：
  · PORT 要是 0 到 65535 之间的整数（现在是“99999”）
  · PUBLIC_READ 要是 true 或 false（现在是“maybe”）
  · MEILI_URL 要是 http:// 或 https:// 开头的地址，如 http://127.0.0.1:7700，里面不带用户名和密码（密钥用 MEILI_KEY）
`)
  })

  it('says so when the data folder cannot be one', async () => {
    const server = await spawnServer({ DATA_DIR: 'package.json' })
    await once(server.process, 'close')
    expect(server.process.exitCode).toBe(1)
    expect(server.output.stderr).toMatch(/^数据文件夹“.*package\.json”不能使用（EEXIST）/)
  })

  it('says what to do when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const server = await spawnServer({ DATA_DIR: dataDir, PORT: String(port) })
    await once(server.process, 'close')
    other.close()
    expect(server.process.exitCode).toBe(1)
    expect(server.output.stderr).toContain('这个端口已被占用')
  })
})
