import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MikroORM } from '@mikro-orm/sqlite'
import { openDatabase } from '../database.ts'
import { KnownError } from '../errors.ts'
import { createId } from './createId.ts'
import { ensureFirstAdmin } from './firstAdmin.ts'
import { hashPassword } from './password.ts'
import { Session } from './Session.ts'
import { closeSession, findSessionUser } from './sessions.ts'
import { signIn, SignInLimits } from './signIn.ts'
import { User } from './User.ts'

let orm: MikroORM
beforeAll(async () => { orm = await openDatabase({ file: ':memory:' }) })
afterAll(() => orm.close())
beforeEach(() => orm.em.fork().nativeDelete(User, {}))

const em = () => orm.em.fork()
const enter = (name: string, password: string, { limits = new SignInLimits(), address = '10.0.0.1' } = {}) => signIn(em(), limits, { name, password, address })

async function refusal(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(() => 'let in', (error: unknown) => error instanceof KnownError ? `${error.code} ${error.message}` : String(error))
}

describe('the first administrator', () => {
  it('gets a made-up password that is told once, and lets them in', async () => {
    const password = await ensureFirstAdmin(em(), null)
    expect(password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
    expect(await ensureFirstAdmin(em(), null)).toBe(null)
    expect((await enter('admin', password ?? '')).user).toMatchObject({ name: 'admin', role: 'ADMIN' })
  })

  it('gets the password of ADMIN_PASSWORD where there is one, which is not told again', async () => {
    expect(await ensureFirstAdmin(em(), '初始密码 1')).toBe(null)
    expect((await enter('admin', '初始密码 1')).user.role).toBe('ADMIN')
  })

  it('who lost the password gets back in with a new ADMIN_PASSWORD, which ends the old sessions', async () => {
    await ensureFirstAdmin(em(), '旧密码')
    const { token } = await enter('admin', '旧密码')
    await ensureFirstAdmin(em(), '旧密码')
    expect(await findSessionUser(em(), token)).not.toBe(null)
    await ensureFirstAdmin(em(), '新密码')
    expect(await findSessionUser(em(), token)).toBe(null)
    expect(await refusal(enter('admin', '旧密码'))).toBe('INVALID 用户名或密码不正确，请检查后重试')
    expect((await enter('admin', '新密码')).user.name).toBe('admin')
  })
})

describe('signing in', () => {
  beforeEach(async () => {
    const passwordHash = await hashPassword('密码')
    await em().insert(User, { id: createId('usr'), name: '张三', role: 'READER', passwordHash, disabled: false, createdAt: new Date() })
  })

  it('stores neither the password nor the token', async () => {
    const { token } = await enter('张三', '密码')
    const rows = JSON.stringify([await em().getConnection().execute('select * from users'), await em().getConnection().execute('select * from sessions')])
    expect(rows).toContain('$argon2id$')
    expect(rows).not.toContain('密码')
    expect(rows).not.toContain(token)
  })

  it('does not mind full-width letters and blanks around the name', async () => {
    const passwordHash = await hashPassword('p')
    await em().insert(User, { id: createId('usr'), name: 'wang5', role: 'READER', passwordHash, disabled: false, createdAt: new Date() })
    expect((await enter('　ｗａｎｇ５ ', 'p')).user.name).toBe('wang5')
  })

  it('does not say whether it was the name or the password that was wrong, nor by the time it takes', async () => {
    expect(await refusal(enter('张三', '错'))).toBe('INVALID 用户名或密码不正确，请检查后重试')
    expect(await refusal(enter('李四', '错'))).toBe('INVALID 用户名或密码不正确，请检查后重试')
    const known = await fastest(() => refusal(enter('张三', '错')))
    const unknown = await fastest(() => refusal(enter('李四', '错')))
    expect(unknown / known).toBeGreaterThan(0.2)
  })

  it('is refused to a disabled user, whose open sessions end as well', async () => {
    const { token } = await enter('张三', '密码')
    await em().nativeUpdate(User, { name: '张三' }, { disabled: true })
    expect(await findSessionUser(em(), token)).toBe(null)
    expect(await refusal(enter('张三', '密码'))).toMatch(/^INVALID/)
  })

  it('is stopped for a quarter of an hour after ten failures of one name from one address, even with the right password', async () => {
    const limits = new SignInLimits()
    const failures = await Promise.all(Array.from({ length: 12 }, () => refusal(enter('张三', '错', { limits }))))
    expect(failures.filter((words) => words.startsWith('INVALID'))).toHaveLength(10)
    expect(await refusal(enter('张三', '密码', { limits }))).toBe('UNAVAILABLE 登录尝试次数过多，请 15 分钟后再试')
    expect((await enter('张三', '密码', { limits, address: '10.0.0.2' })).user.name).toBe('张三')
  })

  it('starts counting anew after a success', async () => {
    const limits = new SignInLimits()
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 5; n += 1) await refusal(enter('张三', '错', { limits }))
      expect(await refusal(enter('张三', '密码', { limits }))).toBe('let in')
    }
  })
})

describe('a session', () => {
  beforeEach(() => ensureFirstAdmin(em(), 'p'))

  it('ends when its user signs out', async () => {
    const { token } = await enter('admin', 'p')
    expect(await closeSession(em(), token)).toBe(true)
    expect(await closeSession(em(), token)).toBe(false)
    expect(await findSessionUser(em(), token)).toBe(null)
  })

  it('runs out, and is cleared away with the next sign-in', async () => {
    const { token } = await enter('admin', 'p')
    await em().nativeUpdate(Session, {}, { expiresAt: new Date(Date.now() - 1) })
    expect(await findSessionUser(em(), token)).toBe(null)
    await enter('admin', 'p')
    expect(await em().count(Session)).toBe(1)
  })

  it('is not found by the hash that the database holds', async () => {
    await enter('admin', 'p')
    const session = await em().findOneOrFail(Session, { user: { name: 'admin' } })
    expect(await findSessionUser(em(), session.tokenHash)).toBe(null)
  })
})

/** Milliseconds of the fastest of three tries: what the work takes when the machine does nothing else. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 3; n += 1) {
    const before = performance.now()
    await work()
    times.push(performance.now() - before)
  }
  return Math.min(...times)
}
