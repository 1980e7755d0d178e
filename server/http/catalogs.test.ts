import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWithPeople, type PeopledServer, type Person } from '../testing/startWithPeople.ts'

let server: PeopledServer

beforeAll(async () => { server = await startWithPeople() })
afterAll(() => server.stop())

const as = (person: Person) => server.as(person)

describe('the start catalogues', () => {
  it('are three, labelled 示范数据, with 154 service items of which 33 go to the village', async () => {
    const { catalogs, serviceItems, village } = await as('nobody').read<{
      catalogs: { slug: string; title: string; currentEdition: { itemCount: number; isDemonstration: boolean } }[]; serviceItems: { totalCount: number }; village: { totalCount: number }
    }>('{ catalogs { slug title currentEdition { itemCount isDemonstration } } serviceItems { totalCount } village: serviceItems(filter: { levels: [VILLAGE] }) { totalCount } }')
    expect(catalogs.map(({ slug, currentEdition: { itemCount } }) => [slug, itemCount])).toEqual([['service-items', 154], ['enforcement-items', 30], ['coordination-items', 60]])
    for (const { title, currentEdition } of catalogs) expect([title, currentEdition.isDemonstration]).toEqual([expect.stringMatching(/（示范数据）$/), true])
    expect([serviceItems.totalCount, village.totalCount]).toEqual([154, 33])
  })

  it('prove the figures that the speech gives for them, and are what its citation leads to', async () => {
    const { catalog, documents } = await as('nobody').read<{
      catalog: { countProofs: { claimed: number; held: number; agrees: boolean; scope: string | null; claim: { text: string; passage: { text: string } } }[] }
      documents: { edges: { node: { citations: { title: string; target: { __typename: string; slug: string } | null }[] } }[] }
    }>(`{ catalog(slug: "service-items") { countProofs { claimed held agrees scope claim { text passage { text } } } }
      documents { edges { node { citations { title target { __typename ... on Catalog { slug } } } } } } }`)
    expect(catalog.countProofs.map(({ claimed, held, agrees, scope }) => ({ claimed, held, agrees, scope }))).toEqual([
      { claimed: 154, held: 154, agrees: true, scope: null }, { claimed: 33, held: 33, agrees: true, scope: 'VILLAGE' },
    ])
    expect(catalog.countProofs[0]?.claim.passage.text).toContain('将省里明确的154项政务服务事项')
    const citation = documents.edges.flatMap(({ node }) => node.citations).find(({ title }) => title === '河南省乡村政务服务事项通用目录')
    expect(citation?.target).toEqual({ __typename: 'Catalog', slug: 'service-items' })
  })

  it('are found beside passages, narrowed by department under any of its names and by level', async () => {
    const { search } = await as('nobody').read<{ search: { edges: { node: { kind: string; url: string; node: { __typename: string; code: string } } }[] } }>(
      '{ search(query: "最低生活保障 部门:民政 层级:村") { edges { node { kind url node { __typename ... on CatalogItem { code } } } } } }',
    )
    expect(search.edges.map(({ node }) => node)).toEqual([
      { kind: 'SERVICE_ITEM', url: '/catalogs/service-items/items/DEMO01030001', node: { __typename: 'ServiceItem', code: 'DEMO01030001' } },
    ])
  })

  it('cost the same number of statements whatever the length of the page', async () => {
    const count = async (query: string) => {
      server.statements.length = 0
      await as('nobody').read(query)
      return server.statements.length
    }
    for (const list of ['serviceItems(first: N)', 'catalogItems(catalog: "coordination-items", first: N)', 'enforcementItems(first: N)']) {
      const query = (size: number) => `{ ${list.replace('N', String(size))} { totalCount edges { node { code name department { name aliases } edition { number catalog { title } } url crossReferences { id } } } } }`
      const [few, many] = [await count(query(3)), await count(query(30))]
      // One more for each kind of thing that only later items are linked with.
      expect(many - few).toBeLessThanOrEqual(3)
      expect(many).toBeLessThanOrEqual(16)
    }
  })

  it('are listed page by page, each item once, in any order', async () => {
    for (const sort of ['LIST', 'CODE', 'NAME', 'TYPE', 'DEPARTMENT', 'LEVEL', 'LIMIT']) {
      const codes: string[] = []
      for (let after: string | null = null, more = true; more;) {
        const { catalogItems }: { catalogItems: { edges: { node: { code: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await as('nobody').read(
          `query ($after: String) { catalogItems(catalog: "service-items", sort: ${sort}, descending: true, first: 50, after: $after) { edges { node { code } } pageInfo { hasNextPage endCursor } } }`, { after },
        )
        codes.push(...catalogItems.edges.map(({ node }) => node.code))
        ;({ hasNextPage: more, endCursor: after } = catalogItems.pageInfo)
      }
      expect([sort, codes.length, new Set(codes).size]).toEqual([sort, 154, 154])
    }
  })

  it('sorted by time limit begin with the shortest; what has none comes last', async () => {
    const { catalogItems } = await as('nobody').read<{ catalogItems: { edges: { node: { statutoryLimit: { amount: number | null; unit: string } | null } }[] } }>(
      '{ catalogItems(catalog: "service-items", sort: LIMIT, first: 100) { edges { node { ... on ServiceItem { statutoryLimit { amount unit } } } } } }',
    )
    const days = catalogItems.edges.map(({ node: { statutoryLimit: limit } }) => limit === null ? Infinity : (limit.amount ?? 0) * ({ WORKING_DAY: 1.4, MONTH: 30 }[limit.unit] ?? 1))
    expect(days.filter(Number.isFinite)).toHaveLength(37)
    expect(days).toEqual([...days].sort((a, b) => a === b ? 0 : a - b))
  })

  it('that have a domain instead of a type are sorted by it', async () => {
    const { catalogItems } = await as('nobody').read<{ catalogItems: { edges: { node: { domain: string } }[] } }>(
      '{ catalogItems(catalog: "coordination-items", sort: TYPE, first: 100) { edges { node { ... on CoordinationItem { domain } } } } }',
    )
    const domains = catalogItems.edges.map(({ node }) => node.domain)
    expect(new Set(domains).size).toBe(15)
    expect(domains).toEqual([...domains].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))))
  })

  it('are counted by department, level and type as they are listed', async () => {
    const { catalogItems } = await as('nobody').read<{ catalogItems: {
      totalCount: number; facets: { name: string; values: { value: string; count: number }[] }[]; distribution: { department: { name: string }; count: number; levels: { level: string; count: number }[] }[]
    } }>('{ catalogItems(catalog: "service-items", filter: { levels: [VILLAGE], departments: ["人社局"] }) { totalCount facets { name values { value count } } distribution { department { name } count levels { level count } } } }')
    const { totalCount, facets, distribution } = catalogItems
    const facet = (name: string) => facets.find((one) => one.name === name)?.values ?? []
    expect(distribution).toEqual([{ department: { name: '人力资源和社会保障局' }, count: totalCount, levels: [{ level: 'TOWNSHIP', count: totalCount }, { level: 'VILLAGE', count: totalCount }] }])
    expect(facet('department').reduce((sum, { count }) => sum + count, 0)).toBe(33)
    expect(facet('department').find(({ value }) => value === '人力资源和社会保障局')?.count).toBe(totalCount)
    expect(facet('level').find(({ value }) => value === 'VILLAGE')?.count).toBe(totalCount)
  })
})
