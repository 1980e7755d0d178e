import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldForSearch } from '../search/foldForSearch.ts'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

/** What someone types who knows that a thing is there, and words of the thing: its name, or a piece of the passage. */
interface KnownItem {
  readonly query: string
  readonly holds: string
}

interface Found {
  search: { edges: { node: { node: { text?: string, name?: string } } }[] }
}

const SEARCH = `query ($query: String!) { search(query: $query, first: 3) { edges { node { node {
  ... on Passage { text } ... on Directive { text } ... on Formulation { name }
  ... on ServiceItem { name } ... on EnforcementItem { name } ... on CoordinationItem { name }
} } } } }`

const WANTED = 0.95

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: resolve('seed-docs') } })
  await server.loaded
})
afterAll(() => server.stop())

test('nearly everything in the start documents and lists that people know of is among the first three hits', async () => {
  const items = JSON.parse(await readFile(resolve('server/search/fixtures/knownItems.json'), 'utf8')) as KnownItem[]
  expect(items.length).toBeGreaterThanOrEqual(60)
  const visitor = new Visitor(server.url)
  const missed: string[] = []
  for (const { query, holds } of items) {
    const { search } = await visitor.read<Found>(SEARCH, { query })
    if (!search.edges.some(({ node: { node } }) => plain(node.text ?? node.name ?? '').includes(plain(holds)))) missed.push(query)
  }
  expect(1 - missed.length / items.length, `missed: ${missed.join('、')}`).toBeGreaterThanOrEqual(WANTED)
})

function plain(text: string): string {
  return foldForSearch(text).text.replace(/[^\p{L}\p{N}]+/gu, '')
}
