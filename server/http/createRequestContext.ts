import type { CookieSerializeOptions } from '@fastify/cookie'
import type { MikroORM } from '@mikro-orm/sqlite'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RequestContext, SessionCookie } from '../accounts/RequestContext.ts'
import { findSessionUser } from '../accounts/sessions.ts'
import { KnownError } from '../errors.ts'
import { nodeKinds } from '../schema/buildSchema.ts'

const COOKIE = 'zhengdian_session'

export interface ContextSources {
  readonly orm: MikroORM
  readonly publicRead: boolean
}

/** What a request brings along: who asks, and a view of the database of its own. */
export async function createRequestContext({ orm, publicRead }: ContextSources, request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
  const em = orm.em.fork()
  const session = readSessionCookie(request, reply)
  return {
    em,
    viewer: session.token ? await findSessionUser(em, session.token) : null,
    publicRead,
    nodeKinds,
    session,
    remoteAddress: request.ip,
    signal: watchConnection(reply),
    answered: new Promise((resolve) => { reply.raw.once('close', resolve) }),
    loaders: new Map(),
  }
}

/** Fastify's own `request.signal` also fires when a request was read to its end, which is before it is answered. */
function watchConnection(reply: FastifyReply): AbortSignal {
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort(new KnownError('UNAVAILABLE', '连接已断开，请重新发出请求'))
  })
  return abort.signal
}

/**
 * Strict: no other site can make the browser send it, which is what keeps other sites from acting in the viewer's name. A link from a
 * mail still finds the viewer signed in, because the page it opens is public and asks for data from its own site.
 */
function readSessionCookie(request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }
  return {
    token: request.cookies[COOKIE] ?? null,
    write: (token, expires) => { void reply.setCookie(COOKIE, token, { ...options, expires }) },
    clear: () => { void reply.clearCookie(COOKIE, options) },
  }
}
