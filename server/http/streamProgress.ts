import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { requireAllowed, type Action } from '../accounts/policy.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { KnownError } from '../errors.ts'
import { createRequestContext, type ContextSources } from './createRequestContext.ts'

/** Proxies close connections on which nothing comes for a minute or so. */
const HEARTBEAT_MS = 20_000

export interface ProgressRoute<Progress> {
  /** With the id of what is under way as `:id`. */
  readonly path: string
  readonly action: Action
  readonly load: (context: RequestContext, id: string) => Promise<Progress | null>
  readonly subscribe: (id: string, listener: (progress: Progress) => void) => () => void
  readonly isEnded: (progress: Progress) => boolean
  /** Told when there is nothing of that id. */
  readonly missing: string
}

/**
 * Tells how far something is, as server-sent events, each a value in JSON. The first comes at once; the stream ends with what it tells of,
 * after which the page closes its side.
 */
export function streamProgress<Progress>(app: FastifyInstance, sources: ContextSources, route: ProgressRoute<Progress>): void {
  const open = new Set<PassThrough>()
  app.addHook('preClose', (done) => {
    for (const stream of open) stream.end()
    done()
  })
  app.get<{ Params: { id: string } }>(route.path, { compress: false }, async (request, reply) => {
    const context = await createRequestContext(sources, request, reply)
    requireAllowed(context, route.action)
    const { id } = request.params
    const stream = new PassThrough()
    const tell = (progress: Progress) => {
      stream.write(`data: ${JSON.stringify(progress)}\n\n`)
      if (route.isEnded(progress)) stream.end()
    }
    const unsubscribe = route.subscribe(id, tell)
    const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS)
    open.add(stream)
    stream.once('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      open.delete(stream)
    })
    const progress = await route.load(context, id)
    if (!progress) {
      stream.destroy()
      throw new KnownError('NOT_FOUND', route.missing)
    }
    if (!stream.writableEnded) tell(progress)
    return reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(stream)
  })
}
