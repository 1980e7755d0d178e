import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INDEX_FILE } from '../../server/settings.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

const box = (page: Page) => page.getByRole('combobox')
const results = (page: Page) => page.locator('[data-result]')
const total = async (page: Page): Promise<number> => Number(/(\d+) 处/.exec(await page.getByRole('status').first().innerText())?.[1])

test('a cadre types a number from a speech, opens the passage and copies it with its source', async () => {
  const page = await site.open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('154项政务服务事项')
  await results(page).first().click()
  await page.waitForURL(/\/documents\/[^?]+\?q=.+#psg_/)
  const passage = page.locator('.passage.current')
  await passage.waitFor()
  expect(await passage.innerText()).toContain('将省里明确的154项政务服务事项(其中下放到村级33项)依法下放乡村')
  expect((await passage.locator('mark').allInnerTexts()).join('')).toContain('154项政务服务事项')
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('passage')

  await page.keyboard.press('c')
  await page.getByText('已复制本段和出处').waitFor()
  const cited = await page.evaluate(() => navigator.clipboard.readText())
  expect(cited).toMatch(/^二是下放政务服务权限。[^]+\n——《市委书记在市委全体.+讲话》，2022年2月11日，“一、系统构建治理体系,推动责任上肩 › （二）推动事权跟进 › 二是下放政务服务权限”\nhttp.+#psg_\w+$/)
  expect(cited.split('\n')[2]).toBe(page.url().replace(/\?q=[^#]+/, ''))
})

test('everything from the question to the passage and back can be done with keys', async () => {
  const page = await site.open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('县乡协同')
  const list = page.getByRole('listbox')
  await list.waitFor()
  await results(page).first().waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await box(page).getAttribute('aria-activedescendant')).toBe('suggestion-0')
  await page.keyboard.press('Escape')
  expect(await list.isVisible()).toBe(false)
  expect(await box(page).inputValue()).toBe('县乡协同')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await results(page).evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))).toBe(1)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#psg_/)
  await page.locator('mark').first().waitFor()
  await page.keyboard.press(']')
  await page.locator('mark.now').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(/\/\?q=/)
  expect(await results(page).count()).toBeGreaterThan(0)
})

test('a suggestion is taken with the arrow and Enter', async () => {
  const page = await site.open('/')
  await box(page).fill('县乡')
  const first = page.getByRole('option').first()
  await first.waitFor()
  const words = await first.locator('span').first().innerText()
  await box(page).press('ArrowDown')
  await box(page).press('Enter')
  await page.waitForURL((url) => url.searchParams.get('q') === words)
  expect(await box(page).inputValue()).toBe(words)
})

test('a field is completed in the box, value by value, and then narrows', async () => {
  const page = await site.open('/')
  await box(page).fill('基层治理 文种')
  await page.getByRole('option', { name: '基层治理 文种:', exact: true }).click()
  expect(await box(page).inputValue()).toBe('基层治理 文种:')
  await page.getByRole('option', { name: '文种:讲话' }).click()
  await page.waitForURL((url) => url.searchParams.get('q') === '基层治理 文种:讲话')
  await results(page).first().waitFor()
  await expect.poll(() => page.getByRole('group', { name: '文种' }).getByRole('checkbox').count()).toBeGreaterThan(0)
})

test('filters stand in the address with their counts, and back takes them off again', async () => {
  const page = await site.open('/?q=基层治理')
  await results(page).first().waitFor()
  const all = await total(page)
  const choice = page.getByRole('checkbox', { name: /要求/ })
  const count = Number(/\d+$/.exec(await choice.locator('xpath=..').innerText())?.[0])
  await choice.check()
  await page.waitForURL(/kind=DIRECTIVE/)
  await expect.poll(() => total(page)).toBe(count)
  expect(count).toBeLessThan(all)
  const passages = page.getByRole('checkbox', { name: /段落/ })
  const others = Number(/\d+$/.exec(await passages.locator('xpath=..').innerText())?.[0])
  expect(others).toBeGreaterThan(0)
  await passages.check()
  await expect.poll(() => total(page)).toBe(count + others)
  await page.goBack()
  await page.goBack()
  await expect.poll(() => total(page)).toBe(all)
  expect(await choice.isChecked()).toBe(false)
})

test('items are narrowed by their type, by a choice as by a word in the box', async () => {
  const page = await site.open('/?q=最低生活保障')
  await results(page).first().waitFor()
  const choice = page.getByRole('group', { name: '事项类型' }).getByRole('checkbox', { name: /行政给付/ })
  const count = Number(/\d+$/.exec(await choice.locator('xpath=..').innerText())?.[0])
  expect(count).toBeGreaterThan(0)
  await choice.check()
  await page.waitForURL((url) => url.searchParams.get('itemType') === '行政给付')
  await expect.poll(() => total(page)).toBe(count)
  await page.goto('/?q=最低生活保障 类型:行政给付')
  await expect.poll(() => total(page)).toBe(count)
})

test('an address with filters shows the same answer to somebody else', async () => {
  const page = await site.open('/?q=基层治理&kind=PASSAGE&level=MUNICIPAL', PHONE)
  await results(page).first().waitFor()
  await page.getByRole('button', { name: '筛选 2' }).click()
  await expect.poll(() => page.getByRole('dialog').getByRole('checkbox', { checked: true }).count()).toBe(2)
})

test('a correction is said, can be undone, and is forgotten with the words it was for', async () => {
  const page = await site.open('/?q=jicengzhili&kind=PASSAGE')
  const status = page.getByRole('status').first()
  await expect.poll(() => status.innerText()).toContain('已按“基层治理”查找')
  await page.getByRole('link', { name: '仍按“jicengzhili”原样查' }).click()
  await page.waitForURL(/as=typed/)
  await expect.poll(() => status.innerText()).toMatch(/已按原样查找 · 0 处/)
  expect(await box(page).inputValue()).toBe('jicengzhili')
  await page.reload()
  await page.getByRole('heading', { name: '没有找到：jicengzhili' }).waitFor()
  await page.getByRole('link', { name: '恢复自动更正' }).click()
  await expect.poll(() => status.innerText()).toContain('已按“基层治理”查找')
  await page.goBack()
  await box(page).fill('jczl')
  await page.waitForURL((url) => url.searchParams.get('q') === 'jczl' && !url.searchParams.has('as'))
  await expect.poll(() => status.innerText()).toContain('已按“基层治理”查找')
})

test('a formulation opens with its uses, each leads into its text, and its own search finds all that use it', async () => {
  const page = await site.open('/?q=四不两直工作法&kind=FORMULATION')
  const first = results(page).filter({ hasText: '四不两直' }).first()
  await first.click()
  await page.waitForURL(/\/formulations\/frm_/)
  await page.getByText('收录的文稿中，最早见于').getByRole('link').click()
  const passage = page.locator('.passage.current')
  await passage.waitFor()
  expect(await passage.innerText()).toContain('四不两直')

  await page.goto(`/?q=${encodeURIComponent('"四不两直工作法"')}`)
  await page.locator('mark', { hasText: /四不两直.?工作法/ }).first().waitFor()
})

test('traditional script asks the same question', async () => {
  const page = await site.open('/?q=縣鄉協同事項')
  await page.locator('mark', { hasText: '县乡协同' }).first().waitFor()
  expect(await results(page).first().innerText()).toContain('县乡协同事项')
})

test('a question with markup in it is shown as it was typed', async () => {
  const page = await site.open(`/?q=${encodeURIComponent('<img src=x onerror="window.broken=1">"基层')}`)
  await page.getByRole('status').first().waitFor()
  expect(await page.title()).toContain('<img src=x')
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
})

test('without the network the page says so, keeps what it shows, and goes on when asked to', async () => {
  const page = await site.open('/?q=基层治理')
  await results(page).first().waitFor()
  const before = await results(page).count()
  await page.context().setOffline(true)
  await box(page).fill('县乡协同')
  await page.getByText('连不上服务器').waitFor()
  expect(await results(page).count()).toBe(before)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('mark', { hasText: '县乡' }).first().waitFor()
  await expect.poll(() => page.getByText('连不上服务器').count()).toBe(0)
})

test('while the index cannot be read the page says so and what goes on, and shows the results by itself when it is back', async () => {
  const page = await site.open('/?q=基层治理')
  await results(page).first().waitFor()
  const index = new Database(join(site.dataDir, INDEX_FILE))
  index.exec('ALTER TABLE entry RENAME TO entry_gone')
  await box(page).fill('县乡协同')
  const banner = page.getByRole('alert')
  await banner.waitFor()
  expect(await banner.innerText()).toContain('检索暂时不可用 检索引擎没有应答，恢复后这里会自动显示结果。')
  expect(await banner.getByRole('link').allInnerTexts()).toEqual(['去文库', '去目录'])
  index.exec('ALTER TABLE entry_gone RENAME TO entry')
  index.close()
  await page.locator('mark', { hasText: '县乡' }).first().waitFor()
  expect(await banner.count()).toBe(0)
})

test('no result says what to try next; the empty page teaches with questions that have answers', async () => {
  const page = await site.open('/?q=鲸鱼洄游航线')
  await page.getByRole('heading', { name: '没有找到：鲸鱼洄游航线' }).waitFor()
  await page.getByRole('button', { name: '清空' }).click()
  for (const example of ['154项政务服务事项', '县乡协同事项', '“13710”工作制度']) {
    await page.getByRole('link', { name: example }).click()
    await results(page).first().waitFor()
    await page.goBack()
  }
})
