import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
let curator: Visitor

beforeAll(async () => {
  server = await startServer({ env: { SEED_DOCS: 'seed-docs' } })
  await server.loaded
  await server.addUsers()
  curator = new Visitor(server.url)
  await curator.signIn('curator', server.password)
})
afterAll(() => server.stop())

interface Department { id: string; name: string; aliases: string[]; itemCount: number; itemCounts: { count: number; catalog: { slug: string } }[] }

async function find(name: string): Promise<Department | undefined> {
  const { departments } = await curator.read<{ departments: Department[] }>('{ departments { id name aliases itemCount itemCounts { count catalog { slug } } } }')
  return departments.find((department) => department.name === name)
}

async function deed(name: string, args: string): Promise<{ department: Department | null; userErrors: { code: string; message: string }[] }> {
  return (await curator.read<Record<string, Awaited<ReturnType<typeof deed>>>>(`mutation { ${name}(${args}) { department { id name aliases itemCount itemCounts { count catalog { slug } } } userErrors { code message } } }`))[name]!
}

const search = async (query: string) => {
  await server.store.indexer.drain()
  return (await curator.read<{ search: { totalCount: number } }>('query ($query: String!) { search(query: $query) { totalCount } }', { query })).search.totalCount
}

describe('departments', () => {
  it('have their names and aliases once: a second department cannot take one', async () => {
    expect((await deed('addDepartment', 'name: "民政部门"')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    const { department } = await deed('addDepartment', 'name: "数据局", aliases: ["数据管理局"]')
    expect(department).toMatchObject({ name: '数据局', aliases: ['数据管理局'], itemCount: 0 })
  })

  it('say in which lists their items stand, as the lists say it themselves, in as many statements as one of them', async () => {
    const department = await find('民政局')
    expect(department?.itemCounts.reduce((sum, { count }) => sum + count, 0)).toBe(department?.itemCount)
    for (const { count, catalog } of department?.itemCounts ?? []) {
      const { catalogItems } = await curator.read<{ catalogItems: { totalCount: number } }>('query ($slug: String!) { catalogItems(catalog: $slug, filter: { departments: ["民政局"] }) { totalCount } }', { slug: catalog.slug })
      expect([catalog.slug, catalogItems.totalCount]).toEqual([catalog.slug, count])
    }
    server.statements.length = 0
    await find('民政局')
    expect(server.statements.filter((sql) => /catalog/.test(sql)).length).toBeLessThanOrEqual(3)
  })

  it('that lose an alias are not found under it any more, and say so in a revision', async () => {
    const added = (await deed('addDepartment', 'name: "大数据中心", aliases: ["数据中心", "大数据办"]')).department
    const { department } = await deed('renameDepartment', `id: "${added?.id}", aliases: ["大数据办"], reason: "旧称停用"`)
    expect(department).toMatchObject({ name: '大数据中心', aliases: ['大数据办'] })
    const { revisions } = await curator.read<{ revisions: { reason: string | null; differences: { label: string; from: string | null; to: string | null }[] }[] }>(
      'query ($id: ID!) { revisions(subject: $id) { reason differences { label from to } } }', { id: added?.id },
    )
    expect(revisions.at(-1)).toEqual({ reason: '旧称停用', differences: [{ label: '别名', from: '数据中心；大数据办', to: '大数据办' }] })
  })

  it('are none where a list states none: that is neither renamed nor merged', async () => {
    const added = (await deed('addDepartment', 'name: "未注明"')).department ?? await find('未注明')
    const other = await find('民政局')
    expect((await deed('renameDepartment', `id: "${added?.id}", name: "某局"`)).userErrors).toMatchObject([{ code: 'INVALID' }])
    expect((await deed('mergeDepartments', `from: "${added?.id}", into: "${other?.id}"`)).userErrors).toMatchObject([{ code: 'INVALID' }])
    expect((await deed('mergeDepartments', `from: "${other?.id}", into: "${added?.id}"`)).userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  it('that are renamed are found under the new name and the old', async () => {
    const before = await find('民政局')
    const hits = await search('申请 部门:民政局')
    const { department } = await deed('renameDepartment', `id: "${before?.id}", name: "民政和社会工作局"`)
    expect(department).toMatchObject({ name: '民政和社会工作局', aliases: expect.arrayContaining(['民政局', '民政部门']) as string[], itemCount: before?.itemCount })
    expect([await search('申请 部门:民政局'), await search('申请 部门:民政和社会工作局')]).toEqual([hits, hits])
    const { serviceItem } = await curator.read<{ serviceItem: { competentDepartment: { name: string } } }>('{ serviceItem(code: "DEMO01030001") { competentDepartment { name } } }')
    expect(serviceItem.competentDepartment.name).toBe('民政和社会工作局')
  })

  it('that are merged are one: items, lists, exports and the round trip follow', async () => {
    const [from, into] = [await find('体育局'), await find('教育体育局')]
    const { department } = await deed('mergeDepartments', `from: "${from?.id}", into: "${into?.id}"`)
    expect(department).toMatchObject({ name: '教育体育局', aliases: expect.arrayContaining(['体育局']) as string[], itemCount: (from?.itemCount ?? 0) + (into?.itemCount ?? 0) })
    expect(await find('体育局')).toBeUndefined()
    const lists = await curator.read<Record<string, { totalCount: number }>>(
      `{ ${['serviceItems', 'coordinationItems', 'enforcementItems'].map((list) => `${list}(filter: { departments: ["体育局"] }) { totalCount }`).join(' ')} }`,
    )
    expect(Object.values(lists).reduce((sum, { totalCount }) => sum + totalCount, 0)).toBe(department?.itemCount)
    for (const slug of ['service-items', 'coordination-items']) {
      const form = new FormData()
      form.append('file', new Blob([await (await curator.fetch(`/catalogs/${slug}/export.xlsx`)).arrayBuffer()]), '导出.xlsx')
      const { id } = await (await curator.fetch('/uploads', { method: 'POST', body: form })).json() as { id: string }
      const { startCatalogImport: started } = await curator.read<{ startCatalogImport: { import: { id: string } } }>(
        'mutation ($id: ID!, $slug: String!) { startCatalogImport(uploadId: $id, catalog: $slug) { import { id } } }', { id, slug },
      )
      const events = await (await curator.fetch(`/catalog-imports/${started.import.id}/events`)).text()
      expect([slug, events]).toEqual([slug, expect.stringContaining('没有改动')])
    }
  })
})
