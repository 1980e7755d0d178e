import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { choose, findPaths, LINKED_TEXTS, margin, openChosen } from '../testing/linkedTexts.ts'
import { openSite, PHONE, watchOperations, type Site } from '../testing/openSite.ts'

let site: Site
let pathOf: (words: string) => string

beforeAll(async () => {
  site = await openSite(LINKED_TEXTS)
  pathOf = await findPaths(site)
})
afterAll(() => site.close())

test('a cadre goes from 154项 to the sentence, its list, an item of it, and back to the speech', async () => {
  const page = await site.open('/?q=154项政务服务事项')
  const hit = page.getByRole('listitem').filter({ hasText: '154项政务服务事项(其中下放到村级33项)' }).first()
  await hit.getByRole('link', { name: /^互见 \d+ 处$/ }).waitFor()
  await hit.locator('[data-result]').click()
  await page.locator('.passage.current', { hasText: '154项' }).waitFor()
  await choose(page, '154项')
  const list = margin(page).getByRole('region', { name: '目录' })
  await list.getByText('相符').first().waitFor()
  await expect.poll(() => list.innerText()).toMatch(/乡村政务服务事项通用目录[^]*文中说\s*154 项\s*✓ 相符[^]*其中村级\s*33 项\s*✓ 相符[^]*要求\s*系统建议 \d+%/)
  await page.waitForURL(/chosen=dir_/)
  const scrolled = await page.evaluate(() => window.scrollY)
  await list.getByRole('link', { name: /通用目录/ }).click()
  await page.waitForURL(/\/catalogs\/service-items$/)
  await page.locator('[data-row]').first().click()
  const said = page.getByRole('region', { name: '要求办它的讲话和文件' })
  await said.getByText('市委书记在市委').waitFor()
  expect(await said.innerText()).toMatch(/2022-02-11[^]*说的是整个清单/)
  await page.goBack()
  await page.waitForURL(/\/catalogs\/service-items$/)
  await page.goBack()
  await margin(page).getByRole('region', { name: '目录' }).waitFor()
  await expect.poll(() => page.locator('.directive.chosen').first().innerText()).toContain('154项')
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled)
  await page.goForward()
  await page.goForward()
  await said.getByRole('link', { name: /市委书记在市委/ }).click()
  await page.waitForURL(/\/documents\/.+chosen=dir_.+#psg_/)
  await margin(page).getByText('154 项').waitFor()
})

test('a directive tells its items with department and levels, and who carries them with the duties of each side', async () => {
  const page = await openChosen(site, pathOf('民政工作会议'), '农村公路管护')
  const carriers = margin(page).getByRole('region', { name: '谁来办：协同' })
  expect(await carriers.innerText()).toMatch(/农村公路管护[^]*县级职责[^]*负责农村公路工作[^]*乡镇职责[^]*组织乡道、村道日常养护/)
  await choose(page, '做好最低生活保障')
  const items = margin(page).getByRole('region', { name: '事项' })
  await items.getByText('最低生活保障申请受理与审核').waitFor()
  expect(await items.innerText()).toMatch(/民政局\s+乡级、村级[^]*凭这里的“最低生活保障/)
  expect(await margin(page).getByRole('region', { name: '引用' }).innerText()).toContain('社会救助暂行办法')
})

test('a number that the list does not bear out is shown with the difference', async () => {
  const page = await openChosen(site, pathOf('民政工作会议'), '150项')
  expect(await margin(page).getByRole('region', { name: '目录' }).innerText()).toMatch(/150 项\s*✗ 清单现有 154 项，多 4 项/)
})

test('a passage without a directive has a mark with a number, which opens who else says the same', async () => {
  const page = await site.open(pathOf('基层治理现代化工作交流'))
  const passage = page.locator('.passage', { hasText: '基层强则国家强' }).first()
  await passage.getByRole('button', { name: /^看与这一段互见的 \d+ 处$/ }).click()
  const kin = margin(page).getByRole('region', { name: '谁还说过' })
  await kin.getByText('在全县民政工作会议上的讲话').waitFor()
  expect(await kin.innerText()).toMatch(/2024-03-08[^]*基层强则国家强[^]*引用原话\s*系统建议 \d+%/)
  await page.reload()
  await kin.getByText('在全县民政工作会议上的讲话').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: '关于这份文件' }).waitFor()
  expect(new URL(page.url()).searchParams.has('chosen')).toBe(false)
})

test('a citation leads to what it names, and the document cited tells who cites it', async () => {
  const page = await site.open(pathOf('民政工作会议'))
  await page.locator('a.citation', { hasText: '社会救助暂行办法' }).click()
  const citing = page.getByRole('region', { name: '谁引用、说过' })
  await citing.getByText('在全县民政工作会议上的讲话').waitFor()
  expect(await citing.locator('mark').first().innerText()).toContain('《社会救助暂行办法》')
  await page.goto(pathOf('市委书记在市委'))
  await page.locator('a.citation', { hasText: '通用目录' }).first().click()
  await page.waitForURL(/\/catalogs\/service-items$/)
})

test('an item tells who orders it with the words that say so, and its legal basis opens the very article', async () => {
  const page = await site.open('/catalogs/service-items/items/DEMO01030001')
  const ordering = page.getByRole('region', { name: '要求办它的讲话和文件' })
  await ordering.getByText('在全县民政工作会议上的讲话').first().waitFor()
  expect(await ordering.locator('mark').first().innerText()).toContain('最低生活保障')
  await page.getByRole('link', { name: '《社会救助暂行办法》第十一条', exact: true }).click()
  await page.locator('.passage.current', { hasText: '第十一条' }).waitFor()
})

test('a service item shows the coordination item of the same matter, county and township side by side', async () => {
  const page = await site.open('/catalogs/service-items/items/DEMO16080130')
  const carriers = page.getByRole('region', { name: '谁来办：同一件事的协同事项' })
  await carriers.getByText('农村公路管护').waitFor()
  const [county, township] = [await carriers.locator('.sides > div').nth(0).boundingBox(), await carriers.locator('.sides > div').nth(1).boundingBox()]
  expect(county?.y).toBe(township?.y)
  await carriers.getByRole('link', { name: '农村公路管护' }).click()
  await page.getByRole('region', { name: '同一件事的服务、执法事项' }).getByRole('link', { name: '乡道、村道养护问题受理' }).waitFor()
})

test('a list tells how many of its items texts name, and leads to the others', async () => {
  const page = await site.open('/catalogs/service-items')
  const coverage = page.getByRole('region', { name: '讲话和文件逐项说到了多少' })
  await coverage.getByRole('table').waitFor()
  const covered = Number(/^(\d+) 项/m.exec(await coverage.innerText())?.[1])
  expect(covered).toBeGreaterThan(1)
  expect(await coverage.innerText()).toMatch(/民政局\s+2 \/ 17/)
  await coverage.getByRole('link', { name: `看没有说到的 ${154 - covered} 项` }).click()
  await page.waitForURL(/\/uncovered$/)
  const rows = page.locator('main ol li')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(100)
  expect(await page.locator('main').innerText()).not.toContain('最低生活保障申请受理与审核')
  await page.getByRole('button', { name: '再看 100 项' }).click()
  await expect.poll(() => rows.count()).toBe(154 - covered)
})

test('the text is there before its links are asked for, and links cost one request for a hundred passages and one for the document', async () => {
  const page = await site.open('/healthz')
  const operations = watchOperations(page)
  await page.goto(pathOf('市委书记在市委'))
  await page.getByRole('button', { name: /^看与这一段互见/ }).first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(operations.filter((name) => name.startsWith('Reference') || name.startsWith('DocumentRef')).sort()).toEqual(['DocumentReferences', 'ReferenceCounts'])
  expect(operations.indexOf('ReferenceCounts')).toBeGreaterThan(operations.indexOf('Passages'))
})

test('the neighbourhood is a picture without overlaps and a list with the same things, and each opens', async () => {
  const page = await site.open('/catalogs/coordination-items/items/DEMOX0031')
  await page.getByRole('link', { name: '关系图' }).click()
  const nodes = page.locator('svg .node')
  await nodes.first().waitFor()
  const boxes = await nodes.locator('.shape').evaluateAll((shapes) => shapes.map((shape) => shape.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })))
  const overlapping = boxes.filter((one, index) => boxes.some((other, at) => at > index && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom))
  expect(boxes.length).toBeGreaterThan(4)
  expect(overlapping).toEqual([])
  const wide = await nodes.evaluateAll((links) => links.filter((link) => [...link.querySelectorAll('text')].some((text) => text.getBoundingClientRect().right > (link.querySelector('.shape')?.getBoundingClientRect().right ?? 0))).length)
  expect(wide).toBe(0)
  const list = page.getByRole('region', { name: '列表' })
  const listed = await list.locator('section > ul > li > p > a:first-of-type').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(listed.sort()).toEqual((await nodes.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).sort())
  await page.getByRole('group', { name: /^关系图/ }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.classList.contains('node'))).toBe(true)
  const address = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => `${url.pathname}${url.search}${url.hash}` === address)
})

test('on a phone what is chosen opens as a sheet, and closing it lets go of it', async () => {
  const page = await openChosen(site, pathOf('民政工作会议'), '做好最低生活保障', PHONE)
  const sheet = page.getByRole('dialog', { name: '这句要求' })
  await sheet.getByRole('link', { name: '最低生活保障申请受理与审核' }).waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.reload()
  await sheet.getByRole('link', { name: '最低生活保障申请受理与审核' }).waitFor()
  await sheet.getByRole('button', { name: '关闭' }).click()
  expect(await sheet.count()).toBe(0)
  await expect.poll(() => new URL(page.url()).searchParams.has('chosen')).toBe(false)
})

test('a reader sees no way to decide or add', async () => {
  const page = await openChosen(site, pathOf('民政工作会议'), '做好最低生活保障')
  await page.keyboard.press('j')
  await page.keyboard.press('y')
  await expect.poll(() => page.locator('[data-deed]').count()).toBe(0)
  await expect.poll(() => page.getByRole('button', { name: '添加互见' }).count()).toBe(0)
  expect(await margin(page).getByText('已确认').count()).toBe(0)
})

test('a link whose other end is gone is not shown, and addresses of what is gone say so', async () => {
  const database = new Database(join(site.dataDir, 'zhengdian.db'))
  const { changes } = database.prepare(`update cross_reference set to_end = 'lin_gone0000000000', pair = pair || ' gone' where type = 'MANDATES'
    and to_end = (select lineage from catalog_item where code = 'DEMO01030003' limit 1)`).run()
  database.close()
  expect(changes).toBeGreaterThan(0)
  const page = await site.open(pathOf('民政工作会议'))
  await page.locator('.passage').first().waitFor()
  await choose(page, '规范临时救助')
  await margin(page).getByRole('region', { name: '引用' }).waitFor()
  expect(await margin(page).getByRole('region', { name: '事项' }).count()).toBe(0)
  await page.goto(`${pathOf('民政工作会议')}?chosen=dir_gone000000000000`)
  await page.getByRole('region', { name: '关于这份文件' }).waitFor()
  await page.goto('/neighbourhood/dir_gone000000000000')
  await page.getByRole('heading', { name: '没有这个关系图' }).waitFor()
})
