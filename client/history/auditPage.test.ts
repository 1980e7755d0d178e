import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

test('a curator reads who did what, filtered in the address, and takes it along', async () => {
  const page = await openAsCurator(site, '孙审计', '/audit')
  await page.getByRole('row').filter({ hasText: '新建用户' }).filter({ hasText: '孙审计' }).waitFor()
  await page.getByRole('combobox', { name: '关于' }).selectOption('清单版本（全部）')
  await page.waitForURL(/what=edition/)
  await expect.poll(() => page.getByRole('rowheader').allInnerTexts()).not.toContain('新建用户')
  await expect.poll(() => page.locator('tbody').innerText()).toMatch(/系统\s+发布[^]*乡村政务服务事项通用目录[^]*154/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 .csv' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('"发布"')
  expect(text).not.toContain('新建用户')
  await page.goBack()
  await page.getByRole('row').filter({ hasText: '新建用户' }).waitFor()
})

test('roles are said in words, and the log is narrowed by who, by one action and by what it was done to', async () => {
  const page = await openAsCurator(site, '吴查证', '/audit')
  await page.getByRole('searchbox', { name: '对象' }).fill('吴查证')
  await page.getByRole('searchbox', { name: '对象' }).press('Enter')
  await page.waitForURL(/text=/)
  await expect.poll(() => page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringMatching(/admin\s+新建用户\s+名称 吴查证\s*身份 管理资料/)])
  await page.goto('/audit')
  await page.getByRole('combobox', { name: '关于' }).selectOption('发布')
  await page.waitForURL(/what=edition\.publish/)
  await page.getByRole('combobox', { name: '谁' }).selectOption('系统自己')
  await page.waitForURL(/actor=system/)
  await expect.poll(() => page.getByRole('status').innerText()).toBe('3 条')
  await page.locator('tbody tr', { hasText: '乡村政务服务事项通用目录' }).getByRole('link', { name: '只看它的' }).click()
  await page.waitForURL(/subject=edn_/)
  await expect.poll(() => page.getByRole('status').innerText()).toBe('1 条')
})

test('who may not read the log is told why', async () => {
  const page = await site.open('/audit')
  await page.getByRole('alert').filter({ hasText: '操作记录登录后才能看' }).getByRole('link', { name: '去登录' }).waitFor()
})
