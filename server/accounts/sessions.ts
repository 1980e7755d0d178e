import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/core'
import { createId } from './createId.ts'
import { Session } from './Session.ts'
import type { User } from './User.ts'

const LIFETIME_MS = 14 * 24 * 3600_000
/** `lastSeenAt` is written no more often than this, so that reading pages costs no writes. */
const SEEN_EVERY_MS = 3600_000

export interface OpenedSession {
  /** 256 random bits for the cookie; only its hash is stored. */
  readonly token: string
  readonly expiresAt: Date
}

/** Opens a session of 14 days for the user; sessions that have run out are cleared away on the way. */
export async function openSession(em: EntityManager, user: User): Promise<OpenedSession> {
  const now = new Date()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LIFETIME_MS)
  await em.nativeDelete(Session, { expiresAt: { $lt: now } })
  await em.insert(Session, { id: createId('ses'), tokenHash: hashToken(token), user, createdAt: now, lastSeenAt: now, expiresAt })
  return { token, expiresAt }
}

/** The user whose open session the token belongs to; null where the token is unknown or run out, or the user is disabled. */
export async function findSessionUser(em: EntityManager, token: string): Promise<User | null> {
  const now = new Date()
  const session = await em.findOne(Session, { tokenHash: hashToken(token), expiresAt: { $gt: now } }, { populate: ['user'] })
  if (!session || session.user.disabled) return null
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await em.nativeUpdate(Session, session.id, { lastSeenAt: now })
  return session.user
}

/** Ends the session the token belongs to. Answers whether there was one. */
export async function closeSession(em: EntityManager, token: string): Promise<boolean> {
  return (await em.nativeDelete(Session, { tokenHash: hashToken(token) })) > 0
}

/** What of a token is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
