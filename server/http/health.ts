import type { FastifyInstance } from 'fastify'
import type { Readiness } from './Readiness.ts'

/** `/healthz`: the process is alive. `/readyz`: it can serve everything, or why not yet. */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', (_request, reply) => {
    const { reasons } = readiness
    return reply.header('cache-control', 'no-store').code(reasons.length ? 503 : 200).send({ ready: reasons.length === 0, reasons })
  })
}
