import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { storeDocument } from '../documents/storeDocument.ts'
import { ingestedText } from '../testing/ingestedText.ts'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

interface Search {
  readonly search: {
    readonly totalCount: number
    readonly edges: readonly {
      readonly snippet: readonly { readonly text: string, readonly hit: boolean }[]
      readonly node: { readonly id: string, readonly kind: string, readonly title: string, readonly url: string, readonly node: { readonly __typename: string, readonly text?: string } }
    }[]
    readonly facets: readonly { readonly name: string, readonly values: readonly { readonly value: string, readonly count: number }[] }[]
    readonly engine: string
  }
}

const SEARCH = `query ($query: String!, $filter: SearchFilter, $first: Int) { search(query: $query, filter: $filter, first: $first) {
  totalCount engine correctedQuery pageInfo { hasNextPage endCursor } facets { name values { value label count } }
  edges { cursor score snippet { text hit } node { id kind title url node {
    id __typename
    ... on Passage { text section { heading } document { title date level } }
    ... on Directive { text modality passage { id section { heading } document { title } } }
    ... on Formulation { name }
  } } }
} }`

let server: TestServer
let visitor: Visitor

beforeAll(async () => {
  server = await startServer()
  visitor = new Visitor(server.url)
  for (const n of [1, 2, 3, 4]) {
    const lines = Array.from({ length: 12 }, (_, at) => `要办好第${n}批第${at}件民生实事,用好“三张清单”。`)
    await server.store.orm.em.fork().transactional((em) => storeDocument(em as SqlEntityManager, {
      ingested: ingestedText(`${n}.txt`, [`关于第${n}批民生工程的讲话`, ...lines].join('\n')), decision: { do: 'SEPARATE' }, actor: null,
    }))
  }
  await server.store.indexer.drain()
  // What it asks the database beside us would be counted with ours.
  await server.store.linker.drain()
})
afterAll(async () => { await server.stop() })

test('a search answers with the nodes found, marked words and counts', async () => {
  const { search } = await visitor.read<Search>(SEARCH, { query: '民生實事', first: 100 })
  expect(search).toMatchObject({ totalCount: 96, engine: 'embedded' })
  expect(search.edges).toHaveLength(96)
  for (const { snippet, node } of search.edges) {
    expect(snippet.filter(({ hit }) => hit).map(({ text }) => text).join('')).toBe('民生实事')
    expect(node.node.text).toContain(snippet.map(({ text }) => text).join(''))
    expect(node.url).toMatch(/^\/documents\/[^#]+#psg_/)
  }
  expect(search.facets.find(({ name }) => name === 'kind')?.values).toMatchObject([{ value: 'DIRECTIVE', count: 48 }, { value: 'PASSAGE', count: 48 }])
})

test('filters narrow over the API', async () => {
  const { search } = await visitor.read<Search>(SEARCH, { query: '民生实事', filter: { kinds: ['DIRECTIVE'], documents: [] } })
  expect(search.totalCount).toBe(48)
  expect(search.edges.every(({ node }) => node.kind === 'DIRECTIVE' && node.node.__typename === 'Directive')).toBe(true)
})

test('a page of a hundred costs no more statements than a page of two', async () => {
  const countFor = async (first: number): Promise<number> => {
    server.statements.length = 0
    await visitor.read(SEARCH, { query: '民生实事', first })
    return server.statements.length
  }
  // Whether they are there and what they are, for each of two kinds of things: passages and directives.
  const few = await countFor(2)
  expect(few).toBeGreaterThanOrEqual(2)
  expect(await countFor(100)).toBeLessThanOrEqual(few + 2)
  expect(await countFor(100)).toBe(await countFor(50))
})

test('what went away since it was indexed is left out of the page', async () => {
  await server.store.indexer.close()
  const em = server.store.orm.em.fork()
  em.remove(await em.findOneOrFail(SourceDocument, { title: '关于第4批民生工程的讲话' }))
  await em.flush()
  const { search } = await visitor.read<Search>(SEARCH, { query: '民生实事', first: 100 })
  expect(search.edges).toHaveLength(72)
})

test('suggestions come over the API', async () => {
  const { suggest } = await visitor.read<{ suggest: unknown }>('{ suggest(prefix: "szqd", first: 3) { text kind } }')
  expect(suggest).toEqual([{ text: '三张清单', kind: 'FORMULATION' }])
})

test.each([
  ['a cursor nobody gave out', '{ search(query: "实事", after: "乱写") { totalCount } }', 'INVALID'],
  ['a negative number', '{ search(query: "实事", first: -1) { totalCount } }', 'INVALID'],
  ['a kind that is none', '{ search(query: "实事", filter: { kinds: [NOVEL] }) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a day that is none', '{ search(query: "实事", filter: { dateFrom: "2023-02-30" }) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
])('%s is refused with a code', async (_, query, code) => {
  const { errors } = await visitor.ask(query)
  expect(errors.map(({ extensions }) => extensions.code)).toEqual([code])
})

test('a search for a hundred thousand gives a page', async () => {
  const { search } = await visitor.read<Search>('{ search(query: "实事", first: 100000) { totalCount edges { cursor } } }')
  expect(search.edges.length).toBeLessThanOrEqual(100)
})
