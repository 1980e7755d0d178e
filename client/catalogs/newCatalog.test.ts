import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

/** A list made by hand, from nothing to its review. The tests build on each other. */
let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite()
  page = await openAsCurator(site, '何新建', '/catalogs')
})
afterAll(() => site.close())

test('a list of any kind is made from the page; a short name that is taken is refused', async () => {
  await page.getByRole('link', { name: '新建清单' }).click()
  await page.getByLabel('名称', { exact: true }).fill('某镇上级收回事项清单')
  await page.getByLabel('类别').selectOption('上级收回事项')
  await page.getByLabel('短名').fill('service-items')
  await page.getByRole('button', { name: '新建' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('已有短名为“service-items”的清单')
  await page.getByLabel('短名').fill('recalled')
  await page.getByRole('button', { name: '新建' }).click()
  await page.waitForURL(/\/catalogs\/recalled$/)
  await page.getByRole('heading', { name: '还没有发布过' }).waitFor()
})

test('its name and aliases are changed, and texts’ words for it are kept', async () => {
  await page.getByRole('link', { name: '改名称和别名' }).click()
  await page.getByLabel('名称', { exact: true }).fill('某镇上级部门收回事项清单')
  await page.getByRole('textbox', { name: '别名' }).fill('收回事项清单\n上收清单')
  await page.getByLabel('原因').fill('按编办用语')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '某镇上级部门收回事项清单' }).waitFor()
  await page.getByText('又称 收回事项清单、上收清单').waitFor()
  await page.goto('/audit?what=catalog.rename')
  await expect.poll(() => page.locator('tbody tr').first().innerText()).toMatch(/修改清单名称[^]*别名\s+没有写\s+→\s*改为\s*收回事项清单；上收清单[^]*原因\s+按编办用语/)
})

test('its first draft is empty, and the first item is written by hand with the columns of its kind', async () => {
  await page.goto('/catalogs/recalled')
  await page.getByRole('button', { name: '新建草稿' }).click()
  await page.waitForURL(/\/review\/1$/)
  await page.getByText('这一版里还没有事项，不能提交审核').waitFor()
  await page.getByRole('link', { name: '添加事项' }).click()
  await page.getByRole('textbox', { name: '事项名称' }).waitFor()
  await expect.poll(() => page.locator('form .element > :first-child').allInnerTexts()).toEqual(['事项编码', '事项名称', '领域', '承接部门', '工作方式', '设定依据', '来源', '备注'])
  await page.getByRole('textbox', { name: '事项名称' }).fill('核发护林员证书')
  await page.getByRole('combobox', { name: '承接部门' }).fill('县林业局')
  await page.getByRole('textbox', { name: '工作方式' }).fill('由县林业局直接核发')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await page.getByRole('heading', { name: '核发护林员证书' }).waitFor()
  await expect.poll(() => page.locator('main').innerText()).toMatch(/承接部门\s+林业局/)
  await page.goto('/catalogs/recalled/review/1')
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText('您是这一版的作者').waitFor()
})

test('a visitor is told that it is not published, and may not make or rename a list', async () => {
  const visitor = await site.open('/catalogs/recalled')
  await visitor.getByText('发布以后就能看到').waitFor()
  await visitor.goto('/catalogs/recalled/edit')
  await visitor.getByRole('alert').filter({ hasText: '修改清单要先登录' }).waitFor()
  await visitor.goto('/catalogs/new')
  await visitor.getByRole('alert').filter({ hasText: '新建清单要先登录' }).waitFor()
})
