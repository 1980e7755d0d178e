import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'
import { untilLinked } from '../testing/untilLinked.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite()
  page = await openAsCurator(site, '钱补缺', '/audit')
  await untilLinked(page)
  await page.goto('/gaps')
  await page.locator('tbody tr').first().waitFor()
})
afterAll(() => site.close())

test('each kind has its count, its advice and its rows, and a row leads to the place to mend it', async () => {
  const kinds = await page.getByRole('navigation', { name: '缺的是什么' }).getByRole('link').allInnerTexts()
  expect(kinds).toHaveLength(6)
  expect(kinds[0]).toMatch(/没有落到清单和事项的任务要求\s*\d+/)
  await page.getByText('打开所在段落，添加它要求的清单、事项').waitFor()
  const words = (await page.locator('tbody th').first().innerText()).slice(0, 12)
  await page.getByRole('link', { name: /^打开所在段落：/ }).first().click()
  await page.locator('.passage.current').waitFor()
  await expect.poll(() => page.locator('.passage.current').innerText()).toContain(words.slice(0, 6))
  await page.goBack()
  await page.getByRole('heading', { name: '缺漏报告' }).waitFor()
})

test('the kind stands in the address, long lists have pages, and back returns', async () => {
  await page.getByRole('link', { name: /没有文稿要求或提到的事项/ }).click()
  await page.waitForURL(/kind=ITEM_WITHOUT_TEXT/)
  await expect.poll(() => page.locator('caption').innerText()).toBe('没有文稿要求或提到的事项')
  const first = await page.locator('tbody th').first().innerText()
  await page.getByRole('link', { name: '再往后' }).click()
  await page.waitForURL(/after=/)
  await expect.poll(() => page.locator('tbody th').first().innerText()).not.toBe(first)
  await page.goBack()
  await expect.poll(() => page.locator('tbody th').first().innerText()).toBe(first)
  await page.getByRole('link', { name: `打开事项：${first}`, exact: true }).first().click()
  await page.getByRole('heading', { name: first }).waitFor()
})

test('the documents that are cited and not held are wanted by how often they are cited', async () => {
  await page.goto('/gaps?kind=CITED_NOT_HELD')
  await page.locator('tbody tr').first().waitFor()
  const times = (await page.locator('tbody td.number').allInnerTexts()).map((text) => Number(/\d+/u.exec(text)?.[0]))
  expect(times).toEqual([...times].sort((one, other) => other - one))
  const title = await page.locator('tbody th').first().innerText()
  await page.getByRole('link', { name: `上传文件：${title}` }).click()
  await page.waitForURL(/\/upload$/)
  await page.goBack()
  await page.getByRole('link', { name: `看在哪里引用：${title}` }).click()
  await page.locator('mark').first().waitFor()
})

test('where nothing is missing the page says what would be listed', async () => {
  await page.goto('/gaps?kind=COORDINATION_ONE_SIDED')
  await page.getByText('协同事项都写明了县乡两方的职责').waitFor()
  expect(await findFaults(page)).toEqual([])
})

test('the report is taken along as a workbook', async () => {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 .xlsx' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('缺漏报告.xlsx')
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
})

test.each(['DIRECTIVE_WITHOUT_ITEM', 'ITEM_WITHOUT_TEXT', 'CITED_NOT_HELD'])('%s can be used by everybody, on a desk and on a phone', async (kind) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/gaps?kind=${kind}`)
  await page.locator('tbody tr').first().waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await findFaults(page)).toEqual([])
})

test('visitors are led to sign in', async () => {
  const visitor = await site.open('/gaps')
  await visitor.getByRole('alert').getByRole('link', { name: '去登录' }).waitFor()
  expect(await visitor.getByRole('link', { name: '下载 .xlsx' }).count()).toBe(0)
})
