import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { findPaths, LINKED_TEXTS } from '../testing/linkedTexts.ts'
import { DESK, openSite, PHONE, type Site } from '../testing/openSite.ts'

let site: Site
let pathOf: (words: string) => string

beforeAll(async () => {
  site = await openSite(LINKED_TEXTS)
  pathOf = await findPaths(site)
})
afterAll(() => site.close())

describe.each([['on a desk', DESK], ['on a phone', PHONE]])('%s', (_, viewport) => {
  test.each([
    ['a passage\'s links', () => `${pathOf('民政工作会议')}`, '.linked'],
    ['an item', () => '/catalogs/service-items/items/DEMO01030001', '[data-reference]'],
    ['a coordination item', () => '/catalogs/coordination-items/items/DEMOX0003', '[data-reference]'],
    ['a list\'s coverage', () => '/catalogs/service-items', '.coverage'],
    ['the items that no text names', () => '/catalogs/service-items/uncovered', 'main ol li'],
    ['results with their links', () => '/?q=最低生活保障', '.result'],
  ])('%s can be used by everybody (axe finds nothing) and is no wider than the screen', async (name, path, ready) => {
    const page = await site.open(path(), viewport)
    await page.locator(ready).first().waitFor()
    if (name.startsWith('a passage') && viewport === DESK) {
      await page.locator('.linked').first().click()
      await page.locator('[data-reference]').first().waitFor()
    }
    expect(await findFaults(page)).toEqual([])
    await page.context().close()
  })

  test('the picture of a neighbourhood can be used by everybody', async () => {
    const page = await site.open('/catalogs/coordination-items/items/DEMOX0031', viewport)
    await page.getByRole('link', { name: '关系图' }).click()
    await page.locator('svg .node').first().waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.context().close()
  })
})
