import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ env: { TRUSTED_PROXY: '127.0.0.1' } }) })
afterAll(() => server.stop())

test.each([
  ['for a reader far away', { 'x-forwarded-for': '192.0.2.7' }, 'gzip'],
  ['for a reader far away, of the newer kind of address', { 'x-forwarded-for': '2001:db8::7' }, 'gzip'],
  ['not for one who cannot unpack it', { 'x-forwarded-for': '192.0.2.7', 'accept-encoding': 'identity' }, null],
  ['not for one on this machine', {}, null],
  ['not for one on this machine behind its proxy', { 'x-forwarded-for': '::ffff:127.0.0.1' }, null],
  ['whatever the address says', { 'x-forwarded-for': 'nonsense' }, 'gzip'],
])('an answer is packed %s', async (_, headers: Record<string, string>, encoding) => {
  const body = JSON.stringify({ query: '{ __schema { types { name description } } }' })
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip', ...headers }, body })
  expect(response.headers.get('content-encoding')).toBe(encoding)
  expect(await response.json()).toMatchObject({ data: { __schema: { types: expect.arrayContaining([{ name: 'Passage', description: expect.any(String) as string }]) as unknown } } })
})
