import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secureHeaders } from './secureHeaders.ts'
import { serveClient } from './serveClient.ts'

let folder: string
let app: FastifyInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-client-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>政典</title>')
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  await writeFile(join(folder, 'assets', 'index-4f2a.js'), 'export {}')
  app = Fastify()
  secureHeaders(app)
  await serveClient(app, folder)
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

describe('the page', () => {
  it.each(['/', '/search?q=%E6%B2%BB%E7%90%86', '/documents/2022-02-11-swqh', '/no/such/page'])('is served at %s, fresh each time', async (url) => {
    const { statusCode, headers, body } = await app.inject(url)
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: '<!doctype html><title>政典</title>' })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('comes with its files, which browsers keep for good where their name tells their content', async () => {
    expect((await app.inject('/assets/index-4f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await app.inject('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })

  it.each(['/assets/gone-1234.js', '/assets/x', '/api/x', '/graphql', '/uploads', '/robots.txt', '/..%2f..%2fetc%2fpasswd', '/index.html/..%2f..%2fpackage.json'])('is not served in place of %s', async (url) => {
    const { statusCode, body } = await app.inject(url)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(body).not.toContain('<title>')
    expect(body).not.toContain('"name"')
  })

  it('is not served to who sends something', async () => {
    expect((await app.inject({ method: 'POST', url: '/documents' })).json()).toEqual({ error: { code: 'NOT_FOUND', message: '没有这个地址' } })
  })

  it('may load its own files only, and stand in no frame', async () => {
    const { headers } = await app.inject('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBe(undefined)
  })
})
