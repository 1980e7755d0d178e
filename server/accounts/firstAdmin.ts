import type { EntityManager } from '@mikro-orm/core'
import { createId } from './createId.ts'
import { createPassword, hashPassword, verifyPassword } from './password.ts'
import { Role } from './Role.ts'
import { Session } from './Session.ts'
import { User } from './User.ts'

const NAME = 'admin'

/**
 * Sees to it that `admin` can sign in. With a given password (ADMIN_PASSWORD) that is the one that counts, which is also the way back
 * in for someone who lost it: the old one and the sessions opened with it end. Without one, the first start makes one up.
 * Answers the made-up password, to be shown once and never again, or null.
 */
export async function ensureFirstAdmin(em: EntityManager, given: string | null): Promise<string | null> {
  const admin = await em.findOne(User, { name: NAME })
  if (!admin) {
    const password = given ?? createPassword()
    const passwordHash = await hashPassword(password)
    await em.insert(User, { id: createId('usr'), name: NAME, role: Role.ADMIN, passwordHash, disabled: false, createdAt: new Date() })
    return given === null ? password : null
  }
  if (given !== null && !(await verifyPassword(admin.passwordHash, given))) {
    const passwordHash = await hashPassword(given)
    await em.transactional(async (inner) => {
      await inner.nativeUpdate(User, admin.id, { passwordHash })
      await inner.nativeDelete(Session, { user: admin.id })
    })
  }
  return null
}
