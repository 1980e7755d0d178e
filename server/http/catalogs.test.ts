import { readFile } from 'node:fs/promises'
import { isObjectType, type GraphQLInputType, isNonNullType, isListType, isScalarType, isEnumType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/buildSchema.ts'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  await server.addUsers()
  for (const name of ['admin', 'curator', 'reader', 'trainer']) {
    const visitor = new Visitor(server.url)
    await visitor.signIn(name, server.password)
    visitors.set(name, visitor)
  }
  visitors.set('nobody', new Visitor(server.url))
})
afterAll(() => server.stop())

const as = (name: string): Visitor => visitors.get(name)!

interface Edition { id: string; number: number; status: string; itemCount: number }
interface Problem { message: string; code: string; field: string[] | null }

async function catalogOf(slug: string): Promise<{ id: string; title: string; currentEdition: Edition; editions: Edition[] }> {
  const { catalog } = await as('curator').read<{ catalog: Awaited<ReturnType<typeof catalogOf>> }>(
    'query ($slug: String!) { catalog(slug: $slug) { id title currentEdition { id number status itemCount } editions { id number status itemCount } } }', { slug },
  )
  return catalog
}

async function editionDeed(who: string, name: string, args: string): Promise<{ edition: Edition | null; userErrors: Problem[] }> {
  const data = await as(who).read<Record<string, { edition: Edition | null; userErrors: Problem[] }>>(
    `mutation { ${name}(${args}) { edition { id number status itemCount } userErrors { message code field } } }`,
  )
  return data[name]!
}

describe('the start catalogues', () => {
  it('are three, labelled 示范数据, with 154 service items of which 33 go to the village', async () => {
    const { catalogs, serviceItems, village } = await as('nobody').read<{
      catalogs: { slug: string; title: string; currentEdition: Edition & { isDemonstration: boolean } }[]; serviceItems: { totalCount: number }; village: { totalCount: number }
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

describe('a list from the page to a published edition', () => {
  let uploadId: string

  async function upload(name: string, text: string): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([text]), name)
    const response = await as('curator').fetch('/uploads', { method: 'POST', body: form })
    return (await response.json() as { id: string }).id
  }

  it('is previewed with its mapping, its rows and its errors in place', async () => {
    const text = (await readFile('server/catalogs/fixtures/service-items-edition-2.csv', 'utf8')).replace(/(残疾人证换领申请,[^,]*,[^,]*,)[^,]*/, '$1火星级')
    uploadId = await upload('第二版.csv', text)
    const { previewCatalogImport: { preview, userErrors } } = await as('curator').read<{ previewCatalogImport: { userErrors: Problem[]; preview: {
      kind: string; rowCount: number; goodCount: number; problems: { row: number; column: string; value: string; message: string }[]
      sheets: { sheet: string; headerRow: number; columns: { letter: string; header: string; field: string | null }[] }[]; rows: { row: number; fields: { label: string; text: string | null }[] }[]
    } } }>(`mutation ($uploadId: ID!) { previewCatalogImport(uploadId: $uploadId, firstRows: 2) { userErrors { message code field } preview {
      kind rowCount goodCount problems { row column value message } sheets { sheet headerRow columns { letter header field } } rows { row fields { label text } } } } }`, { uploadId })
    expect(userErrors).toEqual([])
    expect(preview).toMatchObject({ kind: 'SERVICE', rowCount: 156, goodCount: 155 })
    expect(preview.problems.map(({ column, value }) => [column, value])).toEqual([['行使层级', expect.stringContaining('火星级')]])
    expect(preview.sheets[0]?.columns.find(({ field }) => field === 'competentDepartment')).toEqual({ letter: 'E', header: '主管部门', field: 'competentDepartment' })
    expect(preview.rows.map(({ row }) => row)).toEqual([2, 3])
  })

  it('is refused while a row is bad, taken in once the rest is accepted, with its progress told', async () => {
    const run = async (acceptRest: boolean) => {
      const { startCatalogImport: started } = await as('curator').read<{ startCatalogImport: { import: { id: string } } }>(
        'mutation ($uploadId: ID!, $acceptRest: Boolean!) { startCatalogImport(uploadId: $uploadId, catalog: "service-items", acceptRest: $acceptRest) { import { id } userErrors { message } } }', { uploadId, acceptRest },
      )
      const events = await (await as('curator').fetch(`/catalog-imports/${started.import.id}/events`)).text()
      return events.split('\n\n').filter((line) => line.startsWith('data: ')).map((line) => JSON.parse(line.slice(6)) as { state: string; total: number; done: number; bad: number; edition: string | null })
    }
    expect((await run(false)).at(-1)).toMatchObject({ state: 'REFUSED', bad: 1, edition: null })
    expect((await catalogOf('service-items')).editions).toHaveLength(1)
    const last = (await run(true)).at(-1)
    expect(last).toMatchObject({ state: 'DONE', total: 155, done: 155, bad: 1 })
    const { editions, currentEdition } = await catalogOf('service-items')
    expect(editions).toMatchObject([{ number: 1, status: 'PUBLISHED' }, { id: last?.edition, number: 2, status: 'DRAFT', itemCount: 155 }])
    expect(currentEdition.number).toBe(1)
    const { node } = await as('curator').read<{ node: { leftOut: { row: number; column: string }[] } }>('query ($id: ID!) { node(id: $id) { ... on CatalogEdition { leftOut { row column } } } }', { id: last?.edition })
    expect(node.leftOut).toEqual([{ row: 106, column: '行使层级' }])
  })

  it('is seen as a draft by those who curate, and by nobody else, whichever way they ask', async () => {
    const draft = (await catalogOf('service-items')).editions[1]!
    const { catalogItems } = await as('curator').read<{ catalogItems: { edges: { node: { id: string; code: string } }[] } }>(
      'query ($edition: ID) { catalogItems(catalog: "service-items", edition: $edition, filter: { text: "零就业家庭" }) { edges { node { id code } } } }', { edition: draft.id },
    )
    const item = catalogItems.edges[0]!.node
    for (const who of ['nobody', 'reader', 'trainer']) {
      const seen = await as(who).read(
        `query ($edition: ID!, $item: ID!, $published: ID!) {
          edition: node(id: $edition) { id } item: node(id: $item) { id } catalogItems(catalog: "service-items", edition: $edition) { totalCount }
          compareEditions(from: $published, to: $edition) { unchangedCount } revisions(subject: $edition) { id } itemByCode(code: "${item.code}") { note }
          catalog(slug: "service-items") { editions { number } } search(query: "“零就业家庭认定”") { totalCount } }`,
        { edition: draft.id, item: item.id, published: (await catalogOf('service-items')).currentEdition.id },
      )
      expect([who, seen]).toEqual([who, {
        edition: null, item: null, catalogItems: null, compareEditions: null, revisions: [], itemByCode: null, catalog: { editions: [{ number: 1 }] }, search: { totalCount: 0 },
      }])
      expect((await as(who).fetch(`/catalogs/service-items/export.csv?edition=${draft.id}`)).status).toBe(404)
    }
  })

  it('shows what it changes, exactly', async () => {
    const expected = JSON.parse(await readFile('server/catalogs/fixtures/edition-changes.json', 'utf8')) as {
      added: { 事项编码: string }[]; removed: { code: string }[]; renamed: { code: string; new_name: string }[]; changed: { code: string }[]
      merged: { from: { code: string }[]; to: { code: string } }[]; split: { from: { code: string }; to: { code: string }[] }[]
    }
    const draft = (await catalogOf('service-items')).editions[1]!
    const { node: { changes } } = await as('curator').read<{ node: { changes: {
      added: { code: string }[]; removed: { code: string }[]; renamed: { cause: string; from: { code: string }; to: { code: string; name: string } }[]
      merged: { from: { code: string }[]; to: { code: string } }[]; split: { from: { code: string }; to: { code: string }[] }[]; changed: { item: { code: string }; fields: { label: string }[] }[]
    } } }>(`query ($id: ID!) { node(id: $id) { ... on CatalogEdition { changes { added { code } removed { code } renamed { cause from { code } to { code name } }
      merged { from { code } to { code } } split { from { code } to { code } } changed { item { code } fields { label } } } } } }`, { id: draft.id })
    const codes = (rows: { code: string }[]) => rows.map(({ code }) => code).sort()
    const leftOut = 'DEMO10020097'
    expect(codes(changes.added)).toEqual(expected.added.map(({ 事项编码 }) => 事项编码).sort())
    expect(codes(changes.removed)).toEqual([...codes(expected.removed), leftOut].sort())
    expect(codes(changes.renamed.filter(({ cause }) => cause === 'RENAMED').map(({ to }) => to))).toEqual(codes(expected.renamed).filter((code) => code !== leftOut))
    expect(changes.merged.map(({ from, to }) => [codes(from), to.code])).toEqual(expected.merged.map(({ from, to }) => [codes(from), to.code]))
    expect(changes.split.map(({ from, to }) => [from.code, codes(to)])).toEqual(expected.split.map(({ from, to }) => [from.code, codes(to)]))
    expect(codes(changes.changed.map(({ item }) => item))).toEqual(codes(expected.changed))
  })

  it('is published by another than who imported it, and then found in place of the edition before', async () => {
    const draft = (await catalogOf('service-items')).editions[1]!
    expect((await editionDeed('curator', 'submitForReview', `edition: "${draft.id}"`)).edition?.status).toBe('IN_REVIEW')
    expect((await editionDeed('curator', 'publishEdition', `edition: "${draft.id}"`)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect(await editionDeed('admin', 'publishEdition', `edition: "${draft.id}", effectiveDate: "2026-01-01"`)).toMatchObject({ edition: { status: 'PUBLISHED' }, userErrors: [] })
    await server.store.indexer.drain()
    const { search, gone, serviceItem, merged } = await as('nobody').read<Record<'search' | 'gone', { totalCount: number }> & { serviceItem: { code: string; edition: { number: number } }; merged: { note: string; items: { code: string }[] } }>(
      `{ search(query: "“零就业家庭认定”") { totalCount } gone: search(query: "“社会保障卡启用” 类型:服务") { totalCount }
        serviceItem(code: "DEMO13070113") { code edition { number } } merged: itemByCode(code: "DEMO13070113") { note items { code } } }`,
    )
    expect([search.totalCount > 0, gone.totalCount]).toEqual([true, 0])
    expect(serviceItem).toEqual({ code: 'DEMO13070160', edition: { number: 2 } })
    expect(merged.note).toContain('已并入')
  })

  it('explains a figure that it does not bear out any more by what changed', async () => {
    const { catalog: { countProofs } } = await as('nobody').read<{ catalog: { countProofs: { claimed: number; held: number; agrees: boolean; difference: number; agreeing: { number: number } | null; explanation: string }[] } }>(
      '{ catalog(slug: "service-items") { countProofs { claimed held agrees difference agreeing { number } explanation } } }',
    )
    expect(countProofs[0]).toMatchObject({ claimed: 154, held: 155, agrees: false, difference: 1, agreeing: { number: 1 } })
    expect(countProofs[0]?.explanation).toBe('原文所说的154项，与第1版相同；到第2版，新增5项、取消4项、合并少了1项、拆分多了1项，现有155项。')
  })

  it('is exported as it is shown, and the export imported again changes nothing', async () => {
    const response = await as('nobody').fetch('/catalogs/service-items/export.csv?levels=VILLAGE&departments=民政')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('乡村政务服务事项通用目录（示范数据）第2版.csv'))
    const lines = (await response.text()).trim().split('\r\n')
    const { serviceItems } = await as('nobody').read<{ serviceItems: { totalCount: number } }>('{ serviceItems(filter: { levels: [VILLAGE], departments: ["民政"] }) { totalCount } }')
    expect(lines).toHaveLength(serviceItems.totalCount + 2)
    for (const [slug, format] of [['service-items', 'xlsx'], ['service-items', 'csv'], ['coordination-items', 'xlsx'], ['enforcement-items', 'csv']] as const) {
      const file = new Blob([await (await as('nobody').fetch(`/catalogs/${slug}/export.${format}`)).arrayBuffer()])
      const form = new FormData()
      form.append('file', file, `导出.${format}`)
      const { id } = await (await as('curator').fetch('/uploads', { method: 'POST', body: form })).json() as { id: string }
      const { startCatalogImport: started } = await as('curator').read<{ startCatalogImport: { import: { id: string } } }>(
        'mutation ($id: ID!, $slug: String!) { startCatalogImport(uploadId: $id, catalog: $slug) { import { id } } }', { id, slug },
      )
      await (await as('curator').fetch(`/catalog-imports/${started.import.id}/events`)).text()
      const { catalogImport } = await as('curator').read<{ catalogImport: { state: string; message: string } }>('query ($id: ID!) { catalogImport(id: $id) { state message } }', { id: started.import.id })
      expect([slug, format, catalogImport.state, catalogImport.message]).toEqual([slug, format, 'DONE', expect.stringContaining('没有改动')])
    }
  })
})

describe('roles', () => {
  /** A value of the type, so that the operation gets as far as the policy. */
  function sample(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return sample(type.ofType)
    if (isListType(type)) return []
    if (isEnumType(type)) return type.getValues()[0]?.name
    if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => [field.name, sample(field.type)]))
    return isScalarType(type) && type.name === 'Int' ? 1 : type.name === 'Boolean' ? false : 'none'
  }

  it('a reader, a trainer and somebody not signed in are refused every mutation that is not theirs, over HTTP', async () => {
    const mutations = Object.values(buildSchema().getMutationType()?.getFields() ?? {}).filter(({ name }) => !['signIn', 'signOut', 'changePassword'].includes(name))
    expect(mutations.length).toBeGreaterThan(20)
    for (const { name, args, type } of mutations) {
      const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
      const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
      const passed = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
      const named = isNonNullType(type) ? type.ofType : type
      const query = `mutation ${declared ? `(${declared})` : ''} { ${name}${passed ? `(${passed})` : ''} ${isObjectType(named) ? '{ __typename }' : ''} }`
      for (const [who, code] of [['nobody', 'UNAUTHENTICATED'], ['reader', 'FORBIDDEN'], ['trainer', 'FORBIDDEN']] as const) {
        const { errors } = await as(who).ask(query, Object.fromEntries(required.map((arg) => [arg.name, sample(arg.type)])))
        expect([name, who, errors.map(({ extensions }) => extensions.code)]).toEqual([name, who, [code]])
      }
    }
  })

  it('what only curators may read is refused to readers', async () => {
    for (const query of ['{ audit { totalCount } }', '{ users { totalCount } }', '{ catalogImport(id: "x") { id } }']) {
      expect((await as('reader').ask(query)).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    for (const path of ['/audit.csv', '/catalog-imports/x/events']) expect((await as('reader').fetch(path)).status).toBe(403)
  })
})

describe('the audit log', () => {
  it('tells who published what, is narrowed and paged, and is exported', async () => {
    const { audit } = await as('curator').read<{ audit: { totalCount: number; edges: { node: { action: string; label: string; actor: string | null; facts: { label: string; value: string }[] } }[] } }>(
      '{ audit(filter: { actions: ["edition.publish"] }, first: 2) { totalCount edges { node { action label actor facts { label value } } } } }',
    )
    expect(audit.totalCount).toBe(4)
    expect(audit.edges[0]?.node).toMatchObject({ action: 'edition.publish', label: '发布', actor: 'admin' })
    expect(audit.edges[0]?.node.facts).toContainEqual({ label: '清单', value: '乡村政务服务事项通用目录' })
    const csv = Buffer.from(await (await as('curator').fetch('/audit.csv?actions=edition')).arrayBuffer()).toString()
    expect(csv.split('\r\n')[0]).toBe('\ufeff"时间","谁","做了什么","对象","事实"')
    expect(csv).toContain('"admin","发布"')
    expect(csv).not.toContain('存入文稿')
  })
})
