import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { DESK, openSite, PHONE, type Site } from '../testing/openSite.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

const rows = (page: Page) => page.locator('[data-row]')
const total = async (page: Page): Promise<number> => Number(/\d+/.exec(await page.locator('.tools [role=status]').innerText())?.[0])

test('the list of catalogues says how many items each has, and that they are demonstration data', async () => {
  const page = await site.open('/catalogs')
  const service = page.getByRole('listitem').filter({ hasText: '乡村政务服务事项通用目录' })
  expect(await service.innerText()).toMatch(/示范数据[^]*154 项[^]*第 1 版/)
  await service.getByRole('link').click()
  await page.waitForURL(/\/catalogs\/service-items$/)
  await expect.poll(() => page.locator('h1').innerText()).toBe('乡村政务服务事项通用目录')
})

test('the 154 items and the 33 for the village are proved by the sentence that claims them', async () => {
  const page = await site.open('/catalogs/service-items')
  const proofs = page.getByRole('region', { name: '数目核对' })
  expect(await proofs.innerText()).toMatch(/154项政务服务事项\(其中下放到村级33项\)[^]*文中说 154 项，清单现有 154 项， 相符[^]*其中村级说 33 项，清单现有 33 项， 相符/)
  await proofs.getByRole('link').first().click()
  await page.waitForURL(/\/documents\/.+#psg_/)
  await page.locator('.passage.current', { hasText: '154项' }).waitFor()
})

test('filters stand in the address with their counts, and back takes them off again', async () => {
  const page = await site.open('/catalogs/service-items')
  await rows(page).first().waitFor()
  await page.getByRole('complementary', { name: '筛选' }).getByRole('checkbox', { name: /村级/ }).check()
  await page.waitForURL(/level=VILLAGE/)
  await expect.poll(() => total(page)).toBe(33)
  expect(await page.locator('.files a').first().getAttribute('href')).toBe('/catalogs/service-items/export.xlsx?levels=VILLAGE')
  await page.goBack()
  await expect.poll(() => total(page)).toBe(154)
})

test('the picture of the distribution is a table, and a cell leads to its items', async () => {
  const page = await site.open('/catalogs/service-items')
  const cell = page.getByRole('button', { name: /^民政局，村级，\d+ 项$/ })
  const count = Number(/(\d+) 项/.exec(await cell.getAttribute('aria-label') ?? '')?.[1])
  await cell.click()
  await page.waitForURL(/department=.+level=VILLAGE/)
  await expect.poll(() => total(page)).toBe(count)
  expect(await rows(page).count()).toBe(count)
})

test('a header sorts and sorts back, and says so', async () => {
  const page = await site.open('/catalogs/service-items')
  const header = page.getByRole('columnheader', { name: '名称' })
  const first = rows(page).first()
  await first.waitFor()
  const before = await first.innerText()
  await header.getByRole('button').click()
  await page.waitForURL(/sort=NAME/)
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending')
  await expect.poll(() => first.innerText()).not.toBe(before)
  const ascending = await first.innerText()
  await header.getByRole('button').click()
  await page.waitForURL(/descending=1/)
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending')
  await expect.poll(() => first.innerText()).not.toBe(ascending)
})

test('words are searched within the list, and every page of it has an address', async () => {
  const page = await site.open('/catalogs/service-items?page=2')
  await expect.poll(() => rows(page).count()).toBe(54)
  await page.keyboard.press('f')
  await page.keyboard.type('最低生活保障')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('text') === '最低生活保障' && !url.searchParams.has('page'))
  await rows(page).filter({ hasText: '最低生活保障' }).first().waitFor()
  expect(await total(page)).toBeLessThan(20)
})

test('the next page of a long list is read from its top', async () => {
  const page = await site.open('/catalogs/service-items')
  await page.getByRole('link', { name: '下一页' }).click()
  await expect.poll(() => rows(page).count()).toBe(54)
  await expect.poll(async () => (await rows(page).first().boundingBox())?.y ?? -1).toBeGreaterThan(60)
  expect((await rows(page).first().boundingBox())?.y).toBeLessThan(300)
})

test('rows are walked through and opened with keys', async () => {
  const page = await site.open('/catalogs/service-items')
  await rows(page).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const name = await page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/items\//)
  await expect.poll(() => page.locator('h1').innerText()).toBe(name)
})

test('what is shown is exported as it is shown', async () => {
  const page = await site.open('/catalogs/service-items?level=VILLAGE&department=民政局')
  await rows(page).first().waitFor()
  const shown = await rows(page).allInnerTexts()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '.csv' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('示范数据')
  for (const name of shown) expect(text).toContain(name)
  expect(text.trim().split('\r\n')).toHaveLength(shown.length + 2)
})

test('county and township duties stand side by side, by department or by domain', async () => {
  const page = await site.open('/catalogs/coordination-items')
  const item = page.getByRole('article').filter({ hasText: '农村公路管护' })
  expect(await item.innerText()).toMatch(/县级职责[^]*负责农村公路工作[^]*乡镇职责[^]*组织乡道、村道日常养护[^]*运行流程[^]*人员经费保障/)
  const [county, township] = [await item.locator('.sides > div').nth(0).boundingBox(), await item.locator('.sides > div').nth(1).boundingBox()]
  expect(county?.y).toBe(township?.y)
  await page.getByRole('combobox', { name: '分组' }).selectOption('按领域')
  await page.waitForURL(/group=domain/)
  await page.getByRole('region', { name: '交通运输' }).getByText('农村公路管护').waitFor()
})

test('an item shows its elements; what the list leaves out is said to be left out', async () => {
  const page = await site.open('/catalogs/service-items/items/DEMO01030001')
  await page.getByRole('region', { name: '各版中的样子' }).waitFor()
  await expect.poll(() => page.locator('main').innerText()).toMatch(/示范数据[^]*事项类型\s+行政给付[^]*行使层级\s+乡级、村级[^]*法定办结时限\s+30日[^]*承诺办结时限\s+未注明[^]*第 1 版/)
})

test('a code that was never used, and a catalogue that is not there, say so', async () => {
  const page = await site.open('/catalogs/service-items/items/NEVER')
  await page.getByRole('heading', { name: '没有这个事项' }).waitFor()
  await page.goto('/catalogs/nowhere')
  await page.getByRole('heading', { name: '没有这个清单' }).waitFor()
})

test('on a phone the filters are in a sheet', async () => {
  const page = await site.open('/catalogs/service-items', PHONE)
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: /村级/ }).check()
  await page.getByRole('button', { name: '看 33 项' }).click()
  expect(await total(page)).toBe(33)
})

describe.each([['on a desk', DESK], ['on a phone', PHONE]])('%s', (_, viewport) => {
  test.each([
    ['nothing found in it', '/catalogs/service-items?text=鲸鱼', '.nothing h2'],
    ['a comparison with nothing to compare', '/catalogs/service-items/compare', 'h1'],
    ['importing, not signed in', '/catalogs/import', '[role=alert]'],
  ])('%s can be used by everybody (axe finds nothing) and is no wider than the screen', async (_name, path, ready) => {
    const page = await site.open(path, viewport)
    await page.locator(ready).first().waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.context().close()
  })
})
