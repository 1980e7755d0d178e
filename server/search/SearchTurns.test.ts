import { expect, test } from 'vitest'
import { SearchTurns } from './SearchTurns.ts'

/** A request that is answered when `finish` is called. */
function makeRequest() {
  const { promise: answered, resolve: finish } = Promise.withResolvers<void>()
  const abort = new AbortController()
  return { loaders: new Map<string, unknown>(), signal: abort.signal, answered, finish, hangUp: () => { abort.abort(new Error('hung up')) } }
}

const settle = () => new Promise((resolve) => { setImmediate(resolve) })

test('three are under way at once, the others follow in their order as answers are sent', async () => {
  const turns = new SearchTurns(3)
  const requests = Array.from({ length: 5 }, makeRequest)
  const begun: number[] = []
  requests.forEach((request, at) => { void turns.take(request).then(() => begun.push(at)) })
  await settle()
  expect(begun).toEqual([0, 1, 2])
  requests[1]?.finish()
  await settle()
  expect(begun).toEqual([0, 1, 2, 3])
  requests[0]?.finish()
  await settle()
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('a request that searches for many things has one turn', async () => {
  const turns = new SearchTurns(3)
  const request = makeRequest()
  await Promise.all(Array.from({ length: 20 }, () => turns.take(request)))
  const others = [makeRequest(), makeRequest()]
  await Promise.all(others.map((other) => turns.take(other)))
})

test('whoever hung up while waiting does not search, and keeps nobody waiting', async () => {
  const turns = new SearchTurns(3)
  const busy = Array.from({ length: 3 }, makeRequest)
  for (const request of busy) await turns.take(request)
  const gone = makeRequest()
  const next = makeRequest()
  const refused = expect(turns.take(gone)).rejects.toThrow('hung up')
  const taken = turns.take(next)
  gone.hangUp()
  gone.finish()
  busy[0]?.finish()
  await refused
  await taken
})

test('whoever does not read the answer keeps nobody from searching', async () => {
  const turns = new SearchTurns(2)
  for (let at = 0; at < 2; at++) await turns.take(makeRequest())
  const next = turns.take(makeRequest())
  await expect(next).resolves.toBeUndefined()
})
