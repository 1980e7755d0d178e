import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

/** The tests build on each other. */
let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite()
  page = await openAsCurator(site, '郑部门', '/catalogs')
})
afterAll(() => site.close())

const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('departments are found by any of their names, with the items of each list', async () => {
  await page.getByRole('link', { name: '部门', exact: true }).click()
  await page.getByRole('searchbox', { name: '名称或别名里有' }).fill('人社')
  await page.getByRole('searchbox', { name: '名称或别名里有' }).press('Enter')
  await page.waitForURL(/q=/)
  await page.getByText('1 个，共').waitFor()
  const items = row('人力资源和社会保障局').getByRole('link', { name: /^乡村政务服务事项通用目录 \d+ 项$/ })
  const count = /(\d+) 项/.exec(await items.innerText())?.[1]
  await items.click()
  await page.waitForURL(/\/catalogs\/service-items\?department=/)
  await page.locator('.tools').getByText(`${count} 项符合`).waitFor()
  await page.goBack()
  await row('人力资源和社会保障局').waitFor()
})

test('a department is added, renamed with its old name kept, and loses an alias', async () => {
  await page.goto('/departments')
  await page.getByRole('link', { name: '新增部门' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
  await page.getByLabel('名称', { exact: true }).fill('数据局')
  await page.getByRole('textbox', { name: '别名' }).fill('数据管理局\n大数据办')
  await page.getByRole('button', { name: '新增' }).click()
  expect(await row('数据局').innerText()).toMatch(/数据管理局、大数据办\s+0 项/)
  await page.getByRole('link', { name: '修改：数据局' }).click()
  await page.getByLabel('名称', { exact: true }).fill('数据和政务服务局')
  await page.getByRole('textbox', { name: '别名' }).fill('数据管理局')
  await page.getByLabel('原因').fill('机构改革')
  await page.getByRole('button', { name: '保存' }).click()
  await row('数据和政务服务局').waitFor()
  expect(await row('数据和政务服务局').innerText()).toMatch(/数据管理局、数据局\s+0 项/)
  await page.goto('/audit?what=department.rename')
  await expect.poll(() => page.locator('tbody tr').first().innerText()).toMatch(/名称\s+数据局\s+→\s*改为\s*数据和政务服务局[^]*原因\s+机构改革/)
})

test('a name that another department has is refused with whose it is', async () => {
  await page.goto('/departments')
  await page.getByRole('link', { name: '新增部门' }).click()
  await page.getByLabel('名称', { exact: true }).fill('民政部门')
  await page.getByRole('button', { name: '新增' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('民政局')
  await page.getByLabel('名称', { exact: true }).press('Escape')
  await page.waitForURL(/\/departments$/)
})

test('a department that was merged into another is found under it, with its items', async () => {
  const itemsOf = async (name: string) => [...(await row(name).innerText()).matchAll(/(\d+) 项/g)].reduce((sum, [, count]) => sum + Number(count), 0)
  const before = await itemsOf('体育局') + await itemsOf('教育体育局')
  await page.getByRole('link', { name: '修改：体育局' }).click()
  await page.getByLabel('并入').selectOption('教育体育局')
  await page.getByText('都归“教育体育局”，不能撤销').waitFor()
  await page.getByRole('button', { name: '合并' }).click()
  await expect.poll(() => row('体育局').count()).toBe(0)
  expect(await itemsOf('教育体育局')).toBe(before)
  expect(await row('教育体育局').innerText()).toContain('体育局')
})

test('a visitor reads the departments and changes nothing', async () => {
  const visitor = await site.open('/departments')
  await visitor.getByRole('rowheader', { name: '民政局', exact: true }).waitFor()
  expect(await visitor.getByRole('link', { name: /^修改/ }).count()).toBe(0)
})
