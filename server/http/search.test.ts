import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'
import { INDEX_FILE } from '../settings.ts'

let server: TestServer
let visitor: Visitor
beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  visitor = new Visitor(server.url)
})
afterAll(() => server.stop())

interface Results {
  totalCount: number; engine: string; correctedQuery: string | null
  facets: { name: string; values: { value: string; label: string; count: number }[] }[]
  edges: { cursor: string; score: number; snippet: { text: string; hit: boolean }[]; node: { id: string; kind: string; title: string; url: string; node: { id: string; __typename: string; text?: string; name?: string } } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

async function search(query: string, more = ''): Promise<Results> {
  const answer = await visitor.read<{ search: Results }>(`query ($query: String!) { search(query: $query ${more}) {
    totalCount engine correctedQuery facets { name values { value label count } } pageInfo { hasNextPage endCursor }
    edges { cursor score snippet { text hit } node { id kind title url node { id __typename ... on Passage { text } ... on Directive { text } ... on Formulation { name } } } }
  } }`, { query })
  return answer.search
}

const idsOf = ({ edges }: Results) => edges.map(({ node }) => node.id)

describe('a search', () => {
  it('leads to passages, directives and formulations, with the words that were found', async () => {
    const { edges, engine } = await search('机制', ', first: 100')
    expect(engine).toBe('embedded')
    expect(new Set(edges.map(({ node }) => node.kind))).toEqual(new Set(['PASSAGE', 'DIRECTIVE', 'FORMULATION']))
    for (const { snippet, node } of edges) {
      expect(node.id).toBe(node.node.id)
      expect(node.node.text ?? node.node.name).toContain(snippet.map(({ text }) => text).join('').replaceAll('…', ''))
    }
    expect(edges[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toContain('机制')
  })

  it('finds the same in traditional characters', async () => {
    expect(idsOf(await search('黨建統領'))).toEqual(idsOf(await search('党建统领')))
    expect((await search('黨建統領')).totalCount).toBeGreaterThan(0)
  })

  it('comes page by page, every result once', async () => {
    const whole = idsOf(await search('治理', ', first: 60'))
    const pages: string[] = []
    for (let after = ''; pages.length < 60;) {
      const page = await search('治理', `, first: 25, after: ${after ? JSON.stringify(after) : 'null'}`)
      pages.push(...idsOf(page))
      after = page.pageInfo.endCursor ?? ''
      if (!page.pageInfo.hasNextPage) break
    }
    expect(pages.slice(0, 60)).toEqual(whole)
    expect(new Set(pages).size).toBe(pages.length)
  })

  it('for a formulation leads to the passages that use it, in whatever marks it stands there', async () => {
    const formulations = (await search('', ', first: 100, filter: { kinds: [FORMULATION] }')).edges.map(({ node }) => node)
    expect(formulations.length).toBeGreaterThan(5)
    const withoutMarks = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    for (const { title, url } of formulations) {
      const query = new URL(url, server.url).searchParams.get('q') ?? ''
      const { edges, correctedQuery } = await search(query, ', first: 100, filter: { kinds: [PASSAGE] }')
      expect(edges.length, title).toBeGreaterThan(0)
      expect(correctedQuery).toBeNull()
      for (const { node } of edges) expect(withoutMarks(node.node.text ?? ''), title).toContain(withoutMarks(title))
    }
  })

  it('is done again exactly as typed when asked to', async () => {
    expect(await search('jicengzhili')).toMatchObject({ correctedQuery: '基层治理' })
    expect(await search('jicengzhili', ', asTyped: true')).toMatchObject({ correctedQuery: null, totalCount: 0, edges: [] })
    expect(idsOf(await search('黨建統領', ', asTyped: true'))).toEqual(idsOf(await search('党建统领', ', asTyped: false')))
  })

  it('keeps the counts of what was not chosen', async () => {
    const kindsOf = ({ facets }: Results) => facets.find(({ name }) => name === 'kind')?.values
    const all = kindsOf(await search('治理'))
    expect(all?.length).toBeGreaterThan(1)
    expect(kindsOf(await search('治理', ', filter: { kinds: [PASSAGE] }'))).toEqual(all)
  })

  it('counts what its facets promise', async () => {
    const { facets } = await search('治理')
    const kinds = facets.find(({ name }) => name.startsWith('kind'))?.values ?? []
    expect(kinds.length).toBeGreaterThan(1)
    for (const { value, count } of kinds) expect((await search('治理', `, filter: { kinds: [${value}] }`)).totalCount).toBe(count)
  })

  it('names the values of its facets in Chinese', async () => {
    const labels = new Map((await search('治理')).facets.map(({ name, values }) => [name, values.map(({ label }) => label)]))
    expect(labels.get('kind')).toContain('段落')
    expect(labels.get('documentKind')).toContain('讲话')
    expect(labels.get('year')?.every((year) => /^\d{4}年$/.test(year))).toBe(true)
    expect(labels.get('document')?.length).toBeGreaterThan(1)
    expect([...labels.values()].flat().filter((label) => /^[A-Z_]+$/.test(label))).toEqual([])
  })

  it('gives the first values of a facet only, where no more are asked for', async () => {
    const ask = async (few: string) => (await visitor.read<{ search: { facets: { name: string; valueCount: number; values: { value: string }[] }[] } }>(`{ search(query: "治理") { facets { name valueCount values${few} { value } } } }`)).search.facets
    const all = await ask('')
    const few = await ask('(first: 2)')
    expect(all.some(({ values }) => values.length > 2)).toBe(true)
    expect(few).toEqual(all.map(({ values, ...facet }) => ({ ...facet, values: values.slice(0, 2) })))
    for (const { valueCount, values } of all) expect(valueCount).toBe(values.length)
    await expect(ask('(first: -1)')).rejects.toThrow('first 不能是负数')
  })

  it.each([
    '', ' ', '，。！？', '"unclosed', '“没有关上', '<script>alert(1)</script>', "' or 1=1; drop table users --", 'NEAR(治理 "网格") AND NOT * ^ col:x', '治\u0000理', '\ud800', '\udc00治理\ud800',
    '治理'.repeat(5000), '-', '-治理', '部门:', '层级:火星', '%', '_', '\\', '"""', '𠮷', '🙂', 'a'.repeat(10_000),
  ])('for %j is answered, whatever it finds', async (query) => {
    const { totalCount, edges } = await search(query)
    expect(totalCount).toBeGreaterThanOrEqual(edges.length)
    await visitor.read('query ($prefix: String!) { suggest(prefix: $prefix) { text kind } }', { prefix: query })
  })

  it('with filters that nothing passes finds nothing', async () => {
    for (const filter of ['documents: ["no-such"]', 'departments: ["<b>"]', 'dateFrom: "2999-01-01"', 'dateTo: "1000-01-01"', 'documents: ["\\u0000"]']) {
      expect((await search('治理', `, filter: { ${filter} }`)).totalCount, filter).toBe(0)
    }
  })

  it('says what is wrong with a filter value, a cursor or a page size that cannot be', async () => {
    for (const [argument, words] of [['filter: { kinds: [NONSENSE] }', 'NONSENSE'], ['filter: { dateFrom: "gestern" }', '日期要写成'], ['after: "x"', '游标无效'], ['first: -1', 'first 不能是负数']]) {
      const { errors } = await visitor.ask(`{ search(query: "治理", ${argument}) { totalCount } }`)
      expect(errors.map(({ message }) => message).join()).toContain(words)
    }
    expect((await search('治理', ', first: 100000')).edges.length).toBeLessThanOrEqual(100)
  })

  it('suggests by characters, pinyin and initials', async () => {
    const suggest = async (prefix: string) => (await visitor.read<{ suggest: { text: string }[] }>('query ($prefix: String!) { suggest(prefix: $prefix, first: 50) { text } }', { prefix })).suggest.map(({ text }) => text)
    const [name = ''] = await suggest('三')
    expect(name).toMatch(/^“?三/)
    expect((await suggest('san')).some((text) => /^“?三/.test(text))).toBe(true)
  })
})

describe('an index that fails while the server runs', () => {
  const rename = (from: string, to: string): void => {
    const index = new Database(join(server.dataDir, INDEX_FILE))
    index.exec(`ALTER TABLE ${from} RENAME TO ${to}`)
    index.close()
  }
  const readyz = async () => {
    const response = await visitor.fetch('/readyz')
    return { status: response.status, body: await response.json() as { ready: boolean; reasons: string[] } }
  }

  it('makes the server not ready and searches unavailable, until it is back', async () => {
    expect(await readyz()).toEqual({ status: 200, body: { ready: true, reasons: [] } })
    rename('entry', 'entry_gone')
    try {
      const { status, body } = await readyz()
      expect(status).toBe(503)
      expect(body).toEqual({ ready: false, reasons: [expect.stringMatching(/^检索的索引读不出来（.*entry.*），请重启服务/)] })
      const { errors } = await visitor.ask('{ search(query: "治理") { totalCount } }')
      expect(errors).toMatchObject([{ message: '检索暂时不可用，请稍后再试；一直这样时，请告诉管理员查看服务器日志', extensions: { code: 'UNAVAILABLE' } }])
      expect(server.logged.some((line) => line.includes('no such table') && line.includes('entry'))).toBe(true)
      expect((await visitor.fetch('/healthz')).status).toBe(200)
    } finally {
      rename('entry_gone', 'entry')
    }
    expect(await readyz()).toEqual({ status: 200, body: { ready: true, reasons: [] } })
    expect((await search('治理')).totalCount).toBeGreaterThan(0)
  })
})
