import type { FastifyError, FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { KnownError, type ErrorCode } from '../errors.ts'
import { logFault } from '../schema/formatError.ts'

const statusOf: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INVALID: 400, CONFLICT: 409, UNAVAILABLE: 503,
}

/** As others log it; nobody receives it. */
const HUNG_UP = 499

/** Words for what Fastify itself refuses, by status. */
const refusals = new Map([
  [400, '请求的格式不对，请检查后重试'],
  [404, '没有这个地址'],
  [413, '内容太大，服务器没有接收'],
  [415, '不接受这种格式的内容'],
])

/** Errors outside GraphQL, as JSON: {error: {code, message}}. What is not known is masked and logged under a number. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof KnownError) return reply.code(statusOf[error.code]).send({ error: { code: error.code, message: error.message } })
    // Whoever asked hung up while the answer was on its way: there is nobody to tell, and nothing wrong.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return reply.code(HUNG_UP).send()
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ error: { code: 'INVALID', message: refusals.get(status) ?? `请求有误（${status}），请检查后重试` } })
    return reply.code(500).send({ error: { code: 'INTERNAL', message: logFault(log, error).message } })
  })
}
