import { startServer, type TestServer } from './startServer.ts'
import { Visitor } from './Visitor.ts'

export type Person = 'admin' | 'curator' | 'trainer' | 'reader' | 'nobody'

export interface PeopledServer extends TestServer {
  /** One of each role, signed in; `nobody` is not. */
  as(person: Person): Visitor
}

/** Starts a server that has loaded the seed documents and lists, with somebody of each role at the door. */
export async function startWithPeople(): Promise<PeopledServer> {
  const server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  await server.addUsers()
  const visitors = new Map<Person, Visitor>([['nobody', new Visitor(server.url)]])
  for (const person of ['admin', 'curator', 'trainer', 'reader'] as const) {
    const visitor = new Visitor(server.url)
    await visitor.signIn(person, server.password)
    visitors.set(person, visitor)
  }
  return { ...server, as: (person) => visitors.get(person)! }
}
