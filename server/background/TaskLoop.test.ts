import { expect, test, vi } from 'vitest'
import { TaskLoop, type TaskLoopOptions } from './TaskLoop.ts'

/** Does what is in `tasks`, which may be more work or a failure. */
function loopOver(tasks: (() => void)[], options: Partial<TaskLoopOptions> = {}): TaskLoop {
  return new TaskLoop({
    doNext: () => {
      const task = tasks.shift()
      task?.()
      return Promise.resolve(task !== undefined)
    },
    retryMs: () => 1, onFault: () => undefined, ...options,
  })
}

const fail = (): never => { throw new Error('away') }

test('does all that was there before it was asked', async () => {
  const done: number[] = []
  const loop = loopOver([() => done.push(1), () => done.push(2)])
  await loop.drain()
  expect(done).toEqual([1, 2])
  await loop.close()
})

test('whoever wants everything done waits for another attempt; whoever wants to know is told why not', async () => {
  const onFault = vi.fn()
  const done = vi.fn()
  const loop = loopOver([fail, fail, done], { onFault })
  const all = loop.drain()
  await expect(loop.tryToDrain()).rejects.toThrow('away')
  expect(loop.fault).toMatchObject({ message: 'away' })
  await all
  expect(done).toHaveBeenCalledOnce()
  expect(onFault).toHaveBeenCalledTimes(2)
  expect(loop.fault).toBeNull()
  await loop.tryToDrain()
  await loop.close()
})

test('waits as long as it is told after each failure in a row, and no shorter for being woken', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const tasks = [fail, fail, () => undefined, fail]
    const retryMs = vi.fn((failures: number) => 1000 * failures)
    const loop = loopOver(tasks, { retryMs })
    loop.start()
    await vi.advanceTimersByTimeAsync(999)
    loop.wake()
    await vi.advanceTimersByTimeAsync(0)
    expect(tasks).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(1)
    expect(tasks).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2000)
    expect(tasks).toHaveLength(0)
    expect(retryMs.mock.calls).toEqual([[1], [2], [1]])
    await loop.close()
  } finally {
    vi.useRealTimers()
  }
})

test('sees what nobody told it of within a second, and what it is woken for at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const tasks: (() => void)[] = []
    const loop = loopOver(tasks)
    loop.start()
    await vi.advanceTimersByTimeAsync(0)
    tasks.push(() => undefined)
    await vi.advanceTimersByTimeAsync(999)
    expect(tasks).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(tasks).toHaveLength(0)
    tasks.push(() => undefined)
    loop.wake()
    await vi.advanceTimersByTimeAsync(0)
    expect(tasks).toHaveLength(0)
    await loop.close()
  } finally {
    vi.useRealTimers()
  }
})

test('ends after the task in hand, whose failure is nobody\'s business any more', async () => {
  const onFault = vi.fn()
  let end = (): void => undefined
  const loop = new TaskLoop({ doNext: () => new Promise((_, reject) => { end = () => { reject(new Error('closed')) } }), retryMs: () => 1, onFault })
  loop.start()
  loop.beginToClose()
  end()
  await loop.close()
  expect(onFault).not.toHaveBeenCalled()
})
