import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
let visitor: Visitor

beforeAll(async () => {
  server = await startServer()
  await server.loaded
  visitor = new Visitor(server.url)
})
afterAll(() => server.stop())

const nest = (depth: number) => `{ documents { edges { node ${'{ passages { edges { node { document '.repeat(depth)} { id } ${'} } } }'.repeat(depth)} } } }`
const repeat = (count: number, field: (n: number) => string) => `{ ${Array.from({ length: count }, (_, n) => field(n)).join(' ')} }`

describe('a query that asks too much is refused before it is executed', () => {
  it.each([
    ['too deep', nest(30), 'TOO_COMPLEX', '嵌套'],
    ['deep by fragments', `{ documents { edges { node { ...F0 } } } } ${Array.from({ length: 5 }, (_, n) => `fragment F${n} on SourceDocument { passages { edges { node { document { ${n < 4 ? `...F${n + 1}` : 'id'} } } } } }`).join(' ')}`, 'TOO_COMPLEX', '嵌套'],
    ['with very many aliases', repeat(200, (n) => `a${n}: documents { totalCount }`), 'TOO_COMPLEX', '别名'],
    ['with many aliases inside', `{ documents { edges { node ${repeat(100, (n) => `a${n}: rawText`)} } } }`, 'TOO_COMPLEX', '别名'],
    ['with many aliases through one fragment', `{ ${Array.from({ length: 10 }, () => '...F').join(' ')} } fragment F on Query ${repeat(10, (n) => `a${n}: viewer { id }`)}`, 'TOO_COMPLEX', '别名'],
    ['with many searches at once', repeat(21, (n) => `a${n}: search(query: "治理") { totalCount }`), 'TOO_COMPLEX', '最多 20 项'],
    ['for the passages of the passages of everything', '{ documents(first: 100) { edges { node { passages(first: 100) { edges { node { document { passages(first: 100) { edges { node { text } } } } } } } } } } }', 'TOO_COMPLEX', '太多'],
    ['for much by way of variables', 'query ($n: Int = 100) { documents(first: $n) { edges { node { passages(first: $n) { edges { node { document { passages(first: $n) { totalCount edges { node { text } } } } } } } } } } }', 'TOO_COMPLEX', '太多'],
    ['doubling with every fragment', `{ documents { edges { node { ...F0 } } } } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on SourceDocument { ${n < 39 ? `...F${n + 1} ...F${n + 1}` : 'id'} a${n}: title }`).join(' ')}`, 'TOO_COMPLEX', '别名'],
    ['of very many words', repeat(5000, () => 'viewer { id }'), 'GRAPHQL_PARSE_FAILED', 'token'],
    ['that goes round in circles', '{ documents { ...A } } fragment A on SourceDocumentConnection { ...B } fragment B on SourceDocumentConnection { ...A }', 'GRAPHQL_VALIDATION_FAILED', 'itself'],
  ])('when it is %s', async (_what, query, code, words) => {
    server.statements.length = 0
    const before = performance.now()
    const { status, data, errors } = await visitor.ask(query)
    expect(performance.now() - before).toBeLessThan(2000)
    expect({ status, data }).toEqual({ status: 400, data: undefined })
    expect(errors.map(({ extensions }) => extensions.code)).toContain(code)
    expect(errors.map(({ message }) => message).join()).toContain(words)
    expect(server.statements).toEqual([])
  })

  it('when the same text was allowed with smaller numbers, or with less of it switched on', async () => {
    const query = `query ($n: Int!, $all: Boolean!) { documents(first: $n) { edges { node { id passages(first: $n) @include(if: $all) { edges { node { document { passages(first: $n) { edges { node { text } } } } } } } } } } }`
    for (const [n, all] of [[2, true], [100, false]]) expect((await visitor.ask(query, { n, all })).errors).toEqual([])
    for (let time = 0; time < 2; time++) {
      const { errors } = await visitor.ask(query, { n: 100, all: true })
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['TOO_COMPLEX'])
    }
    expect((await visitor.ask(query, { n: 2, all: true })).errors).toEqual([])
  })

  it('when it is a whole batch', async () => {
    const response = await visitor.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]) })
    expect(response.status).toBe(400)
  })

  it('when it is a megabyte long', async () => {
    const response = await visitor.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: `{ search(query: "${'治'.repeat(400_000)}") { totalCount } }` }) })
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ error: { code: 'INVALID', message: '内容太大，服务器没有接收' } })
  })
})

describe('a query that asks much, as a client may', () => {
  it.each([
    ['all of a hundred documents', `{ documents(first: 100) { totalCount edges { node { id slug title kind date level occasion speaker rawText cleanText
      completeness { shownCharacters statedCharacters ratio gaps { offset missingCharacters reason } } repairs { kind before after rawStart rawEnd confidence }
      outline { number heading level passages { id text } } passages(first: 100) { totalCount edges { node { id text start end url section { heading } document { slug } } } pageInfo { hasNextPage endCursor } }
      directives { id text modality addressee deadline passage { id text document { title } section { heading } } } quotations { text speaker passage { id } } figures { value unit noun approximate text passage { id } }
      citations { title passage { id } target { id ... on SourceDocument { title } } } formulations { id name passages { id text document { title } } } } } } }`],
    ['a page of results with all that can be known of them', `{ search(query: "基层治理", first: 100) { totalCount engine correctedQuery pageInfo { hasNextPage endCursor } facets { name values { value label count } } edges { cursor score snippet { text hit } node { id kind title url
      node { id __typename ... on Passage { text section { heading passages { id } } document { title outline { heading } } } ... on Directive { text passage { text document { title directives { text } } } } ... on Formulation { name passages { text document { title } } } } } } } }`],
    ['twenty searches at once', repeat(20, (n) => `a${n}: search(query: "治理${n}") { totalCount edges { node { title } } }`)],
    ['what the schema holds', getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })],
  ])('gets %s', async (_what, query) => {
    const { status, errors } = await visitor.ask(query)
    expect({ status, errors }).toEqual({ status: 200, errors: [] })
  })
})

describe('a request that another site could make a browser send', () => {
  it.each([
    ['a form', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ viewer { id } }"}' }, 400],
    ['a form of fields', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={viewer{id}}' }, 415],
    ['a link', { method: 'GET' }, 404],
  ])('as %s is refused', async (_what, init, status) => {
    expect((await visitor.fetch('/graphql?query={viewer{id}}', init)).status).toBe(status)
  })
})
