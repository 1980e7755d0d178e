import { expect, test } from 'vitest'
import { Readiness } from './Readiness.ts'

test('what is to be done first keeps the server from being ready until it is done', async () => {
  const readiness = new Readiness()
  readiness.await('start', '正在载入文稿')
  expect(await readiness.reasons()).toEqual(['正在载入文稿'])
  readiness.done('start')
  expect(await readiness.reasons()).toEqual([])
})

test('a part that fails later is named, and no more when it has come back', async () => {
  const readiness = new Readiness()
  let fault: string | null = null
  readiness.watch('检索', () => Promise.resolve(fault))
  expect(await readiness.reasons()).toEqual([])
  fault = '检索的索引读不出来'
  expect(await readiness.reasons()).toEqual(['检索的索引读不出来'])
  fault = null
  expect(await readiness.reasons()).toEqual([])
})

test('a part that hangs is waited for two seconds, and asked once however many want to know', async () => {
  const readiness = new Readiness()
  let asked = 0
  const { promise, resolve } = Promise.withResolvers<null>()
  readiness.watch('检索', () => {
    asked += 1
    return promise
  })
  const answers = await Promise.all([readiness.reasons(), readiness.reasons(), readiness.reasons()])
  expect(new Set(answers.flat())).toEqual(new Set(['检索 2 秒内没有应答，可能正忙']))
  expect(asked).toBe(1)
  resolve(null)
  expect(await readiness.reasons()).toEqual([])
})
