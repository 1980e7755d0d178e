import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { choose, findPaths, LINKED_TEXTS, margin, openChosen } from '../testing/linkedTexts.ts'
import { openSite, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

let page: Page
let site: Site
let pathOf: (words: string) => string

beforeAll(async () => {
  site = await openSite(LINKED_TEXTS)
  pathOf = await findPaths(site)
  page = await openAsCurator(site, '王编辑', pathOf('民政工作会议'))
  await page.locator('.passage').first().waitFor()
})
afterAll(() => site.close())

test('a curator confirms and takes back by keyboard, in place', async () => {
  await choose(page, '农村公路管护')
  const row = margin(page).locator('[data-reference]').filter({ hasText: '农村公路管护' }).first()
  await row.getByRole('button', { name: '确认' }).waitFor()
  const focused = () => margin(page).locator('[data-reference]').evaluateAll((rows) => rows.indexOf(document.activeElement as HTMLElement))
  const walked: number[] = []
  for (const key of ['j', 'j', 'k']) {
    await page.keyboard.press(key)
    walked.push(await focused())
  }
  expect(walked).toEqual([0, 1, 0])
  await row.focus()
  await page.keyboard.press('y')
  await row.getByText('已确认').waitFor()
  await page.keyboard.press('u')
  await row.getByText('系统建议').waitFor()
  await page.keyboard.press('y')
  await row.getByText('已确认').waitFor()
  const reader = await openChosen(site, pathOf('民政工作会议'), '农村公路管护')
  expect(await margin(reader).locator('[data-reference]').filter({ hasText: '农村公路管护' }).first().innerText()).toContain('已确认')
})

test('a curator rejects only with a reason, and readers no longer see the link', async () => {
  const row = margin(page).locator('[data-reference]').filter({ hasText: '志愿服务' }).first()
  await row.focus()
  await page.keyboard.press('n')
  const reason = row.getByRole('textbox', { name: '否定的理由' })
  await reason.press('Enter')
  await row.getByRole('alert').filter({ hasText: '请写明否定的理由' }).waitFor()
  expect(await reason.getAttribute('aria-invalid')).toBe('true')
  expect(await findFaults(page)).toEqual([])
  await reason.fill('说的是日常工作，不是这一项')
  await reason.press('Enter')
  await row.getByText('已否定').waitFor()
  const reader = await openChosen(site, pathOf('民政工作会议'), '农村公路管护')
  expect(await margin(reader).innerText()).not.toContain('志愿服务组织登记')
  await row.getByRole('button', { name: '撤回' }).click()
  await row.getByText('系统建议').waitFor()
})

test('a curator adds a link by hand to what a search finds; what cannot be is said beside the field', async () => {
  await page.goto('/catalogs/service-items/items/DEMO01030001')
  await page.getByRole('button', { name: '添加互见' }).click()
  const sheet = page.getByRole('dialog', { name: '添加互见' })
  const words = sheet.getByRole('searchbox', { name: '另一端' })
  await words.fill('做好最低生活保障申请受理与审核')
  await sheet.getByRole('radio', { name: /任务要求 各乡镇要认真落实/ }).check()
  await sheet.getByRole('radio', { name: '它要求办这里的事' }).check()
  await sheet.getByRole('button', { name: '添加' }).click()
  await sheet.getByRole('alert').filter({ hasText: '系统已建议了这个互见' }).waitFor()
  expect(await words.getAttribute('aria-invalid')).toBe('true')
  expect(await findFaults(page)).toEqual([])
  await words.fill('未成年人保护')
  await sheet.getByRole('radio', { name: /协同事项 未成年人保护/ }).check()
  expect(await sheet.getByRole('radio', { name: '这一项落实它' }).count()).toBe(0)
  await sheet.getByRole('radio', { name: '它落实这一项' }).check()
  await sheet.getByRole('button', { name: '添加' }).click()
  const added = page.getByRole('region', { name: '谁来办：同一件事的协同事项' }).locator('[data-reference]').filter({ hasText: '未成年人保护' })
  await added.getByText('已确认').waitFor()
  expect(await sheet.count()).toBe(0)
})
