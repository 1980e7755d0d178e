import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { ask, openAsCurator, signIn } from '../testing/signIn.ts'
import { untilLinked } from '../testing/untilLinked.ts'

/** One queue, as two curators clear it. The tests build on each other. */
let site: Site
let wang: Page
let li: Page
beforeAll(async () => {
  site = await openSite()
  wang = await openAsCurator(site, '王核对', '/audit')
  li = await openAsCurator(site, '李核对', '/audit')
  await untilLinked(wang)
})
afterAll(() => site.close())

const remaining = async (page: Page): Promise<number> => Number(/还有 (\d+) 条/u.exec(await page.locator('header [role=status]').innerText())?.[1] ?? 0)
const rows = (page: Page) => page.getByRole('list', { name: '队列' }).getByRole('button')
const current = (page: Page) => page.locator('[aria-current=true]')
const topOf = async (page: Page): Promise<number> => (await current(page).boundingBox())?.y ?? -1
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.locator('.pair').waitFor()
}

interface Seen { readonly id: string, readonly status: string, readonly type: string, readonly reason: string | null }
const linksWith = async (status: string): Promise<Seen[]> => (await ask<{ crossReferences: { edges: { node: Seen }[] } }>(
  wang, 'query Links($status: CrossReferenceStatus!) { crossReferences(first: 100, filter: { statuses: [$status] }) { edges { node { id status type reason } } } }', { status },
)).crossReferences.edges.map(({ node }) => node)

test('both texts stand side by side, the words that speak for the link are marked in each', async () => {
  await open(wang, '/links?type=CITES')
  const [from, to] = [wang.getByRole('region', { name: /^前者/ }), wang.getByRole('region', { name: /^后者/ })]
  expect(await from.locator('mark').innerText()).toContain('乡村政务服务事项通用目录')
  expect(await to.locator('mark').innerText()).toContain('乡村政务服务事项通用目录')
  const [left, right] = [await from.boundingBox(), await to.boundingBox()]
  expect(left?.y).toBe(right?.y)
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
  expect(await findFaults(wang)).toEqual([])
})

test('a curator walks and confirms by keyboard alone; the next link takes the place, nothing jumps', async () => {
  await open(wang, '/links')
  const before = await remaining(wang)
  const [first, second, third] = await rows(wang).allInnerTexts()
  await wang.keyboard.press('j')
  expect(await current(wang).innerText()).toBe(second)
  await wang.keyboard.press('k')
  expect(await current(wang).innerText()).toBe(first)
  await wang.keyboard.press('j')
  const top = await topOf(wang)
  await wang.keyboard.press('y')
  await expect.poll(() => remaining(wang)).toBe(before - 1)
  expect(await current(wang).innerText()).toBe(third)
  expect(await topOf(wang)).toBe(top)
  expect(await linksWith('CONFIRMED')).toHaveLength(1)
  await expect.poll(() => wang.getByRole('radio', { name: /^已确认/ }).locator('..').innerText()).toContain('1')
})

test('saying no asks for a reason; a digit chooses, Enter takes it, and Esc says nothing', async () => {
  const before = await remaining(wang)
  await wang.keyboard.press('n')
  await wang.getByRole('group', { name: '为什么否定？' }).waitFor()
  expect(await findFaults(wang)).toEqual([])
  await wang.keyboard.press('Escape')
  await expect.poll(() => wang.getByRole('group', { name: '为什么否定？' }).count()).toBe(0)
  await wang.keyboard.press('n')
  await wang.keyboard.press('2')
  await wang.keyboard.press('Enter')
  await expect.poll(() => remaining(wang)).toBe(before - 1)
  expect((await linksWith('REJECTED')).map(({ reason }) => reason)).toEqual(['说得笼统，不指这一项'])
})

test('a reason in words of one’s own is typed without setting off the keys', async () => {
  const before = await remaining(wang)
  await wang.keyboard.press('n')
  await wang.getByRole('textbox', { name: /别的理由/ }).fill('')
  await wang.getByRole('textbox', { name: /别的理由/ }).pressSequentially('yn 两地的事')
  await wang.keyboard.press('Enter')
  await expect.poll(() => remaining(wang)).toBe(before - 1)
  expect((await linksWith('REJECTED')).map(({ reason }) => reason)).toContain('yn 两地的事')
})

test('the last decisions are taken back one after the other, to where they were', async () => {
  const before = await remaining(wang)
  await wang.keyboard.press('u')
  await expect.poll(() => remaining(wang)).toBe(before + 1)
  await wang.keyboard.press('u')
  await expect.poll(() => remaining(wang)).toBe(before + 2)
  expect(await linksWith('REJECTED')).toEqual([])
  expect(await linksWith('CONFIRMED')).toHaveLength(1)
})

test('another type is chosen by keyboard, which confirms the link, and undone with its type', async () => {
  await open(wang, '/links?type=MENTIONS')
  const before = await remaining(wang)
  const duties = async (): Promise<number> => (await linksWith('CONFIRMED')).filter(({ type }) => type === 'MANDATES').length
  const vouched = await duties()
  await wang.keyboard.press('t')
  await wang.getByRole('group', { name: /是什么关系/ }).waitFor()
  await wang.keyboard.press('1')
  await wang.keyboard.press('Enter')
  await expect.poll(() => remaining(wang)).toBe(before - 1)
  expect(await duties()).toBe(vouched + 1)
  await wang.keyboard.press('u')
  await expect.poll(() => remaining(wang)).toBe(before)
  expect(await duties()).toBe(vouched)
})

test('the second of two curators is told what the first decided, and goes on', async () => {
  await open(wang, '/links')
  await open(li, '/links')
  const before = await remaining(li)
  await wang.keyboard.press('n')
  await wang.keyboard.press('Enter')
  await expect.poll(() => remaining(wang)).toBe(before - 1)
  await li.keyboard.press('y')
  const note = li.getByRole('alert').filter({ hasText: '王核对刚刚决定过这一条' })
  expect(await note.innerText()).toMatch(/您的决定没有保存[^]*已否定[^]*只是用词相同/)
  expect(await findFaults(li)).toEqual([])
  await li.keyboard.press('Enter')
  await note.waitFor({ state: 'detached' })
  expect(await remaining(li)).toBe(before - 1)
  expect(await linksWith('CONFIRMED')).toHaveLength(1)
})

test('filters stand in the address with their counts, and back undoes them', async () => {
  await open(li, '/links')
  const all = await remaining(li)
  const type = li.getByRole('checkbox', { name: /^落实/ })
  await type.waitFor()
  const counted = Number(/\d+/u.exec(await type.locator('..').innerText())?.[0])
  await type.check()
  await li.waitForURL(/type=IMPLEMENTS/)
  await expect.poll(() => remaining(li)).toBe(counted)
  await li.getByRole('radio', { name: '90% 以上' }).check()
  await li.waitForURL(/score=high/)
  await li.getByRole('combobox', { name: /只看与哪份文稿或清单有关的/ }).fill('乡村政务服务事项通用目录（示范数据）')
  await li.keyboard.press('Tab')
  await li.waitForURL(/catalog=/)
  await li.goBack()
  await li.goBack()
  await expect.poll(() => remaining(li)).toBe(counted)
  await li.goBack()
  await expect.poll(() => remaining(li)).toBe(all)
  await li.getByRole('radio', { name: /^已否定/ }).check()
  await li.waitForURL(/status=REJECTED/)
  await expect.poll(() => remaining(li)).toBe(1)
  await expect.poll(() => li.locator('.facts').innerText()).toMatch(/已否定[^]*王核对[^]*理由：只是用词相同/)
})

test('an empty queue says why and leads on', async () => {
  await li.goto('/links?status=REVIEW')
  await li.getByRole('heading', { name: '没有需要再看一遍的' }).waitFor()
  expect(await findFaults(li)).toEqual([])
  await li.getByRole('link', { name: '看缺漏报告' }).click()
  await li.getByRole('heading', { name: '缺漏报告' }).waitFor()
})

test('a decision whose text has changed since says why it is to be looked at again, and that it still holds', async () => {
  const database = new Database(join(site.dataDir, 'zhengdian.db'))
  database.prepare("update cross_reference set needs_review = 1, review_reason = '事项改名为“生育服务登记”' where status = 'CONFIRMED'").run()
  database.close()
  await open(li, '/links?status=REVIEW')
  await expect.poll(() => li.locator('.review').innerText()).toMatch(/需复核[^]*事项改名为“生育服务登记”/)
  expect(await findFaults(li)).toEqual([])
  await li.getByRole('button', { name: '仍然成立' }).waitFor()
  await li.keyboard.press('y')
  await li.getByRole('heading', { name: '没有需要再看一遍的' }).waitFor()
  expect(await linksWith('CONFIRMED')).toHaveLength(1)
})

test('who has read on below is brought back to the beginning of the next link', async () => {
  await li.setViewportSize({ width: 1440, height: 500 })
  await open(li, '/links?type=MENTIONS')
  await li.evaluate(() => { window.scrollTo(0, document.body.scrollHeight) })
  await li.keyboard.press('j')
  const heading = li.locator('.said h2')
  await expect.poll(async () => (await heading.boundingBox())?.y ?? -1).toBeGreaterThan(60)
  expect((await heading.boundingBox())?.y ?? 999).toBeLessThan(500)
  await li.setViewportSize({ width: 1440, height: 900 })
})

test('the keys are listed where all keys are', async () => {
  await open(li, '/links')
  await li.keyboard.press('?')
  await expect.poll(() => li.getByRole('dialog', { name: '键盘操作' }).innerText()).toMatch(/互见[^]*确认[^]*否定[^]*改关系[^]*撤回/)
})

test('decisions are told in words in the log', async () => {
  await li.goto('/audit?what=reference')
  const row = li.getByRole('row').filter({ hasText: '改变互见关系' }).first()
  await row.waitFor()
  expect(await row.innerText()).toMatch(/王核对[^]*关系 (提到|要求)/)
})

test('on a phone the texts stand below each other and the deeds stay at the thumb', async () => {
  const phone = await openAsCurator(site, '周手机', '/links', PHONE)
  await phone.locator('.pair').waitFor()
  const [upper, lower] = [await phone.getByRole('region', { name: /^前者/ }).boundingBox(), await phone.getByRole('region', { name: /^后者/ }).boundingBox()]
  expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeLessThanOrEqual(lower?.y ?? 0)
  const button = await phone.getByRole('button', { name: '否定' }).boundingBox()
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
  expect(await findFaults(phone)).toEqual([])
  await phone.getByRole('button', { name: '否定' }).click()
  await phone.getByRole('radio', { name: /说得笼统/ }).check()
  expect(await findFaults(phone)).toEqual([])
})

test('who may not vouch sees no buttons: visitors are led to sign in, readers are told who may', async () => {
  const visitor = await site.open('/links')
  await visitor.getByRole('alert').getByRole('link', { name: '去登录' }).waitFor()
  expect(await visitor.getByRole('button', { name: /确认|否定/ }).count()).toBe(0)
  const admin = await site.open('/sign-in')
  await signIn(admin, 'admin', site.password)
  const { createUser: { password } } = await ask<{ createUser: { password: string } }>(admin, 'mutation Create { createUser(name: "赵读者", role: READER) { password } }')
  const reader = await site.open('/sign-in')
  await signIn(reader, '赵读者', password)
  await reader.goto('/links')
  await reader.getByRole('alert').filter({ hasText: '没有权限' }).waitFor()
  expect(await reader.getByRole('button', { name: /确认|否定/ }).count()).toBe(0)
})
