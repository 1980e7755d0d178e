import { describe, expect, it } from 'vitest'
import { AttemptLimit } from './AttemptLimit.ts'

const MINUTE = 60_000

function createLimit(capacity = 100) {
  let time = 0
  const limit = new AttemptLimit({ attempts: 3, windowMs: 15 * MINUTE, capacity, now: () => time })
  return { limit, wait: (ms: number) => { time += ms } }
}

describe('the limit of attempts', () => {
  it('allows three in a quarter of an hour and then says how long to wait', () => {
    const { limit, wait } = createLimit()
    expect([limit.take('张三'), limit.take('张三'), limit.take('张三')]).toEqual([null, null, null])
    wait(5 * MINUTE)
    expect(limit.take('张三')).toBe(10 * MINUTE)
    expect(limit.take('李四')).toBe(null)
    wait(10 * MINUTE)
    expect(limit.take('张三')).toBe(null)
  })

  it('forgets failures once the password was right', () => {
    const { limit } = createLimit()
    for (let n = 0; n < 3; n += 1) limit.take('张三')
    limit.clear('张三')
    expect(limit.take('张三')).toBe(null)
  })

  it('remembers no more names than it has room for, however many are tried', () => {
    const { limit } = createLimit(10)
    for (let n = 0; n < 1000; n += 1) limit.take(`名字${n}`)
    expect(limit.size).toBe(10)
  })

  it('drops what has run out before it drops anything else', () => {
    const { limit, wait } = createLimit(3)
    limit.take('早')
    wait(20 * MINUTE)
    for (let n = 0; n < 4; n += 1) limit.take('午')
    limit.take('晚')
    limit.take('夜')
    expect(limit.take('午')).toBe(15 * MINUTE)
  })
})
