import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { openSite, type Site } from './openSite.ts'
import { ask, openAsCurator, signIn } from './signIn.ts'

export interface CuratedSite extends Site {
  /** A page of a curator, and of the administrator. */
  asCurator(path: string, viewport: { readonly width: number, readonly height: number }): Promise<Page>
  asAdmin(path: string, viewport: { readonly width: number, readonly height: number }): Promise<Page>
  /** Where the preview of a list with errors stands. */
  readonly preview: string
}

const LISTS = {
  'basic-duties': ['BASIC_DUTY', '某镇基本履职事项清单,\n序号,事项名称\n一、党的建设（2项）,\n1,加强党的政治建设，落实全面从严治党主体责任\n2,落实意识形态工作责任制\n二、经济发展（1项）,\n3,编制本镇经济社会发展规划\n'],
  'recalled-items': ['RECALLED', '某镇上级部门收回事项清单,,,\n序号,事项名称,承接部门,工作方式\n1,对房屋建筑安全进行鉴定,县住房和城乡建设局,由县住房和城乡建设局委托第三方机构鉴定\n2,核发护林员证书,县林业局,由县林业局直接核发\n'],
} as const
const BAD = '上报清单,,,,,\n序号,事项编码,事项名称,主管部门,行使层级,法定办结时限\n1,A1,高龄津贴申请受理,民政局,镇级;村级,尽快\n2,A1,残疾人证换领申请,残联,火星级,20个工作日\n3,A3,,民政局,镇级,5日\n4,A4,生育登记,卫健委,村级,即时办结\n'

/** The built site with a list of each kind, drafts of the next edition of two of them, one without any edition, and an upload that has errors. */
export async function openCuratedSite(): Promise<CuratedSite> {
  const site = await openSite()
  const curator = await openAsCurator(site, '王编辑', '/catalogs')
  for (const [slug, [kind, text]] of Object.entries(LISTS)) {
    await importList(curator, `${slug}.csv`, text, { catalog: slug, kind, title: text.slice(0, text.indexOf(',')) })
    await publish(site, curator, slug)
  }
  await importList(curator, '第二版.csv', await readFile('server/catalogs/fixtures/service-items-edition-2.csv', 'utf8'), { catalog: 'service-items', kind: 'SERVICE', title: null })
  await ask(curator, 'mutation { createCatalog(slug: "empty", title: "还没有事项的清单", kind: SERVICE, aliases: ["空清单"]) { catalog { id } } }')
  const { catalog } = await ask<{ catalog: { id: string } }>(curator, '{ catalog(slug: "coordination-items") { id } }')
  await ask(curator, 'mutation ($id: ID!) { createDraft(catalog: $id) { edition { id } } }', { id: catalog.id })
  const upload = await send(curator, '上报清单.csv', BAD)
  const session = await curator.context().storageState()
  await curator.context().close()
  const open = async (path: string, viewport: { readonly width: number, readonly height: number }, prepare: (page: Page) => Promise<void>) => {
    const page = await site.open('/healthz', viewport)
    page.setDefaultTimeout(10_000)
    await prepare(page)
    await page.goto(path)
    return page
  }
  return {
    ...site,
    asCurator: (path, viewport) => open(path, viewport, (page) => page.context().addCookies(session.cookies)),
    asAdmin: (path, viewport) => open(path, viewport, (page) => signIn(page, 'admin', site.password)),
    preview: `/catalogs/import?upload=${upload}&file=${encodeURIComponent('上报清单.csv')}`,
  }
}

async function send(page: Page, name: string, text: string): Promise<string> {
  const response = await page.request.post('/uploads', { multipart: { file: { name, mimeType: 'text/csv', buffer: Buffer.from(text) } } })
  return (await response.json() as { id: string }).id
}

async function importList(page: Page, name: string, text: string, target: { readonly catalog: string, readonly kind: string, readonly title: string | null }): Promise<void> {
  const uploadId = await send(page, name, text)
  const { startCatalogImport } = await ask<{ startCatalogImport: { import: { id: string } } }>(page, `mutation ($uploadId: ID!, $catalog: String!, $kind: CatalogKind, $title: String) {
    startCatalogImport(uploadId: $uploadId, catalog: $catalog, kind: $kind, title: $title) { import { id } } }`, { uploadId, ...target })
  await page.request.get(`/catalog-imports/${startCatalogImport.import.id}/events`)
}

async function publish(site: Site, curator: Page, slug: string): Promise<void> {
  const { catalog } = await ask<{ catalog: { editions: { id: string }[] } }>(curator, 'query ($slug: String!) { catalog(slug: $slug) { editions { id } } }', { slug })
  const edition = catalog.editions[0]?.id
  await ask(curator, 'mutation ($edition: ID!) { submitForReview(edition: $edition) { edition { id } } }', { edition })
  const admin = await site.open('/healthz')
  await signIn(admin, 'admin', site.password)
  await ask(admin, 'mutation ($edition: ID!) { publishEdition(edition: $edition) { edition { id } } }', { edition })
  await admin.context().close()
}
