import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWithPeople, type PeopledServer, type Person } from '../testing/startWithPeople.ts'

let server: PeopledServer

beforeAll(async () => { server = await startWithPeople() })
afterAll(() => server.stop())

const as = (person: Person) => server.as(person)

interface Edition { id: string; number: number; status: string; itemCount: number }
interface Problem { message: string; code: string; field: string[] | null }

async function catalogOf(slug: string): Promise<{ id: string; title: string; currentEdition: Edition; editions: Edition[] }> {
  const { catalog } = await as('curator').read<{ catalog: Awaited<ReturnType<typeof catalogOf>> }>(
    'query ($slug: String!) { catalog(slug: $slug) { id title currentEdition { id number status itemCount } editions { id number status itemCount } } }', { slug },
  )
  return catalog
}

async function editionDeed(who: Person, name: string, args: string): Promise<{ edition: Edition | null; userErrors: Problem[] }> {
  const data = await as(who).read<Record<string, { edition: Edition | null; userErrors: Problem[] }>>(
    `mutation { ${name}(${args}) { edition { id number status itemCount } userErrors { message code field } } }`,
  )
  return data[name]!
}

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
    for (const who of ['nobody', 'reader', 'trainer'] as const) {
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

describe('the audit log', () => {
  interface Entry { label: string; actor: string | null; reason: string | null; facts: { label: string; value: string }[]; differences: { label: string; from: string | null; to: string | null }[] }
  async function read(filter: Record<string, unknown>): Promise<{ totalCount: number; entries: Entry[] }> {
    const { audit: { totalCount, edges } } = await as('curator').read<{ audit: { totalCount: number; edges: { node: Entry }[] } }>(
      'query ($filter: AuditFilter) { audit(filter: $filter, first: 20) { totalCount edges { node { label actor reason facts { label value } differences { label from to } } } } }', { filter },
    )
    return { totalCount, entries: edges.map(({ node }) => node) }
  }

  it('tells who published what, with what changed, in words', async () => {
    const { totalCount, entries } = await read({ actions: ['edition.publish'] })
    expect(totalCount).toBe(4)
    expect(entries[0]).toMatchObject({ label: '发布', actor: 'admin', reason: null })
    expect(entries[0]?.facts).toContainEqual({ label: '清单', value: '乡村政务服务事项通用目录' })
    expect(entries[0]?.differences).toEqual(expect.arrayContaining([{ label: '状态', from: '审核中', to: '已发布' }, { label: '新增', from: null, to: '5' }]))
  })

  it('says roles and kinds in words, and the fields of an item as the list heads them', async () => {
    await as('admin').read('mutation { createUser(name: "赵新来", role: CURATOR) { user { id } } }')
    expect((await read({ text: '赵新来' })).entries[0]?.facts).toContainEqual({ label: '身份', value: '管理资料' })
    const { catalog } = await as('curator').read<{ catalog: { id: string } }>('{ catalog(slug: "enforcement-items") { id } }')
    const { createDraft } = await as('curator').read<{ createDraft: { edition: { id: string } } }>('mutation ($id: ID!) { createDraft(catalog: $id) { edition { id } } }', { id: catalog.id })
    const { catalogItems } = await as('curator').read<{ catalogItems: { edges: { node: { id: string; name: string; version: number } }[] } }>(
      'query ($edition: ID) { catalogItems(catalog: "enforcement-items", edition: $edition, first: 1) { edges { node { id name version } } } }', { edition: createDraft.edition.id },
    )
    const { id, name, version } = catalogItems.edges[0]!.node
    await as('curator').read('mutation ($id: ID!, $version: Int!) { updateItem(id: $id, version: $version, reason: "按新条例", fields: { itemType: "行政检查" }) { userErrors { code } } }', { id, version })
    expect((await read({ text: name, actions: ['item.update'] })).entries).toMatchObject([{ reason: '按新条例', differences: [{ label: '事项类型', to: '行政检查' }] }])
    expect((await read({ text: '没有"这\\样%的事' })).totalCount).toBe(0)
  })

  it('is narrowed by everybody who did anything and by every action', async () => {
    const { auditChoices: { actors, actions } } = await as('curator').read<{ auditChoices: { actors: { id: string; name: string }[]; actions: { action: string; label: string }[] } }>('{ auditChoices { actors { id name } actions { action label } } }')
    expect(actors.map(({ name }) => name)).toEqual(['admin', 'curator'])
    expect(actions).toContainEqual({ action: 'item.update', label: '修改事项' })
    const whole = (await read({})).totalCount
    const parts = await Promise.all([...actors.map(({ id }) => id), 'system'].map((actor) => read({ actors: [actor] })))
    expect(parts.reduce((sum, { totalCount }) => sum + totalCount, 0)).toBe(whole)
  })

  it('costs the same number of statements whatever the length of the page', async () => {
    const count = async (first: number) => {
      server.statements.length = 0
      await as('curator').read(`{ audit(first: ${first}) { edges { node { actor reason facts { value } differences { label } } } } }`)
      return server.statements.length
    }
    expect(await count(15)).toBe(await count(2))
  })

  it('is exported as it is filtered, with the changes', async () => {
    const csv = Buffer.from(await (await as('curator').fetch('/audit.csv?actions=edition')).arrayBuffer()).toString()
    expect(csv.split('\r\n')[0]).toBe('\ufeff"时间","谁","做了什么","对象","事实","改动","原因"')
    expect(csv).toMatch(/"admin","发布",.*状态：审核中 → 已发布/)
    expect(csv).not.toContain('存入文稿')
    expect(Buffer.from(await (await as('curator').fetch('/audit.csv?text=赵新来')).arrayBuffer()).toString().trim().split('\r\n')).toHaveLength(2)
  })
})
