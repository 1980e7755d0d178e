import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import { createId } from './createId.ts'
import { createPassword, hashPassword, verifyPassword } from './password.ts'
import type { RecordDeed } from './RecordDeed.ts'
import { Role } from './Role.ts'
import { Session } from './Session.ts'
import { hashToken } from './sessions.ts'
import { normaliseName, User } from './User.ts'

const LONGEST_NAME = 50
const SHORTEST_PASSWORD = 10
const LONGEST_PASSWORD = 200

/** A user with a password that was made up and is shown this once. */
export interface IssuedPassword {
  readonly user: User
  readonly password: string
}

/** What administrators do to people's accounts. Each deed is one transaction with its audit entry. */
export class UserAdministration {
  readonly #em: SqlEntityManager
  readonly #actor: User
  readonly #record: RecordDeed

  constructor(em: SqlEntityManager, actor: User, record: RecordDeed) {
    this.#em = em
    this.#actor = actor
    this.#record = record
  }

  /** @throws KnownError INVALID for a name that cannot be, CONFLICT for one that is taken */
  async create(name: string, role: Role): Promise<IssuedPassword> {
    const plain = normaliseName(name)
    if (plain === '' || plain.length > LONGEST_NAME || /\p{C}/u.test(plain)) throw new KnownError('INVALID', `请填写用户名，最多 ${LONGEST_NAME} 个字`, ['name'])
    const password = createPassword()
    const passwordHash = await hashPassword(password)
    const user = await this.#change(async (em) => {
      const made = em.create(User, { id: createId('usr'), name: plain, role, passwordHash, disabled: false, createdAt: new Date() })
      this.#note(em, 'user.create', made, { role })
      try {
        await em.flush()
      } catch (error) {
        if (error instanceof Error && error.name === 'UniqueConstraintViolationException') throw new KnownError('CONFLICT', `已有名为“${plain}”的用户，请换一个名字`, ['name'])
        throw error
      }
      return made
    })
    return { user, password }
  }

  /** What the new role may not do any more ends with the next request. @throws KnownError NOT_FOUND, CONFLICT for the last administrator */
  setRole(id: string, role: Role): Promise<User> {
    return this.#change(async (em) => {
      const user = await this.#find(em, id)
      if (user.role === role) return user
      if (user.role === Role.ADMIN) await this.#refuseLastAdmin(em, user)
      this.#note(em, 'user.role', user, { from: user.role, to: role })
      user.role = role
      return user
    })
  }

  /** A disabled user is signed out everywhere. @throws KnownError NOT_FOUND, CONFLICT for the last administrator, INVALID for oneself */
  setDisabled(id: string, disabled: boolean): Promise<User> {
    return this.#change(async (em) => {
      const user = await this.#find(em, id)
      if (user.disabled === disabled) return user
      if (disabled && user.id === this.#actor.id) throw new KnownError('INVALID', '不能停用自己的账号，请另一位管理员操作', ['id'])
      if (disabled && user.role === Role.ADMIN) await this.#refuseLastAdmin(em, user)
      user.disabled = disabled
      if (disabled) await em.nativeDelete(Session, { user: user.id })
      this.#note(em, disabled ? 'user.disable' : 'user.enable', user, {})
      return user
    })
  }

  /** Makes up a new password; the sessions opened with the old one end. @throws KnownError NOT_FOUND */
  async resetPassword(id: string): Promise<IssuedPassword> {
    const password = createPassword()
    const passwordHash = await hashPassword(password)
    const user = await this.#change(async (em) => {
      const found = await this.#find(em, id)
      found.passwordHash = passwordHash
      await em.nativeDelete(Session, { user: found.id })
      this.#note(em, 'user.password.reset', found, {})
      return found
    })
    return { user, password }
  }

  /**
   * Changes one's own password; all sessions but the present one (its `token`) end.
   * @throws KnownError INVALID when the present password is wrong, or the new one too short or no other
   */
  async changePassword(current: string, next: string, token: string | null): Promise<User> {
    if (!await verifyPassword(this.#actor.passwordHash, current)) throw new KnownError('INVALID', '现在的密码不正确，请检查后重试', ['current'])
    if (next.length < SHORTEST_PASSWORD) throw new KnownError('INVALID', `新密码至少要 ${SHORTEST_PASSWORD} 个字符`, ['next'])
    if (next.length > LONGEST_PASSWORD) throw new KnownError('INVALID', `新密码最多 ${LONGEST_PASSWORD} 个字符`, ['next'])
    if (next === current) throw new KnownError('INVALID', '新密码与现在的相同，请换一个', ['next'])
    const passwordHash = await hashPassword(next)
    return this.#change(async (em) => {
      const user = await this.#find(em, this.#actor.id)
      user.passwordHash = passwordHash
      await em.nativeDelete(Session, { user: user.id, ...token === null ? {} : { tokenHash: { $ne: hashToken(token) } } })
      this.#note(em, 'user.password.change', user, {})
      return user
    })
  }

  /** Takes the write lock first, so that two administrators cannot each remove the other at once. */
  #change(deed: (em: SqlEntityManager) => Promise<User>): Promise<User> {
    return this.#em.fork().transactional(async (em) => {
      await em.nativeDelete(Session, { expiresAt: { $lt: new Date() } })
      return deed(em)
    })
  }

  async #find(em: SqlEntityManager, id: string): Promise<User> {
    const user = await em.findOne(User, { id })
    if (!user) throw new KnownError('NOT_FOUND', '没有这个用户，请刷新页面', ['id'])
    return user
  }

  async #refuseLastAdmin(em: SqlEntityManager, user: User): Promise<void> {
    const others = await em.count(User, { role: Role.ADMIN, disabled: false, id: { $ne: user.id } })
    if (others === 0) throw new KnownError('CONFLICT', '这是最后一位能用的管理员。请先让另一位用户做管理员', ['id'])
  }

  #note(em: SqlEntityManager, action: string, { id, name }: User, detail: Record<string, string>): void {
    this.#record(em, { actor: this.#actor.id, action, subject: id, detail: { name, ...detail } })
  }
}
