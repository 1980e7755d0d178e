import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { requireAllowed } from '../accounts/policy.ts'
import type { IngestQueue } from '../documents/IngestQueue.ts'
import { jobProgress, type JobProgress } from '../documents/jobProgress.ts'
import { KnownError } from '../errors.ts'
import { createRequestContext, type ContextSources } from './createRequestContext.ts'

/** Proxies close connections on which nothing comes for a minute or so. */
const HEARTBEAT_MS = 20_000

export interface JobEventOptions extends ContextSources {
  readonly queue: Pick<IngestQueue, 'subscribe'>
}

/**
 * `GET /ingest-jobs/:id/events`: how far a job is, as server-sent events, each a JobProgress in JSON. The first comes at once; the
 * stream ends with the job (`state` DONE), after which the page closes its side.
 */
export function streamJobEvents(app: FastifyInstance, options: JobEventOptions): void {
  const open = new Set<PassThrough>()
  app.addHook('preClose', (done) => {
    for (const stream of open) stream.end()
    done()
  })
  app.get<{ Params: { id: string } }>('/ingest-jobs/:id/events', { compress: false }, async (request, reply) => {
    const context = await createRequestContext(options, request, reply)
    requireAllowed(context, 'GET /ingest-jobs/:id/events')
    const { id } = request.params
    const stream = new PassThrough()
    const tell = (progress: JobProgress) => {
      stream.write(`data: ${JSON.stringify(progress)}\n\n`)
      if (progress.state === 'DONE') stream.end()
    }
    const unsubscribe = options.queue.subscribe(id, tell)
    const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS)
    open.add(stream)
    stream.once('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      open.delete(stream)
    })
    const progress = await jobProgress(context.em, id)
    if (!progress) {
      stream.destroy()
      throw new KnownError('NOT_FOUND', '没有这个导入任务，可能已被删除')
    }
    tell(progress)
    return reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(stream)
  })
}
