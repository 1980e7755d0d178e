import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
let visitor: Visitor

beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  visitor = new Visitor(server.url)
})
afterAll(() => server.stop())

interface Seed {
  id: string; title: string
  passages: { edges: { node: { id: string; text: string } }[] }
  directives: { id: string; passage: { id: string } }[]
  formulations: { id: string; name: string }[]
}

async function readSeed(): Promise<Seed> {
  const { documents } = await visitor.read<{ documents: { edges: [{ node: Seed }] } }>(
    '{ documents(first: 1) { edges { node { id title passages { edges { node { id text } } } directives { id passage { id } } formulations { id name } } } } }',
  )
  return documents.edges[0].node
}

describe('a document that is not there', () => {
  it.each(['', 'no-such', '<script>alert(1)</script>', '\u0000', '\ud800', "' or 1=1 --", 'x'.repeat(10_000)])('%j is nothing, and no fault', async (slug) => {
    expect(await visitor.read('query ($slug: String!) { document(slug: $slug) { id } }', { slug })).toEqual({ document: null })
  })

  it('is nothing under the id of a document, which is no slug', async () => {
    const seed = await readSeed()
    expect(await visitor.read('query ($slug: String!) { document(slug: $slug) { id } }', { slug: seed.id })).toEqual({ document: null })
  })
})

describe('node', () => {
  const node = (id: string) => visitor.read<{ node: unknown }>(
    'query ($id: ID!) { node(id: $id) { __typename id ... on SourceDocument { title } ... on Passage { text document { title } } ... on Directive { passage { id } } ... on Formulation { name } } }', { id },
  )

  it('finds documents, passages, directives and formulations by their ids', async () => {
    const seed = await readSeed()
    const passage = seed.passages.edges[0]?.node
    const [directive] = seed.directives
    const [formulation] = seed.formulations
    expect(await node(seed.id)).toEqual({ node: { __typename: 'SourceDocument', id: seed.id, title: seed.title } })
    expect(await node(passage?.id ?? '')).toEqual({ node: { __typename: 'Passage', id: passage?.id, text: passage?.text, document: { title: seed.title } } })
    expect(await node(directive?.id ?? '')).toEqual({ node: { __typename: 'Directive', id: directive?.id, passage: { id: directive?.passage.id } } })
    expect(await node(formulation?.id ?? '')).toEqual({ node: { __typename: 'Formulation', id: formulation?.id, name: formulation?.name } })
  })

  it.each(['', 'x', 'doc', 'doc_', '_', 'doc_nosuch', 'cat_1', '__proto__', 'constructor_1', 'psg_\u0000', 'frm_\ud800', 'doc_' + 'x'.repeat(10_000)])('is nothing for %j', async (id) => {
    expect(await node(id)).toEqual({ node: null })
  })

  it('does not show users to visitors, but shows them to administrators', async () => {
    const admin = new Visitor(server.url)
    const { user } = await admin.signIn('admin', server.password)
    expect(await node(user?.id ?? '')).toEqual({ node: null })
    expect(await admin.read('query ($id: ID!) { node(id: $id) { __typename id } }', { id: user?.id })).toEqual({ node: { __typename: 'User', id: user?.id } })
  })
})
