import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../testing/openSite.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码').fill(site.password)
  await page.getByRole('button', { name: '登录' }).click()
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const speech = ['县委书记在全县春耕备耕工作会议上的讲话', '2023年3月1日', '同志们：', '今天召开这次会议，主要是安排部署春耕备耕工作。', '一、抓好农资供应。各乡镇要在三月底前完成农资储备，不得误了农时。',
  '二、抓好技术指导。农业部门要组织技术人员进村入户，力争每个村有一名技术员。', '三、抓好责任落实。各村要把任务落实到户、责任到人，确保春耕生产有序进行。'].join('\n')

test('a wrong password says so and leaves the reader where he is', async () => {
  const page = await site.open('/sign-in')
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码').fill('错误')
  await page.getByRole('button', { name: '登录' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/密码/)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

test('an address of another site is not gone to after signing in', async () => {
  const page = await site.open('/sign-in?next=//elsewhere.example/')
  await signIn(page)
  await page.getByRole('button', { name: '退出' }).waitFor()
  expect(page.url()).toBe(`${site.url}/`)
})

test('who is not signed in is led to sign in, and back to uploading', async () => {
  const page = await site.open('/upload')
  await page.getByRole('link', { name: '去登录' }).click()
  await signIn(page)
  await page.getByText('把文件拖到这里').waitFor()
  expect(new URL(page.url()).pathname).toBe('/upload')
})

test('each file of an upload says what became of it; a better copy becomes a new revision when accepted', async () => {
  const page = await site.open('/sign-in?next=/upload')
  await signIn(page)
  const input = page.locator('input[type=file]')
  await input.setInputFiles([file('春耕讲话.txt', speech), file('空文件.txt', '')])
  await page.getByText('处理完了：2 / 2').waitFor()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: '空文件.txt' }).innerText()).toMatch(/失败[^]*空文件/)
  await page.getByRole('link', { name: /县委书记在全县春耕备耕工作会议上的讲话/ }).waitFor()

  await input.setInputFiles([file('春耕讲话（校对）.txt', `${speech}\n四、抓好防灾减灾。气象部门要及时发布预警信息。`)])
  const offered = page.getByRole('listitem').filter({ hasText: '春耕讲话（校对）.txt' })
  await offered.getByRole('button', { name: '存为新修订' }).click()
  await expect.poll(() => offered.innerText()).toContain('新修订')
  await offered.getByRole('link').first().click()
  await page.getByText('四、抓好防灾减灾').first().waitFor()
})
