import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
let admin: Visitor

beforeAll(async () => {
  server = await startServer()
  admin = new Visitor(server.url)
  await admin.signIn('admin', server.password)
})
afterAll(() => server.stop())

interface Person { id: string; name: string; role: string; disabled: boolean }
interface Answer { user: Person | null; password?: string | null; userErrors: { message: string; code: string }[] }

async function deed(visitor: Visitor, name: string, args: string, more = ''): Promise<Answer> {
  return (await visitor.read<Record<string, Answer>>(`mutation { ${name}(${args}) { user { id name role disabled } ${more} userErrors { message code } } }`))[name]!
}

async function enter(name: string, password: string): Promise<Visitor> {
  const visitor = new Visitor(server.url)
  const { user } = await visitor.signIn(name, password)
  if (!user) throw new Error(`${name} cannot sign in`)
  return visitor
}

const whoAmI = async (visitor: Visitor) => (await visitor.read<{ viewer: { name: string } | null }>('{ viewer { name } }')).viewer?.name ?? null

describe('people', () => {
  it('are created with a password that is shown once and works', async () => {
    const { user, password, userErrors } = await deed(admin, 'createUser', 'name: "  ｚｈａｎｇ ", role: CURATOR', 'password')
    expect([user?.name, user?.role, userErrors]).toEqual(['zhang', 'CURATOR', []])
    expect(await whoAmI(await enter('zhang', password ?? ''))).toBe('zhang')
    expect((await deed(admin, 'createUser', 'name: "zhang", role: READER', 'password')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect((await deed(admin, 'createUser', 'name: " ", role: READER', 'password')).userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  it('that are disabled are signed out at once and cannot come back, until they are enabled', async () => {
    const { user, password } = await deed(admin, 'createUser', 'name: "li", role: READER', 'password')
    const li = await enter('li', password ?? '')
    expect((await deed(admin, 'setUserDisabled', `id: "${user?.id}", disabled: true`)).user?.disabled).toBe(true)
    expect(await whoAmI(li)).toBe(null)
    expect((await new Visitor(server.url).signIn('li', password ?? '')).user).toBe(null)
    await deed(admin, 'setUserDisabled', `id: "${user?.id}", disabled: false`)
    expect(await whoAmI(await enter('li', password ?? ''))).toBe('li')
  })

  it('may do what their new role allows with their next request', async () => {
    const { user, password } = await deed(admin, 'createUser', 'name: "wang", role: CURATOR', 'password')
    const wang = await enter('wang', password ?? '')
    await wang.read('{ audit { totalCount } }')
    await deed(admin, 'setUserRole', `id: "${user?.id}", role: READER`)
    expect((await wang.ask('{ audit { totalCount } }')).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  })

  it('whose password is reset are signed out everywhere and come in with the new one only', async () => {
    const { user, password } = await deed(admin, 'createUser', 'name: "zhao", role: READER', 'password')
    const zhao = await enter('zhao', password ?? '')
    const reset = await deed(admin, 'resetPassword', `id: "${user?.id}"`, 'password')
    expect(await whoAmI(zhao)).toBe(null)
    expect((await new Visitor(server.url).signIn('zhao', password ?? '')).user).toBe(null)
    expect(await whoAmI(await enter('zhao', reset.password ?? ''))).toBe('zhao')
  })

  it('who change their password stay signed in here, and nowhere else', async () => {
    const { password = '' } = await deed(admin, 'createUser', 'name: "sun", role: READER', 'password')
    const [here, elsewhere] = [await enter('sun', password ?? ''), await enter('sun', password ?? '')]
    expect((await deed(here, 'changePassword', 'current: "wrong", next: "0123456789"')).userErrors).toMatchObject([{ code: 'INVALID' }])
    expect((await deed(here, 'changePassword', `current: "${password}", next: "short"`)).userErrors).toMatchObject([{ code: 'INVALID' }])
    expect((await deed(here, 'changePassword', `current: "${password}", next: "0123456789 新"`)).userErrors).toEqual([])
    expect([await whoAmI(here), await whoAmI(elsewhere)]).toEqual(['sun', null])
    expect(await whoAmI(await enter('sun', '0123456789 新'))).toBe('sun')
  })

  it('never lock themselves out: the last administrator can be neither disabled nor demoted', async () => {
    const { viewer: { id } } = await admin.read<{ viewer: { id: string } }>('{ viewer { id } }')
    expect((await deed(admin, 'setUserRole', `id: "${id}", role: READER`)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect((await deed(admin, 'setUserDisabled', `id: "${id}", disabled: true`)).userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  it('are listed by name, and what was done to them is in the audit log, without a password', async () => {
    const { users } = await admin.read<{ users: { edges: { node: Person }[] } }>('{ users { edges { node { id name role disabled } } } }')
    expect(users.edges.map(({ node }) => node.name)).toEqual(['admin', 'li', 'sun', 'wang', 'zhang', 'zhao'])
    const { audit } = await admin.read<{ audit: { edges: { node: { action: string; actor: string; facts: { label: string; value: string }[] } }[] } }>(
      '{ audit(filter: { actions: ["user"] }, first: 100) { edges { node { action actor facts { label value } } } } }',
    )
    const actions = new Set(audit.edges.map(({ node }) => node.action))
    expect([...actions].sort()).toEqual(['user.create', 'user.disable', 'user.enable', 'user.password.change', 'user.password.reset', 'user.role'])
    const labels = new Set(audit.edges.flatMap(({ node }) => node.facts.map(({ label }) => label)))
    expect([...labels].sort()).toEqual(['原来', '名称', '后来', '身份'].sort())
  })
})
