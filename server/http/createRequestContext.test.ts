import { setTimeout as wait } from 'node:timers/promises'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { createRequestContext } from './createRequestContext.ts'

let server: TestServer
let app: FastifyInstance
let url: string
const signals: AbortSignal[] = []
let answered = 0
let arrived = Promise.withResolvers<undefined>()

beforeAll(async () => {
  server = await startServer()
  app = Fastify()
  await app.register(cookie)
  app.post('/slow', async (request, reply) => {
    const context = await createRequestContext({ orm: server.store.orm, publicRead: true }, request, reply)
    const { signal } = context
    signals.push(signal)
    void context.answered.then(() => { answered += 1 })
    arrived.resolve(undefined)
    await wait(200)
    return { abortedMeanwhile: signal.aborted }
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
beforeEach(() => {
  signals.length = 0
  answered = 0
  arrived = Promise.withResolvers()
})
afterAll(async () => {
  await app.close()
  await server.stop()
})

const ask = (signal?: AbortSignal) => fetch(`${url}/slow`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: signal ?? null })

test('a request that is answered is never given up', async () => {
  expect(await (await ask()).json()).toEqual({ abortedMeanwhile: false })
  await wait(50)
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  expect(answered).toBe(1)
})

test('work for someone who hung up is given up, and that is no fault of the server', async () => {
  const abort = new AbortController()
  const asked = ask(abort.signal)
  await arrived.promise
  abort.abort()
  await expect(asked).rejects.toThrow()
  await expect.poll(() => signals[0]?.aborted).toBe(true)
  expect(answered).toBe(1)
  expect(signals[0]?.reason).toMatchObject({ name: 'KnownError', code: 'UNAVAILABLE' })
})
