import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { TRUSTED_PROXY: '127.0.0.1' } })
  await server.addUsers()
})
afterAll(() => server.stop())

const signInBody = (password: string) => JSON.stringify({ query: 'mutation ($p: String!) { signIn(name: "admin", password: $p) { user { id } userErrors { code } } }', variables: { p: password } })
const cookieOf = async (headers: Record<string, string>) => {
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: signInBody(server.password) })
  return response.headers.getSetCookie()
}

describe('the session', () => {
  it('lasts from sign-in to sign-out, in one browser', async () => {
    const visitor = new Visitor(server.url)
    const other = new Visitor(server.url)
    const viewer = async (who: Visitor) => (await who.read<{ viewer: { name: string; role: string } | null }>('{ viewer { name role } }')).viewer
    expect(await viewer(visitor)).toBe(null)
    expect(await visitor.signIn('admin', server.password)).toMatchObject({ user: { name: 'admin', role: 'ADMIN' }, userErrors: [] })
    expect(await viewer(visitor)).toEqual({ name: 'admin', role: 'ADMIN' })
    expect(await viewer(other)).toBe(null)
    expect(await visitor.read('mutation { signOut }')).toEqual({ signOut: true })
    expect(await viewer(visitor)).toBe(null)
    expect(await visitor.read('mutation { signOut }')).toEqual({ signOut: false })
  })

  it('does not begin with a wrong password; it is not said what was wrong', async () => {
    const visitor = new Visitor(server.url)
    const refused = { user: null, userErrors: [{ message: '用户名或密码不正确，请检查后重试', code: 'INVALID' }] }
    expect(await visitor.signIn('reader', 'wrong')).toEqual(refused)
    expect(await visitor.signIn('nobody', 'wrong')).toEqual(refused)
    expect(await visitor.signIn('\u0000\ud800', '\u0000\ud800')).toEqual(refused)
  })

  it('is stopped after ten wrong passwords for a name, and says until when', async () => {
    const visitor = new Visitor(server.url)
    for (let n = 0; n < 10; n += 1) await visitor.signIn('trainer', `wrong ${n}`)
    expect(await visitor.signIn('trainer', server.password)).toEqual({ user: null, userErrors: [{ message: '登录尝试次数过多，请 15 分钟后再试', code: 'UNAVAILABLE' }] })
  })

  it('is kept in a cookie that scripts cannot read and other sites cannot use, over HTTPS only where that is spoken', async () => {
    const flags = (lines: string[]) => lines.map((line) => line.split('; ').slice(1).filter((part) => !part.startsWith('Expires=')))
    expect(flags(await cookieOf({}))).toEqual([['Path=/', 'HttpOnly', 'SameSite=Strict']])
    expect(flags(await cookieOf({ 'x-forwarded-proto': 'https' }))).toEqual([['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']])
  })

  it('is nobody\'s with a made-up cookie', async () => {
    for (const cookie of ['zhengdian_session=x', 'zhengdian_session=', 'zhengdian_session=%00%ff', `zhengdian_session=${'x'.repeat(3000)}`]) {
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: '{"query":"{ viewer { id } }"}' })
      expect(await response.json()).toEqual({ data: { viewer: null } })
    }
  })

  it('leaves neither password nor token in the log', async () => {
    const [line = ''] = await cookieOf({})
    const token = line.split(/[=;]/)[1] ?? ''
    await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `zhengdian_session=${token}` }, body: '{"query":"{ viewer { id } }"}' })
    expect(server.logged.join('')).toContain('/graphql')
    expect(server.logged.join('')).not.toContain(token)
    expect(server.logged.join('')).not.toContain(server.password)
  })
})

describe('a server for its users only (PUBLIC_READ off)', () => {
  const reading = ['documents { totalCount }', 'document(slug: "x") { id }', 'search(query: "x") { totalCount }', 'suggest(prefix: "x") { text }', 'node(id: "doc_x") { id }']
  let closed: TestServer
  beforeAll(async () => {
    closed = await startServer({ env: { PUBLIC_READ: 'false' } })
    await closed.addUsers()
  })
  afterAll(() => closed.stop())

  it.each(reading)('asks a visitor to sign in before %s', async (field) => {
    const { errors } = await new Visitor(closed.url).ask(`{ ${field} }`)
    expect(errors).toMatchObject([{ message: '请先登录，再进行这项操作', extensions: { code: 'UNAUTHENTICATED' } }])
  })

  it('lets readers read, and visitors sign in', async () => {
    const reader = new Visitor(closed.url)
    expect(await reader.read('{ viewer { id } }')).toEqual({ viewer: null })
    await reader.signIn('reader', closed.password)
    for (const field of reading) expect((await reader.ask(`{ ${field} }`)).errors).toEqual([])
  })
})

describe('what is for curators', () => {
  it.each(['ingestUploads(uploadIds: []) { job { id } }', 'acceptRevision(fileId: "x") { file { id } }', 'storeSeparately(fileId: "x") { file { id } }', 'dismissRevision(fileId: "x") { file { id } }'])('refuses %s to visitors and readers', async (field) => {
    const codes: string[] = []
    const reader = new Visitor(server.url)
    await reader.signIn('reader', server.password)
    for (const visitor of [new Visitor(server.url), reader]) codes.push(...(await visitor.ask(`mutation { ${field} }`)).errors.map(({ extensions }) => extensions.code))
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN'])
  })
})
