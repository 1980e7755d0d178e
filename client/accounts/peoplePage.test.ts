import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { openAsCurator, signIn } from '../testing/signIn.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

test('an administrator adds a colleague, whose password is shown once, changes the role and stops the account', async () => {
  const page = await site.open('/sign-in')
  await signIn(page, 'admin', site.password)
  await page.goto('/people')
  await page.getByLabel('用户名').fill('张教员')
  await page.getByRole('combobox', { name: '身份', exact: true }).selectOption('教员')
  await page.getByRole('button', { name: '新建用户' }).click()
  const issued = page.getByRole('status').filter({ hasText: '“张教员”的密码，只显示这一次' })
  const password = await issued.locator('code').innerText()
  expect(await findFaults(page)).toEqual([])
  await issued.getByRole('button', { name: '记下了' }).click()
  expect(await page.locator('main').innerText()).not.toContain(password)

  const colleague = await site.open('/sign-in')
  await signIn(colleague, '张教员', password)
  await colleague.goto('/people')
  await colleague.getByText('只有管理员可以管理人员').waitFor()

  const role = page.getByRole('combobox', { name: '张教员的身份' })
  await role.selectOption('管理资料')
  await colleague.goto('/me')
  await colleague.locator('main').getByText('管理资料').waitFor()
  await page.getByRole('button', { name: '停用：张教员' }).click()
  await page.getByRole('button', { name: '启用：张教员' }).waitFor()
  await colleague.reload()
  await colleague.getByText('登录后可以看自己的账号').waitFor()
})

test('changing a password ends the sessions elsewhere, and the new one signs in', async () => {
  const page = await openAsCurator(site, '赵管理', '/me')
  const admin = await site.open('/sign-in')
  await signIn(admin, 'admin', site.password)
  await admin.goto('/people')
  await admin.getByRole('button', { name: '重置密码：赵管理' }).click()
  const first = await admin.locator('code').innerText()
  const [here, elsewhere] = [page, await site.open('/sign-in')]
  await signIn(here, '赵管理', first)
  await signIn(elsewhere, '赵管理', first)
  await here.goto('/me')
  await here.getByLabel('现在的密码').fill(first)
  await here.getByLabel('新密码', { exact: true }).fill('春耕备耕在 2026')
  await here.getByLabel('再写一遍新密码').fill('春耕备耕在 2025')
  await here.getByText('两遍写的不一样').waitFor()
  expect(await here.getByRole('button', { name: '改密码' }).isDisabled()).toBe(true)
  await here.getByLabel('再写一遍新密码').fill('春耕备耕在 2026')
  await here.getByRole('button', { name: '改密码' }).click()
  await here.getByText('密码改好了').waitFor()
  expect(await findFaults(here)).toEqual([])
  await elsewhere.goto('/me')
  await elsewhere.getByText('登录后可以看自己的账号').waitFor()
  await signIn(elsewhere, '赵管理', '春耕备耕在 2026')
  await elsewhere.goto('/me')
  await elsewhere.getByText('赵管理').first().waitFor()
})

test('on a phone one’s account is reachable and fits', async () => {
  const page = await openAsCurator(site, '钱小屏', '/', PHONE)
  await page.getByRole('link', { name: '钱小屏' }).click()
  await page.getByRole('heading', { name: '改密码' }).waitFor()
  expect(await findFaults(page)).toEqual([])
})
