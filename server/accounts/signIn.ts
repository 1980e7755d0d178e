import type { EntityManager } from '@mikro-orm/core'
import { KnownError } from '../errors.ts'
import { AttemptLimit } from './AttemptLimit.ts'
import { verifyPassword } from './password.ts'
import { openSession, type OpenedSession } from './sessions.ts'
import { normaliseName, User } from './User.ts'

const MINUTE = 60_000

/** One name from one address may be tried 10 times in 15 minutes; one address may try 100 times in all, whatever the names. */
export class SignInLimits {
  readonly perName = new AttemptLimit({ attempts: 10, windowMs: 15 * MINUTE, capacity: 10_000 })
  readonly perAddress = new AttemptLimit({ attempts: 100, windowMs: 15 * MINUTE, capacity: 10_000 })
}

export interface SignInRequest {
  readonly name: string
  readonly password: string
  readonly address: string
}

/**
 * Checks name and password and opens a session.
 * @throws KnownError UNAVAILABLE when tried too often, INVALID when name or password is wrong (it is not said which)
 */
export async function signIn(em: EntityManager, limits: SignInLimits, request: SignInRequest): Promise<OpenedSession & { user: User }> {
  const name = normaliseName(request.name)
  const nameKey = `${name}\n${request.address}`
  const waitMs = limits.perAddress.take(request.address) ?? limits.perName.take(nameKey)
  if (waitMs !== null) {
    throw new KnownError('UNAVAILABLE', `登录尝试次数过多，请 ${Math.ceil(waitMs / MINUTE)} 分钟后再试`)
  }
  const user = await em.findOne(User, { name, disabled: false })
  const fits = await verifyPassword(user?.passwordHash ?? null, request.password)
  if (!user || !fits) throw new KnownError('INVALID', '用户名或密码不正确，请检查后重试', ['password'])
  limits.perName.clear(nameKey)
  limits.perAddress.clear(request.address)
  return { user, ...(await openSession(em, user)) }
}
