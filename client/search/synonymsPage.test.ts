import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

test('a curator adds a group, and the next search finds by it, says so and can do without', async () => {
  const page = await openAsCurator(site, '周同义', '/synonyms')
  await page.getByRole('list', { name: '同义词' }).getByText('最低生活保障').waitFor()
  await page.getByLabel('各词，一行一个').fill('当家人工程\n龙头工程')
  await page.getByRole('button', { name: '新增' }).click()
  await page.getByRole('listitem').filter({ hasText: '当家人工程' }).waitFor()
  await expect.poll(() => page.getByLabel('各词，一行一个').inputValue()).toBe('')
  expect(await findFaults(page)).toEqual([])

  await page.goto('/?q=当家人工程')
  await page.locator('mark', { hasText: '龙头工程' }).first().waitFor()
  const status = page.getByRole('status').first()
  expect(await status.innerText()).toContain('“当家人工程”也按“龙头工程”查找')
  await page.getByRole('link', { name: '只查原词' }).click()
  await page.waitForURL(/as=typed/)
  await expect.poll(() => status.innerText()).toContain('已按原样查找')
  await expect.poll(() => page.locator('mark', { hasText: '龙头工程' }).count()).toBe(0)
})

test('a group that cannot be is refused with a reason, one is changed and one is removed', async () => {
  const page = await openAsCurator(site, '吴同义', '/synonyms')
  await page.getByLabel('各词，一行一个').fill('低保\n社会救助金')
  await page.getByRole('button', { name: '新增' }).click()
  await page.getByRole('alert').filter({ hasText: '“低保”已在“低保”一组中' }).waitFor()
  await page.getByRole('button', { name: '修改：五保' }).click()
  const form = page.getByRole('listitem').locator('form')
  await form.getByLabel('各词，一行一个').fill('五保\n特困供养')
  await form.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: '五保' }).innerText()).not.toContain('特困人员救助供养')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: '删去：残联' }).click()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: '残联' }).count()).toBe(0)
})

test('everybody may read them, also on a phone, and nobody else is offered to change them', async () => {
  const page = await site.open('/synonyms', PHONE)
  await page.getByRole('listitem').filter({ hasText: '最低生活保障' }).first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: /修改|删去|新增/ }).count()).toBe(0)
  await page.getByLabel('查找同义词').fill('没有这样的')
  await page.getByLabel('查找同义词').press('Enter')
  await page.getByText('没有含“没有这样的”的同义词').waitFor()
  expect(await findFaults(page)).toEqual([])
})
