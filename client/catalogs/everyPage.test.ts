import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { openCuratedSite, type CuratedSite } from '../testing/openCuratedSite.ts'
import { DESK, PHONE } from '../testing/openSite.ts'

let site: CuratedSite
beforeAll(async () => { site = await openCuratedSite() })
afterAll(() => site.close())

/** The second to save sees what the first has saved. */
async function meetConflict(page: Page): Promise<void> {
  const name = page.getByRole('textbox', { name: '事项名称' })
  await name.waitFor()
  const other = await site.asAdmin(page.url(), DESK)
  await other.getByRole('textbox', { name: '备注' }).fill(`别人所写 ${Date.now()}`)
  await other.getByRole('button', { name: '保存' }).click()
  await other.getByRole('link', { name: '修改' }).waitFor()
  await other.context().close()
  await page.getByRole('textbox', { name: '备注' }).fill('自己所写')
  await page.getByRole('button', { name: '保存' }).click()
}

interface Shown {
  readonly name: string
  readonly path: string | (() => string)
  /** What is there once the page is. */
  readonly ready: string
  readonly steps?: (page: Page) => Promise<unknown>
}

const PAGES: readonly Shown[] = [
  { name: 'the catalogues', path: '/catalogs', ready: '[data-catalog]' },
  { name: 'a service list', path: '/catalogs/service-items', ready: '[data-row]' },
  { name: 'an enforcement list', path: '/catalogs/enforcement-items', ready: '[data-row]' },
  { name: 'a coordination list', path: '/catalogs/coordination-items?group=domain', ready: 'article' },
  { name: 'a list of basic duties', path: '/catalogs/basic-duties', ready: '[data-row]' },
  { name: 'a list of recalled items', path: '/catalogs/recalled-items', ready: '[data-row]' },
  { name: 'a list without an edition', path: '/catalogs/empty', ready: '.nothing' },
  { name: 'a list to be named', path: '/catalogs/empty/edit', ready: '#title' },
  { name: 'a new list', path: '/catalogs/new', ready: '#title' },
  { name: 'a service item', path: '/catalogs/service-items/items/DEMO01030001', ready: '#history' },
  { name: 'a coordination item', path: '/catalogs/coordination-items/items/DEMOX0003', ready: '#history' },
  { name: 'a recalled item', path: '/catalogs/recalled-items', ready: '#history', steps: (page) => page.locator('[data-row]').first().click() },
  { name: 'the editor of a service item', path: '/catalogs/service-items/items/DEMO01030001?edition=2&edit=1', ready: '#item-name' },
  { name: 'the editor of a coordination item', path: '/catalogs/coordination-items/items/DEMOX0003?edition=2&edit=1', ready: '#item-name' },
  { name: 'a conflict', path: '/catalogs/service-items/items/DEMO01030002?edition=2&edit=1', ready: '#conflict', steps: meetConflict },
  { name: 'a new item', path: '/catalogs/service-items/items/new?edition=2', ready: '#item-name' },
  { name: 'a comparison', path: '/catalogs/service-items/compare?from=1&to=2', ready: 'tbody tr' },
  { name: 'a review', path: '/catalogs/service-items/review/2', ready: '#changes' },
  { name: 'where a list is dropped', path: '/catalogs/import', ready: 'input[type=file]' },
  { name: 'the preview of a list with errors', path: () => site.preview, ready: '#into' },
  { name: 'the departments', path: '/departments', ready: 'tbody tr' },
  { name: 'a department to be changed', path: '/departments?q=民政局', ready: '#into', steps: (page) => page.getByRole('link', { name: '修改：民政局' }).click() },
  { name: 'the audit log', path: '/audit', ready: 'tbody tr' },
  { name: 'one’s own page', path: '/me', ready: '#password' },
]

describe.each([['on a desk', DESK], ['on a phone', PHONE]])('%s', (_, viewport) => {
  let page: Page
  beforeAll(async () => { page = await site.asCurator('/me', viewport) })

  test.each(PAGES)('a curator can use $name: axe finds nothing in light or dark, and it is no wider than the screen', async ({ path, ready, steps }) => {
    await page.goto(typeof path === 'string' ? path : path())
    await steps?.(page)
    await page.locator(ready).first().waitFor()
    expect(await findFaults(page)).toEqual([])
  })

  test('an administrator can use the page of people', async () => {
    const admin = await site.asAdmin('/people', viewport)
    await admin.locator('tbody tr').first().waitFor()
    expect(await findFaults(admin)).toEqual([])
  })
})
