import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { DESK, openSite, PHONE, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

test('a curator reads who did what, filtered in the address, and takes it along', async () => {
  const page = await openAsCurator(site, '孙审计', '/audit')
  await page.getByRole('row').filter({ hasText: '新建用户' }).filter({ hasText: '孙审计' }).waitFor()
  await page.getByRole('combobox', { name: '关于' }).selectOption('清单版本')
  await page.waitForURL(/what=edition/)
  await expect.poll(() => page.getByRole('rowheader').allInnerTexts()).not.toContain('新建用户')
  expect(await page.locator('tbody').innerText()).toMatch(/系统\s+发布[^]*乡村政务服务事项通用目录[^]*154/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 .csv' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('"发布"')
  expect(text).not.toContain('新建用户')
  await page.goBack()
  await page.getByRole('row').filter({ hasText: '新建用户' }).waitFor()
})

test.each([['on a desk', DESK], ['on a phone', PHONE]])('%s the log can be used by everybody and is no wider than the screen', async (name, viewport) => {
  const page = await openAsCurator(site, `周${name.length}`, '/audit', viewport)
  await page.locator('tbody tr').first().waitFor()
  expect(await findFaults(page)).toEqual([])
})

test('who may not read the log is told why', async () => {
  const page = await site.open('/audit')
  await page.getByRole('alert').filter({ hasText: '操作记录登录后才能看' }).getByRole('link', { name: '去登录' }).waitFor()
})
