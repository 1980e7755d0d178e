import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'
import { createLog } from './createLog.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs', TRUSTED_PROXY: '127.0.0.1' } })
  await server.loaded
})
afterAll(() => server.stop())

describe('a fault of the server', () => {
  it('is told by a number only, and logged under it; the rest of the answer comes all the same', async () => {
    await server.store.orm.em.fork().getConnection().execute('drop table revision')
    const { data, errors } = await new Visitor(server.url).ask<{ documents: unknown }>('{ viewer { id } documents { edges { node { title revisions { number } } } } }')
    expect(data).toBe(null)
    const [{ message, extensions } = { message: '', extensions: { code: '', number: '' } }] = errors
    expect(message).toBe(`服务器内部错误，编号 ${String(extensions.number)}。请稍后再试；如果一再出现，请把编号告诉管理员`)
    expect(extensions).toEqual({ code: 'INTERNAL', number: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/) as string })
    const logged = server.logged.find((line) => line.includes(String(extensions.number)))
    expect(logged).toContain('no such table: revision')
  })

  it('outside GraphQL is told the same way', async () => {
    await server.store.orm.em.fork().getConnection().execute('drop table upload')
    const admin = new Visitor(server.url)
    await admin.signIn('admin', server.password)
    const form = new FormData()
    form.append('file', new Blob(['x']), 'a.txt')
    const response = await admin.fetch('/uploads', { method: 'POST', body: form })
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({ error: { code: 'INTERNAL', message: expect.stringMatching(/^服务器内部错误，编号 \w{8}。/) as string } })
  })
})

test('someone who hangs up in the middle of an answer is no fault of the server', async () => {
  const { port } = new URL(server.url)
  const body = JSON.stringify({ query: '{ search(query: "基层治理", first: 100) { edges { snippet { text hit } node { id title url } } facets { name values { value label count } } } }' })
  const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\nX-Forwarded-For: 192.0.2.7\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  // Many at once, each at another moment, so that some answers are half packed.
  await Promise.all(Array.from({ length: 100 }, async (_, at) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(head + body)
    await wait(5 * at)
    socket.resetAndDestroy()
  }))
  await new Visitor(server.url).ask('{ __typename }')
  expect(server.logged.filter((line) => line.includes('remature'))).toEqual([])
})

describe('a mistake in a query', () => {
  it.each([
    ['{ documents {', 'Syntax Error'],
    ['{ nonsense }', 'Cannot query field "nonsense"'],
    ['{ documents(first: "x") { totalCount } }', 'Int cannot represent'],
    ['{ search(query: "x", filter: { dateFrom: "2022-02-30" }) { totalCount } }', '日期要写成“年-月-日”'],
    ['', 'non-empty `query`'],
  ])('%j is explained', async (query, words) => {
    const { status, errors } = await new Visitor(server.url).ask(query)
    expect(status).toBe(400)
    expect(errors.map(({ message }) => message).join()).toContain(words)
    expect(JSON.stringify(errors)).not.toContain('stacktrace')
  })
})

describe('a wrong variable', () => {
  it.each([
    ['query ($value: SearchFilter) { search(query: "基层", filter: $value) { totalCount } }', { kinds: ['NOPE'] }, 'NOPE'],
    ['query ($value: SearchFilter) { search(query: "基层", filter: $value) { totalCount } }', { levels: ['X'] }, 'X'],
    ['query ($value: SearchFilter) { search(query: "基层", filter: $value) { totalCount } }', { nonsense: 1 }, 'nonsense'],
    ['query ($value: SearchFilter) { search(query: "基层", filter: $value) { totalCount } }', { dateFrom: '2022-02-30' }, '日期要写成“年-月-日”'],
    ['query ($value: Int) { documents(first: $value) { totalCount } }', 'abc', 'Int cannot represent'],
    ['query ($value: Int) { documents(first: $value) { totalCount } }', 1e12, 'Int cannot represent'],
    ['query ($value: String!) { search(query: $value) { totalCount } }', 5, 'String cannot represent'],
    ['query ($value: String!) { search(query: $value) { totalCount } }', undefined, '$value'],
  ])('%s with %j is explained, not taken for a fault of the server', async (query, value, words) => {
    const faults = () => server.logged.filter((line) => line.includes('"fault"')).length
    const before = faults()
    const { status, errors } = await new Visitor(server.url).ask(query, { value })
    expect(status).toBe(400)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toContain(words)
    expect(errors[0]?.extensions.code).not.toBe('INTERNAL')
    expect(faults()).toBe(before)
  })
})

describe('the log', () => {
  it('blots secrets out wherever they stand', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => { lines.push(line) } })
    log.info({ password: 'geheim', req: { headers: { cookie: 'geheim', authorization: 'geheim' } }, res: { headers: { 'set-cookie': 'geheim' } }, user: { passwordHash: 'geheim' }, token: 'geheim', name: '张三' }, 'x')
    expect(lines.join('')).toContain('张三')
    expect(lines.join('')).not.toContain('geheim')
  })
})
