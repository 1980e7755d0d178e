import { KnownError } from '../errors.ts'
import type { TaskAnswer } from './TaskPool.ts'

// A terminal or a service manager signals the whole group: the server, which stops its workers itself, wants the task in hand to be finished.
let isWorking = false
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {
  // Messages leave in order: once this one is on its way, so is the last answer.
  if (!isWorking) process.send?.('ended', () => process.exit())
})

/** What a worker of a `TaskPool` does around its task. Unknown errors are thrown on to the pool. */
export async function answerTask<Value>(task: () => Promise<Value>): Promise<TaskAnswer<Value>> {
  isWorking = true
  try {
    return { ok: true, value: await task() }
  } catch (error) {
    if (error instanceof KnownError) return { ok: false, code: error.code, message: error.message, field: error.field }
    throw error
  } finally {
    isWorking = false
  }
}
