import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
const visitors = new Map<string, Visitor>()
const as = (name: string) => visitors.get(name)!

beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  await server.addUsers()
  for (const name of ['nobody', 'reader', 'curator', 'admin']) {
    const visitor = new Visitor(server.url)
    if (name !== 'nobody') await visitor.signIn(name, server.password)
    visitors.set(name, visitor)
  }
})
afterAll(() => server.stop())

interface Problem { code: string; field: string[] | null; message: string }
interface Place { kind: string; id: string; title: string; place: string[]; text: string | null; url: string }
interface Reference {
  id: string; type: string; status: string; score: number | null; version: number; needsReview: boolean; reason: string | null; decidedBy: string | null
  fromPlace: Place; toPlace: Place
}

const REFERENCE = `id type status score version needsReview reason decidedBy fromPlace { kind id title place text url } toPlace { kind id title place text url }`

async function deed(who: string, name: string, args: string): Promise<{ crossReference: Reference | null; userErrors: Problem[] }> {
  const answer = await as(who).read<Record<string, { crossReference: Reference | null; userErrors: Problem[] }>>(`mutation { ${name}(${args}) { crossReference { ${REFERENCE} } userErrors { code field message } } }`)
  return answer[name]!
}

async function queue(filter: string, who = 'curator'): Promise<{ totalCount: number; references: Reference[] }> {
  const { crossReferences } = await as(who).read<{ crossReferences: { totalCount: number; edges: { node: Reference }[] } }>(`{ crossReferences(first: 100, filter: { ${filter} }) { totalCount edges { node { ${REFERENCE} } } } }`)
  return { totalCount: crossReferences.totalCount, references: crossReferences.edges.map(({ node }) => node) }
}

/** The directive that the product is about. */
async function findDirective(): Promise<{ id: string; text: string; passage: { id: string }; crossReferences: Reference[] }> {
  const { search } = await as('nobody').read<{ search: { edges: { node: { node: Awaited<ReturnType<typeof findDirective>> } }[] } }>(
    `{ search(query: "154项政务服务事项 下放乡村", filter: { kinds: [DIRECTIVE] }, first: 1) { edges { node { node { ... on Directive { id text passage { id } crossReferences { ${REFERENCE} } } } } } } }`)
  return search.edges[0]!.node.node
}

async function itemAt(catalog: string, position: number): Promise<{ id: string; name: string }> {
  const { catalogItems } = await as('nobody').read<{ catalogItems: { edges: { node: { id: string; name: string } }[] } }>(`{ catalogItems(catalog: "${catalog}", offset: ${position}, first: 1) { edges { node { id name } } } }`)
  return catalogItems.edges[0]!.node
}

describe('from directive to duty', () => {
  it('将154项政务服务事项依法下放乡村 leads to the catalogue, and each of its items leads back', async () => {
    const directive = await findDirective()
    expect(directive.text).toContain('154项政务服务事项')
    const mandate = directive.crossReferences.find(({ type }) => type === 'MANDATES')
    expect(mandate).toMatchObject({ status: 'SUGGESTED', toPlace: { kind: 'CATALOG', url: '/catalogs/service-items' } })
    expect(mandate?.fromPlace.url).toMatch(/^\/documents\/[^#]+#psg_/)
    const item = await itemAt('service-items', 7)
    const { node } = await as('nobody').read<{ node: { crossReferences: Reference[] } }>(`query ($id: ID!) { node(id: $id) { ... on CatalogItem { crossReferences { ${REFERENCE} } } } }`, { id: item.id })
    expect(node.crossReferences.map(({ id }) => id)).toContain(mandate?.id)
    const { node: seen } = await as('nobody').read<{ node: unknown }>('query ($id: ID!) { node(id: $id) { __typename id ... on CrossReference { from { id } to { __typename } } } }', { id: mandate?.id })
    expect(seen).toEqual({ __typename: 'CrossReference', id: mandate?.id, from: { id: directive.id }, to: { __typename: 'Catalog' } })
  })

  it('a hit says how many links it has', async () => {
    const { search } = await as('nobody').read<{ search: { edges: { node: { crossReferenceCount: number } }[] } }>('{ search(query: "154项政务服务事项 下放乡村", filter: { kinds: [DIRECTIVE] }, first: 1) { edges { node { crossReferenceCount } } } }')
    expect(search.edges[0]?.node.crossReferenceCount).toBe((await findDirective()).crossReferences.length)
  })

  it('a citation names what its link leads to', async () => {
    const { documents } = await as('nobody').read<{ documents: { edges: { node: { citations: { title: string; target: { __typename: string } | null }[] } }[] } }>('{ documents { edges { node { citations { title target { __typename } } } } } }')
    const citations = documents.edges.flatMap(({ node }) => node.citations)
    expect(citations.find(({ title }) => title.includes('通用目录'))?.target).toEqual({ __typename: 'Catalog' })
  })
})

describe('what readers see', () => {
  it('is what the finder is sure of and what was confirmed; curators see what is offered as well', async () => {
    const { references: [offered] } = await queue('statuses: [SUGGESTED], maxScore: 0.8')
    const seen = async (who: string) => (await as(who).read<{ node: { id: string } | null }>('query ($id: ID!) { node(id: $id) { id } }', { id: offered?.id })).node
    expect([await seen('nobody'), await seen('reader'), await seen('curator')]).toEqual([null, null, { id: offered?.id }])
    const count = async (who: string) => (await as(who).read<{ node: { crossReferences: unknown[] } }>('query ($id: ID!) { node(id: $id) { ... on CatalogItem { crossReferences { id } } ... on Passage { crossReferences { id } } ... on Directive { crossReferences { id } } } }', { id: offered?.fromPlace.id })).node.crossReferences.length
    expect(await count('curator')).toBeGreaterThan(await count('reader'))
  })

  it('the queue, the gaps and deciding are not theirs', async () => {
    const [one] = (await queue('statuses: [SUGGESTED]')).references
    for (const query of ['{ crossReferences { totalCount } }', '{ gapReport { count } }', `mutation { confirmCrossReference(id: "${one!.id}", version: 0) { userErrors { code } } }`]) {
      expect((await as('reader').ask(query)).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      expect((await as('nobody').ask(query)).errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
    }
    expect([(await as('nobody').fetch('/gaps.xlsx')).status, (await as('reader').fetch('/gaps.xlsx')).status]).toEqual([401, 403])
  })
})

describe('deciding upon a link', () => {
  it('is confirmed, changed, taken back, rejected with a reason; each deed is a revision and an audit entry', async () => {
    const { references: [first] } = await queue('statuses: [SUGGESTED], types: [IMPLEMENTS]')
    const { id } = first!
    expect(await deed('curator', 'confirmCrossReference', `id: "${id}", version: 0`)).toMatchObject({ crossReference: { status: 'CONFIRMED', version: 1, decidedBy: 'curator' }, userErrors: [] })
    expect(await deed('curator', 'changeCrossReferenceType', `id: "${id}", version: 1, type: SIMILAR`)).toMatchObject({ crossReference: { type: 'SIMILAR', version: 2 } })
    expect(await deed('curator', 'restoreCrossReference', `id: "${id}", version: 2`)).toMatchObject({ crossReference: { status: 'SUGGESTED', decidedBy: null } })
    expect(await deed('curator', 'rejectCrossReference', `id: "${id}", version: 3, reason: " "`)).toMatchObject({ crossReference: null, userErrors: [{ code: 'INVALID', field: ['reason'] }] })
    expect(await deed('curator', 'rejectCrossReference', `id: "${id}", version: 3, reason: "不是一回事"`)).toMatchObject({ crossReference: { status: 'REJECTED', reason: '不是一回事', version: 4 } })
    const { revisions, audit } = await as('curator').read<{ revisions: { number: number; by: string }[]; audit: { edges: { node: { action: string; label: string } }[] } }>(
      'query ($id: ID!) { revisions(subject: $id) { number by } audit(filter: { subjects: [$id] }) { edges { node { action label } } } }', { id })
    expect(revisions).toEqual([1, 2, 3, 4].map((number) => ({ number, by: 'curator' })))
    expect(audit.edges.map(({ node }) => node.label)).toEqual(['否定互见', '恢复互见', '改变互见关系', '确认互见'])
    expect(await as('reader').read('query ($id: ID!) { node(id: $id) { id } revisions(subject: $id) { number } }', { id })).toEqual({ node: null, revisions: [] })
  })

  it('by two at a time is one decision and one CONFLICT', async () => {
    const { references } = await queue('statuses: [SUGGESTED], types: [IMPLEMENTS]')
    const { id, version } = references.at(-1)!
    const answers = await Promise.all(['curator', 'admin'].map((who) => deed(who, 'confirmCrossReference', `id: "${id}", version: ${String(version)}`)))
    expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([[], ['CONFLICT']])
  })

  it('by hand links what the finder did not, seen from both sides', async () => {
    const directive = await findDirective()
    const item = await itemAt('coordination-items', 3)
    const added = await deed('curator', 'addCrossReference', `from: "${directive.id}", to: "${item.id}", type: MANDATES, reason: "由它承担"`)
    expect(added).toMatchObject({ crossReference: { status: 'CONFIRMED', score: null, reason: '由它承担', toPlace: { kind: 'ITEM', title: item.name, id: item.id } }, userErrors: [] })
    for (const id of [directive.id, directive.passage.id, item.id]) {
      const { node } = await as('nobody').read<{ node: { crossReferences: { id: string; decidedBy: string | null }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Directive { crossReferences { id decidedBy } } ... on Passage { crossReferences { id decidedBy } } ... on CatalogItem { crossReferences { id decidedBy } } } }', { id })
      expect(node.crossReferences).toContainEqual({ id: added.crossReference?.id, decidedBy: null })
    }
    expect(await deed('curator', 'addCrossReference', `from: "${item.id}", to: "${directive.id}", type: MENTIONS`)).toMatchObject({ crossReference: null, userErrors: [{ code: 'CONFLICT' }] })
    expect(await deed('curator', 'restoreCrossReference', `id: "${added.crossReference!.id}", version: 1`)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] })
  })

  it('is refused for a thing with itself, what is not there, what is not published, and what cannot be linked', async () => {
    const directive = await findDirective()
    const item = await itemAt('service-items', 3)
    const refused = async (from: string, to: string) => (await deed('curator', 'addCrossReference', `from: "${from}", to: "${to}", type: MENTIONS`)).userErrors.map(({ code, field }) => [code, field?.[0]])
    expect(await refused(item.id, item.id)).toEqual([['INVALID', 'to']])
    expect(await refused(directive.id, directive.passage.id)).toEqual([['INVALID', 'to']])
    expect(await refused(directive.id, 'svc_gone')).toEqual([['NOT_FOUND', 'to']])
    expect(await refused('psg_gone', item.id)).toEqual([['NOT_FOUND', 'from']])
    expect(await refused('usr_x', item.id)).toEqual([['NOT_FOUND', 'from']])
    expect(await refused('', '')).toEqual([['NOT_FOUND', 'from']])
    const { catalog } = await as('curator').read<{ catalog: { id: string } }>('{ catalog(slug: "service-items") { id } }')
    const { createDraft } = await as('curator').read<{ createDraft: { edition: { id: string } } }>('mutation ($catalog: ID!) { createDraft(catalog: $catalog) { edition { id } } }', { catalog: catalog.id })
    const { catalogItems } = await as('curator').read<{ catalogItems: { edges: { node: { id: string } }[] } }>('query ($edition: ID!) { catalogItems(catalog: "service-items", edition: $edition, first: 1) { edges { node { id } } } }', { edition: createDraft.edition.id })
    expect(await refused(directive.id, catalogItems.edges[0]!.node.id)).toEqual([['INVALID', 'to']])
    await as('curator').read('mutation ($edition: ID!) { discardDraft(edition: $edition) { userErrors { code } } }', { edition: createDraft.edition.id })
    expect(await deed('curator', 'confirmCrossReference', 'id: "xrf_gone", version: 0')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    expect(await deed('curator', 'rejectCrossReference', `id: "xrf_gone", version: 0, reason: "${'长'.repeat(501)}"`)).toMatchObject({ userErrors: [{ code: 'INVALID' }] })
  })

  it('the queue is narrowed, counted and paged without losing one', async () => {
    const whole = await queue('statuses: [SUGGESTED]')
    interface Page { edges: { node: { id: string } }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }
    const page = async (after: string | null) => (await as('curator').read<{ crossReferences: Page }>(
      'query ($after: String) { crossReferences(first: 7, after: $after, filter: { statuses: [SUGGESTED] }) { edges { node { id } } pageInfo { endCursor hasNextPage } } }', { after })).crossReferences
    const ids: string[] = []
    for (let current = await page(null); ; current = await page(current.pageInfo.endCursor)) {
      ids.push(...current.edges.map(({ node }) => node.id))
      if (!current.pageInfo.hasNextPage) break
    }
    expect(ids).toHaveLength(whole.totalCount)
    expect(new Set(ids).size).toBe(whole.totalCount)
    const { crossReferences: { counts } } = await as('curator').read<{ crossReferences: { counts: { status: string; count: number }[] } }>('{ crossReferences(first: 0, filter: { statuses: [REJECTED] }) { counts { status type needsReview count } } }')
    expect(counts.filter(({ status }) => status === 'SUGGESTED').reduce((sum, { count }) => sum + count, 0)).toBe(whole.totalCount)
    const ranks = whole.references.map(({ type, score, toPlace: { kind } }) => (['MANDATES', 'IMPLEMENTS', 'QUOTES'].includes(type) ? 0 : kind !== 'FORMULATION' ? 1 : score === 1 ? 3 : 2))
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBeGreaterThan(1)
    expect((await queue('catalogs: ["coordination-items"], toKinds: [CATALOG]')).references.every(({ toPlace }) => toPlace.url === '/catalogs/coordination-items')).toBe(true)
  })
})

describe('the picture around a thing', () => {
  it('ends though the links go in a circle, holds no more than was asked for, and says so', async () => {
    const [a, b, c] = [await itemAt('service-items', 30), await itemAt('service-items', 31), await itemAt('service-items', 32)]
    for (const [from, to] of [[a, b], [b, c], [c, a]] as const) expect((await deed('curator', 'addCrossReference', `from: "${from.id}", to: "${to.id}", type: SIMILAR`)).userErrors).toEqual([])
    const around = async (id: string, limit: number) => (await as('nobody').read<{ neighbourhood: { center: string; truncated: boolean; nodes: { distance: number; node: { id: string }; place: Place }[]; links: { from: string; to: string; type: string | null }[] } }>(
      'query ($id: ID!, $limit: Int!) { neighbourhood(id: $id, limit: $limit) { center truncated nodes { distance node { id } place { kind title url } } links { from to type crossReference } } }', { id, limit })).neighbourhood
    const whole = await around(a.id, 60)
    expect(whole.center).toBe(a.id)
    expect(whole.nodes.slice(0, 3).map(({ distance }) => distance)).toEqual([0, 1, 1])
    expect(whole.nodes.map(({ node }) => node.id)).toEqual(expect.arrayContaining([a.id, b.id, c.id]))
    expect(whole.links.filter(({ type }) => type === 'SIMILAR')).toHaveLength(3)
    expect(await around(a.id, 2)).toMatchObject({ truncated: true, nodes: [{ distance: 0 }, { distance: 1 }] })
    const directive = await findDirective()
    expect((await around(directive.id, 1000)).links).toContainEqual({ from: directive.id, to: directive.passage.id, type: null, crossReference: null })
    expect(await as('nobody').read('{ none: neighbourhood(id: "dir_gone") { center } odd: neighbourhood(id: "<script>") { center } }')).toEqual({ none: null, odd: null })
    expect((await as('nobody').ask('{ neighbourhood(id: "x", limit: 0) { center } }')).errors).toMatchObject([{ extensions: { code: 'INVALID' } }])
  })
})

describe('wording', () => {
  it('of a formulation is told from its first use on, each sentence against the first', async () => {
    const { documents } = await as('nobody').read<{ documents: { edges: { node: { formulations: { id: string; name: string; appearances: { totalCount: number } }[] } }[] } }>('{ documents { edges { node { formulations { id name appearances(first: 0) { totalCount } } } } } }')
    const most = documents.edges.flatMap(({ node }) => node.formulations).sort((one, other) => other.appearances.totalCount - one.appearances.totalCount)[0]!
    expect(most.appearances.totalCount).toBeGreaterThan(1)
    const { formulation } = await as('nobody').read<{ formulation: { id: string; appearances: { edges: { node: { isFirst: boolean; sentence: string; differences: unknown[] | null; place: Place & { date: string | null } } }[] } } }>(
      'query ($name: String!) { formulation(name: $name) { id appearances(first: 100) { edges { node { isFirst sentence differences { kind text } place { kind title url date } } } } } }', { name: most.name })
    const uses = formulation.appearances.edges.map(({ node }) => node)
    expect(formulation.id).toBe(most.id)
    expect(uses.map(({ isFirst }) => isFirst)).toEqual([true, ...uses.slice(1).map(() => false)])
    expect(uses.map(({ place }) => place.date ?? '9999')).toEqual(uses.map(({ place }) => place.date ?? '9999').sort())
    expect(uses[0]?.differences).toBeNull()
    expect(await as('nobody').read('{ formulation(id: "frm_gone") { id } other: formulation(id: "doc_x") { id } }')).toEqual({ formulation: null, other: null })
  })

  it('of a quotation is compared with the same words elsewhere', async () => {
    const { references: [quote] } = await queue('types: [QUOTES]')
    const families = async (passage?: string) => (await as('curator').read<{ quotationFamilies: { quotation: { text: string }; variants: { text: string; isExact: boolean; differences: { kind: string; text: string }[]; place: Place }[] }[] }>(
      'query ($passage: ID!) { quotationFamilies(passage: $passage) { quotation { text } variants { text isExact differences { kind text } place { id url } } } }', { passage })).quotationFamilies
    const found = (await families(quote?.fromPlace.id)).filter(({ variants }) => variants.length > 0)
    expect(found.length).toBeGreaterThan(0)
    for (const { quotation, variants } of found) {
      for (const { text, differences } of variants) {
        const join = (left: string) => differences.filter(({ kind }) => kind !== left).map((part) => part.text).join('')
        expect([join('ADDED'), join('REMOVED')]).toEqual([quotation.text, text])
      }
    }
    expect([await families('psg_gone'), await families('doc_x')]).toEqual([[], []])
  })
})

describe('the gap report', () => {
  it('counts what is missing, leads to where it is mended, and is exported without formulas', async () => {
    const { gapReport } = await as('curator').read<{ gapReport: { kind: string; label: string; count: number; rows: { totalCount: number; edges: { node: { title: string; url: string; count: number | null } }[] } }[] }>(
      '{ gapReport { kind label count rows(first: 3) { totalCount edges { node { id title detail url count } } } } }')
    const group = (kind: string) => gapReport.find((one) => one.kind === kind)!
    expect(gapReport).toHaveLength(6)
    expect(group('DIRECTIVE_WITHOUT_ITEM').rows.edges[0]?.node.url).toMatch(/^\/documents\/.+#psg_/)
    expect(group('ITEM_WITHOUT_TEXT').rows.edges[0]?.node.url).toMatch(/^\/catalogs\/.+\/items\//)
    expect(group('COUNT_DISAGREES').count).toBe(0)
    const wanted = group('CITED_NOT_HELD').rows.edges.map(({ node }) => node.count ?? 0)
    expect(wanted).toEqual([...wanted].sort((one, other) => other - one))
    expect(gapReport.every(({ count, rows }) => rows.totalCount === count)).toBe(true)
    const response = await as('curator').fetch('/gaps.xlsx')
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(await response.arrayBuffer())
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(gapReport.map(({ label }) => label))
    expect(workbook.worksheets[0]?.rowCount).toBe(group('DIRECTIVE_WITHOUT_ITEM').count + 2)
  })

  it('a list says which of its items texts order or name; one without an edition says nothing', async () => {
    await as('curator').read('mutation { createCatalog(slug: "empty", title: "空清单", kind: SERVICE) { userErrors { code } } }')
    const { services, full, empty } = await as('nobody').read<{ services: { coverage: { listMandates: number }; crossReferences: { type: string; from: { __typename: string } }[] }; full: { coverage: { total: number; covered: number; listMandates: number; departments: { total: number }[]; uncovered: { totalCount: number } } }; empty: { coverage: null; crossReferences: unknown[] } }>(
      '{ services: catalog(slug: "service-items") { coverage { listMandates } crossReferences { type from { __typename } } } full: catalog(slug: "coordination-items") { coverage { total covered listMandates departments { total covered department { name } } uncovered(first: 2) { totalCount edges { node { name } } } } } empty: catalog(slug: "empty") { coverage { total } crossReferences { id } } }')
    expect(empty).toEqual({ coverage: null, crossReferences: [] })
    expect(full.coverage.departments.reduce((sum, { total }) => sum + total, 0)).toBe(full.coverage.total)
    expect(full.coverage.covered + full.coverage.uncovered.totalCount).toBe(full.coverage.total)
    expect(full.coverage.covered).toBeGreaterThan(0)
    expect(services.coverage.listMandates).toBe(services.crossReferences.filter(({ type, from }) => type === 'MANDATES' && from.__typename === 'Directive').length)
    expect(services.coverage.listMandates).toBeGreaterThan(0)
  })
})

describe('the number of SQL statements', () => {
  it('does not grow with the passages of a reading page, whatever they are linked with', async () => {
    const { documents } = await as('nobody').read<{ documents: { edges: { node: { slug: string; passages: { totalCount: number } } }[] } }>('{ documents { edges { node { slug passages(first: 0) { totalCount } } } } }')
    const { slug } = documents.edges.map(({ node }) => node).sort((one, other) => other.passages.totalCount - one.passages.totalCount)[0]!
    await server.store.linker.drain()
    const count = async (first: number) => {
      server.statements.length = 0
      await as('nobody').read(`query ($slug: String!, $first: Int!) { document(slug: $slug) { passages(first: $first) { edges { node { id crossReferences { ${REFERENCE} from { id } to { id } } } } } } }`, { slug, first })
      return server.statements.length
    }
    const some = await count(30)
    expect(await count(100)).toBeLessThanOrEqual(some + 2)
    expect(some).toBeLessThanOrEqual(18)
  })
})
