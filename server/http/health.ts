import type { FastifyInstance } from 'fastify'
import type { Readiness } from './Readiness.ts'

/** `/healthz`: the process is alive. `/readyz`: it can serve everything, or why it cannot: not yet, or not any more. */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const reasons = await readiness.reasons()
    return reply.header('cache-control', 'no-store').code(reasons.length ? 503 : 200).send({ ready: reasons.length === 0, reasons })
  })
}
