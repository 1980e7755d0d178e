import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

const MB = 1024 * 1024
let server: TestServer
let curator: Visitor

beforeAll(async () => {
  server = await startServer()
  await server.addUsers()
  curator = new Visitor(server.url)
  await curator.signIn('curator', server.password)
})
afterAll(() => server.stop())

function formOf(text: string, name: string, field = 'file'): FormData {
  const form = new FormData()
  form.append(field, new Blob([text]), name)
  return form
}

const uploaded = () => readdir(join(server.dataDir, 'uploads')).catch(() => [])

describe('uploading a file', () => {
  it('keeps its bytes and its Chinese name, and answers an id', async () => {
    const response = await curator.fetch('/uploads', { method: 'POST', body: formOf('讲话\n要抓好落实。', '市委书记讲话（终稿）.txt') })
    expect(response.status).toBe(200)
    const { id, name, size } = await response.json() as { id: string; name: string; size: number }
    expect({ name, size }).toEqual({ name: '市委书记讲话（终稿）.txt', size: 25 })
    expect(await readFile(join(server.dataDir, 'uploads', id), 'utf8')).toBe('讲话\n要抓好落实。')
  })

  it('is for curators: a visitor must sign in, a reader may not', async () => {
    const before = await uploaded()
    const anonymous = await new Visitor(server.url).fetch('/uploads', { method: 'POST', body: formOf('x', 'a.txt') })
    expect(anonymous.status).toBe(401)
    expect(await anonymous.json()).toEqual({ error: { code: 'UNAUTHENTICATED', message: '请先登录，再进行这项操作' } })
    const reader = new Visitor(server.url)
    await reader.signIn('reader', server.password)
    expect((await reader.fetch('/uploads', { method: 'POST', body: formOf('x', 'a.txt') })).status).toBe(403)
    expect(await uploaded()).toEqual(before)
  })

  it('does not take it from a page of another site, even with the cookie', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://evil.example' }]) {
      expect((await curator.fetch('/uploads', { method: 'POST', headers, body: formOf('x', 'a.txt') })).status).toBe(403)
    }
    expect((await curator.fetch('/uploads', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: formOf('x', 'a.txt') })).status).toBe(200)
    expect((await curator.fetch('/uploads', { method: 'POST', headers: { origin: server.url }, body: formOf('x', 'a.txt') })).status).toBe(200)
  })

  it.each([
    ['no multipart body', { body: '{}', headers: { 'content-type': 'application/json' } }],
    ['text', { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['another field', { body: formOf('x', 'a.txt', 'other') }],
    ['a form without a file', { body: new FormData() }],
    ['a body that breaks off', { body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc', headers: { 'content-type': 'multipart/form-data; boundary=b' } }],
  ])('says what is wrong with %s and leaves nothing behind', async (_what, init) => {
    const before = await uploaded()
    const response = await curator.fetch('/uploads', { method: 'POST', ...init })
    expect([400, 415]).toContain(response.status)
    const { error } = await response.json() as { error: { code: string; message: string } }
    expect(error.code).toBe('INVALID')
    expect(error.message).toMatch(/\p{Script=Han}/u)
    expect(await uploaded()).toEqual(before)
  })

  it('never takes a path from a name', async () => {
    const response = await curator.fetch('/uploads', { method: 'POST', body: formOf('x', '../../etc/passwd') })
    const { name } = await response.json() as { name: string }
    expect(name).toBe('passwd')
  })
})

describe('uploading 3 GB', () => {
  const limitSaid = '文件超过 50 MB，没有接收。请拆成几个文件，或去掉其中的图片后再上传'

  it('is refused at once where its length is announced, before a byte of it is sent', async () => {
    const answer = await sendMuch({ 'content-length': String(3000 * MB) }, 0)
    expect(answer).toEqual({ status: 413, message: limitSaid, sentMB: 0 })
  })

  it.each([
    ['a file', '--b\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\n\r\n'],
    ['no file at all', ''],
  ])('ends soon after 50 MB where it is not and holds %s, and leaves nothing on the disk', async (_what, head) => {
    const before = await uploaded()
    const { status, message, sentMB } = await sendMuch({ 'transfer-encoding': 'chunked' }, 3000, head)
    expect({ status, message }).toEqual({ status: 413, message: limitSaid })
    expect(sentMB).toBeLessThan(500)
    expect(await uploaded()).toEqual(before)
  })

  /** Sends up to so many megabytes as one file and stops when an answer comes. */
  async function sendMuch(headers: Record<string, string>, mostMB: number, head = '') {
    const cookie = await curatorCookie()
    const sending = request(`${server.url}/uploads`, { method: 'POST', headers: { ...headers, cookie, 'content-type': 'multipart/form-data; boundary=b' } })
    const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
      sending.on('error', reject)
      sending.on('response', (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (part: string) => { body += part }).on('end', () => { resolve({ status: response.statusCode ?? 0, body }) })
      })
    })
    let done = false
    void answered.finally(() => { done = true })
    sending.flushHeaders()
    if (head) sending.write(head)
    let sentMB = 0
    for (const chunk = Buffer.alloc(MB, 'x'); sentMB < mostMB && !done; sentMB += 1) {
      if (!sending.write(chunk)) await Promise.race([answered, new Promise((resolve) => sending.once('drain', resolve))])
    }
    const { status, body } = await answered
    sending.destroy()
    return { status, message: (JSON.parse(body) as { error: { message: string } }).error.message, sentMB }
  }

  async function curatorCookie(): Promise<string> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation ($password: String!) { signIn(name: "curator", password: $password) { user { id } } }', variables: { password: server.password } }),
    })
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
})
