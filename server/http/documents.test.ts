import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayRepairs } from '../ingest/repair/replayRepairs.ts'
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

interface Passage { id: string; text: string; start: number; end: number; url: string }
interface Placed { text: string; start: number; end: number; passage: Passage }
interface SeedDocument {
  id: string; slug: string; title: string; kind: string; date: string | null; rawText: string; cleanText: string
  completeness: { shownCharacters: number; statedCharacters: number | null; ratio: number | null; gaps: { offset: number; missingCharacters: number | null }[] }
  repairs: { kind: string; before: string; after: string; rawStart: number; rawEnd: number; cleanStart: number; cleanEnd: number; confidence: number }[]
  outline: { heading: string; start: number; end: number; level: number; parent: number | null; passages: { id: string; text: string }[] }[]
  passages: { totalCount: number; edges: { cursor: string; node: Passage & { section: { heading: string } | null; document: { slug: string } } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  directives: (Placed & { id: string; modality: string })[]
  quotations: Placed[]
  citations: (Placed & { title: string; target: { id: string } | null })[]
  figures: (Placed & { value: number })[]
  formulations: { id: string; name: string; passages: Passage[] }[]
  formulationUses: { start: number; end: number; formulation: { name: string } }[]
  source: { fileName: string; sha256: string; byteLength: number }
  revisions: { number: number; by: string | null }[]
}

const everything = `query ($filter: DocumentFilter) { documents(filter: $filter) { totalCount edges { node {
  id slug title kind date level occasion speaker rawText cleanText
  completeness { shownCharacters statedCharacters ratio gaps { offset missingCharacters reason } }
  repairs { kind before after rawStart rawEnd cleanStart cleanEnd confidence }
  outline { number heading level start end parent passages { id text } }
  passages(first: 100) { totalCount edges { cursor node { id text start end url section { heading } document { slug } } } pageInfo { hasNextPage endCursor } }
  directives { id text modality addressee deadline start end passage { id text start end } }
  quotations { text speaker start end passage { id start end } }
  citations { title start end passage { id start end } target { id } }
  figures { value unit noun approximate text start end passage { id start end } }
  formulations { id name passages { id text } }
  formulationUses { start end formulation { name } }
  source { fileName sha256 mediaType encoding byteLength ingestedAt }
  revisions { number at by reason }
} } } }`

async function readSeeds(): Promise<SeedDocument[]> {
  const { documents } = await visitor.read<{ documents: { edges: { node: SeedDocument }[] } }>(everything)
  return documents.edges.map(({ node }) => node)
}

const withoutMarks = (text: string) => text.replace(/[“”]/g, '')

describe('the three start documents', () => {
  it('are all there, from the latest, the undated ones last', async () => {
    const dates = (await readSeeds()).map(({ date }) => date)
    expect(dates).toHaveLength(3)
    expect(dates).toEqual([...dates].sort((a, b) => (b ?? '').localeCompare(a ?? '')))
  })

  it('can be traced back: the repairs lead from the raw text to the clean text, and each says where its outcome stands', async () => {
    for (const { rawText, cleanText, repairs } of await readSeeds()) {
      expect(replayRepairs(rawText, repairs as never)).toBe(cleanText)
      expect(repairs.length).toBeGreaterThan(0)
      for (const { before, after, rawStart, rawEnd, cleanStart, cleanEnd } of repairs) {
        expect(rawText.slice(rawStart, rawEnd)).toBe(before)
        expect(cleanText.slice(cleanStart, cleanEnd)).toBe(after)
      }
    }
  })

  it('hold the words that were lost in the damage', async () => {
    const all = (await readSeeds()).map(({ cleanText }) => cleanText).join()
    for (const words of ['生活的根本保证。基层治理是坚持以人民为中心', '形成治理合力。县区党委侧重抓治理', '确保基层事权统一']) expect(all).toContain(words)
  })

  it('have passages, headings and annotations that stand in the clean text where they say', async () => {
    for (const { cleanText, slug, outline, passages, directives, quotations, figures, citations, formulationUses } of await readSeeds()) {
      expect(passages.edges.length).toBeGreaterThan(10)
      expect(passages.totalCount).toBe(passages.edges.length)
      for (const { node } of passages.edges) {
        expect(cleanText.slice(node.start, node.end)).toBe(node.text)
        expect(node.url).toBe(`/documents/${slug}#${node.id}`)
        expect(node.document.slug).toBe(slug)
      }
      for (const { heading, start, end } of outline) expect(cleanText.slice(start, end)).toContain(heading)
      for (const { text, start, end, passage } of [...directives, ...quotations, ...figures]) {
        expect(cleanText.slice(start, end)).toBe(text)
        expect(passage.start).toBeLessThanOrEqual(start)
        expect(passage.end).toBeGreaterThanOrEqual(end)
      }
      for (const { title, start, end } of citations) expect(cleanText.slice(start, end)).toBe(`《${title}》`)
      for (const { formulation, start, end } of formulationUses) expect(withoutMarks(cleanText.slice(start, end))).toContain(withoutMarks(formulation.name))
    }
  })

  it('have every passage of a section in reading order, once', async () => {
    for (const { outline, passages } of await readSeeds()) {
      const inSections = outline.flatMap((section) => section.passages.map(({ id }) => id))
      const withSection = passages.edges.filter(({ node }) => node.section).map(({ node }) => node.id)
      expect([...inSections].sort()).toEqual([...withSection].sort())
    }
  })

  it('name each formulation once, with the passages that use it', async () => {
    for (const { formulations, formulationUses } of await readSeeds()) {
      expect(formulations.map(({ name }) => name)).toEqual([...new Set(formulationUses.map(({ formulation }) => formulation.name))])
      for (const { passages } of formulations) expect(passages.length).toBeGreaterThan(0)
    }
  })

  it('say which file they came from and hide from visitors who put them there', async () => {
    for (const { source, revisions } of await readSeeds()) {
      expect(source.fileName).toMatch(/^00\d_[0-9a-f]{16}\.txt$/)
      expect(source.sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(revisions).toMatchObject([{ number: 1, by: null }])
    }
  })
})

describe('lists', () => {
  it('of passages come page by page, complete, in a stable order', async () => {
    const [{ slug, passages: whole } = { slug: '', passages: { edges: [] } }] = await readSeeds()
    const ids: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { document }: { document: SeedDocument } = await visitor.read(
        'query ($slug: String!, $after: String) { document(slug: $slug) { passages(first: 7, after: $after) { edges { node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }',
        { slug, after },
      )
      ids.push(...document.passages.edges.map(({ node }) => node.id))
      after = document.passages.pageInfo.endCursor
      more = document.passages.pageInfo.hasNextPage
    }
    expect(ids).toEqual(whole.edges.map(({ node }) => node.id))
  })

  it.each(['NEWEST', 'OLDEST', 'TITLE'])('of documents sorted by %s come page by page, each document once', async (sort) => {
    const whole = await visitor.read<{ documents: { edges: { node: { id: string } }[] } }>(`{ documents(sort: ${sort}) { edges { node { id } } } }`)
    const ids: string[] = []
    let after: string | null = null
    for (let page = 0; page < 3; page += 1) {
      const { documents }: { documents: { edges: { cursor: string; node: { id: string } }[]; totalCount: number } } = await visitor.read(
        `query ($after: String) { documents(first: 1, after: $after, sort: ${sort}) { totalCount edges { cursor node { id } } } }`, { after },
      )
      expect(documents.totalCount).toBe(3)
      ids.push(...documents.edges.map(({ node }) => node.id))
      after = documents.edges[0]?.cursor ?? null
    }
    expect(ids).toEqual(whole.documents.edges.map(({ node }) => node.id))
  })

  it.each([
    ['kinds: [SPEECH]', 2], ['kinds: [EXCHANGE_REMARKS]', 1], ['kinds: []', 0], ['yearFrom: 2022, yearTo: 2022', 1], ['yearFrom: 2030', 0],
    ['text: "市委"', 1], ['text: "<script>"', 0], ['text: "%"', 3], ['levels: [MUNICIPAL]', 1],
  ])('of documents with %s hold %i', async (filter, count) => {
    const { documents } = await visitor.read<{ documents: { totalCount: number } }>(`{ documents(filter: { ${filter} }) { totalCount } }`)
    expect(documents.totalCount).toBe(count)
  })

  it('never give more than 100 at once, and nothing but the count for 0', async () => {
    const { documents } = await visitor.read<{ documents: { edges: { node: { passages: { edges: unknown[] } } }[] } }>('{ documents(first: 100000) { edges { node { passages(first: 100000) { edges { cursor } } } } } }')
    for (const { node } of documents.edges) expect(node.passages.edges.length).toBeLessThanOrEqual(100)
    expect(await visitor.read('{ documents(first: 0) { totalCount edges { cursor } } }')).toEqual({ documents: { totalCount: 3, edges: [] } })
  })

  it.each([
    ['documents(first: -1) { totalCount }', 'first 不能是负数'],
    ['documents(after: "zzz") { totalCount }', '游标无效'],
    ['documents(after: "W10") { totalCount }', '游标无效'],
    ['documents(filter: { yearFrom: -5 }) { totalCount }', '年份要在 0 到 9999 之间'],
    [`documents(filter: { text: "${'长'.repeat(201)}" }) { totalCount }`, '筛选文字最多 200 字'],
  ])('refuse %s in words', async (field, words) => {
    const { errors } = await visitor.ask(`{ ${field} }`)
    expect(errors).toMatchObject([{ message: expect.stringContaining(words) as string, extensions: { code: 'INVALID' } }])
  })

  it('refuse the cursor of another list', async () => {
    const [first, second] = await readSeeds()
    const { errors } = await visitor.ask('query ($slug: String!, $after: String!) { document(slug: $slug) { passages(after: $after) { totalCount } } }', {
      slug: first?.slug, after: second?.passages.edges[0]?.cursor,
    })
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }])
  })
})

describe('the number of SQL statements', () => {
  async function countStatements(ask: () => Promise<unknown>): Promise<number> {
    server.statements.length = 0
    await ask()
    return server.statements.length
  }

  it('does not grow with the documents that everything is asked about', async () => {
    const [seed] = await readSeeds()
    const one = await countStatements(() => visitor.read(everything, { filter: { text: seed?.title } }))
    const three = await countStatements(() => visitor.read(everything))
    // One more each where a document has citations to look up, or shares a formulation with passages not yet read.
    expect(three - one).toBeLessThanOrEqual(2)
    expect(three).toBeLessThanOrEqual(25)
  })

  it('does not grow with the results of a search', async () => {
    const search = `query ($first: Int!) { search(query: "治理", first: $first) { totalCount facets { name values { value count } } edges { snippet { text hit } node { id kind title url node { id
      ... on Passage { text section { heading passages { id } } document { title slug } }
      ... on Directive { text modality passage { text section { heading } document { title slug } } }
      ... on Formulation { name passages { text document { slug } } } } } } } }`
    const kinds = async (first: number) => (await visitor.read<{ search: { edges: { node: { kind: string } }[] } }>(search, { first })).search.edges.length
    expect([await kinds(5), await kinds(20)]).toEqual([5, 20])
    const five = await countStatements(() => visitor.read(search, { first: 5 }))
    const twenty = await countStatements(() => visitor.read(search, { first: 20 }))
    expect(twenty).toBeLessThanOrEqual(12)
    expect(twenty - five).toBeLessThanOrEqual(3)
  })
})
