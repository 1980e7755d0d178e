import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { WorkerReply, WorkerRequest } from './WorkerPool.ts'

type Handler = (...values: never[]) => unknown

/**
 * The other end of WorkerPool: answers each call with what the handler of its name returns, promises or throws. `niceness` as of nice(1): where
 * work is short of processors, the thread gives way to the event loop, which answers everybody.
 */
export function answerCalls(handlers: Readonly<Record<string, Handler>>, niceness: number): void {
  const port = parentPort
  if (port === null) throw new Error('this file runs in a worker thread only')
  // On Linux this is of the calling thread; elsewhere it would be of the whole process.
  if (process.platform === 'linux') setPriority(niceness)
  port.on('message', ({ method, values }: WorkerRequest) => {
    void answer(handlers[method], method, values).then((reply) => { port.postMessage(reply) })
  })
}

async function answer(handler: Handler | undefined, method: string, values: readonly unknown[]): Promise<WorkerReply> {
  if (handler === undefined) return { ok: false, name: 'Error', message: `no handler for ${method}`, stack: undefined }
  try {
    return { ok: true, value: await handler(...values as never[]) }
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    return { ok: false, name, message, stack }
  }
}
