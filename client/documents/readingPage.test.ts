import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, openSite, PHONE, type Site } from '../testing/openSite.ts'

const HOSTILE = `关于网页安全的讲话
2024年5月6日
同志们，各单位要立即排查网页漏洞，<script>window.broken = 1</script><img src="x" onerror="window.broken = 2">不得把口令写在网页里。
要举一反三，<b>逐项</b>整改，力争今年上半年全部完成。
`
let site: Site
const paths = new Map<string, string>()

beforeAll(async () => {
  site = await openSite({ '关于网页安全的讲话.txt': HOSTILE })
  const page = await site.open('/documents')
  await page.locator('tbody a').first().waitFor()
  for (const link of await page.locator('tbody a').all()) paths.set(await link.innerText(), await link.getAttribute('href') ?? '')
})
afterAll(() => site.close())

/** Opens a document by words of its title. */
async function read(words: string, viewport = DESK, rest = ''): Promise<Page> {
  const path = [...paths].find(([title]) => title.includes(words))?.[1]
  const page = await site.open(`${path ?? '/documents/none'}${rest}`, viewport)
  await page.locator('.passage').first().waitFor()
  return page
}

test('script inside a document is text', async () => {
  const page = await read('关于网页安全')
  await expect.poll(() => page.locator('.text').textContent()).toContain('<script>window.broken = 1</script><img src="x" onerror="window.broken = 2">不得')
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  await expect.poll(() => page.locator('.text script, .text img, .text b').count()).toBe(0)
})

test('a directive shows its verb in the margin and, when chosen, who is told and by when', async () => {
  const page = await read('市委书记在市委全体')
  const directive = page.locator('.directive', { hasText: '今年上半年,我们将在' }).first()
  await directive.getByRole('button').click()
  const details = page.getByRole('region', { name: '这句要求' })
  expect(await details.innerText()).toMatch(/时限\s*今年上半年/)
  const bar = await page.locator('.bar.chosen').first().boundingBox()
  const words = await directive.boundingBox()
  expect(bar && words && bar.x < words.x + words.width && bar.height > 10).toBe(true)
  await page.keyboard.press('Escape')
  expect(await details.count()).toBe(0)
})

test('a gap is drawn where it is, with its size, and the badge says how much is there', async () => {
  const page = await read('市委书记在市委全体')
  const gap = page.getByRole('note').filter({ hasText: '此处原文省略 1243 字' })
  const before = await page.getByText('项目建设、重点工作可实行专班推进机制').boundingBox()
  const after = await page.getByText('贯彻“群众有需求').boundingBox()
  const torn = await gap.boundingBox()
  expect(before && torn && after && before.y < torn.y && torn.y < after.y).toBe(true)
  await expect.poll(() => page.locator('.byline').innerText()).toMatch(/完整 (39|40|41)%/)
})

test('repairs show on demand, the damaged original beside the repaired', async () => {
  const page = await read('两优一先')
  const shown = page.locator('[data-repair]')
  const always = await shown.count()
  await page.keyboard.press('r')
  await expect.poll(() => shown.count()).toBeGreaterThan(always + 100)
  const repaired = shown.filter({ hasText: '现' }).first()
  await repaired.focus()
  await page.keyboard.press('Enter')
  const popover = page.getByRole('dialog', { name: '这处修复' })
  expect(await popover.innerText()).toContain('現(xiàn)')
  await page.keyboard.press('Escape')
  expect(await popover.count()).toBe(0)
  await page.keyboard.press('r')
  await expect.poll(() => shown.count()).toBe(always)
})

test('the original view shows the text as it came, with the removed boilerplate struck out', async () => {
  const page = await read('两优一先')
  await page.keyboard.press('v')
  const original = page.locator('.original')
  await original.waitFor()
  expect(await original.innerText()).toContain('基層治理現(xiàn)代化')
  expect(await original.locator('del').first().innerText()).toContain('目錄/提綱')
  await page.keyboard.press('v')
  await page.locator('.passage').first().waitFor()
})

test('what is masked is named as masked', async () => {
  const page = await read('市委书记在市委全体')
  const mask = page.getByRole('img', { name: '原文此处被遮盖' }).first()
  expect(await mask.innerText()).toMatch(/^▒+$/)
  expect(await mask.getAttribute('title')).toBe('原文此处被遮盖')
})

test('the outline leads to its section and marks the one being read', async () => {
  const page = await read('市委书记在市委全体')
  await page.keyboard.press('o')
  const link = page.getByRole('navigation', { name: '提纲' }).getByRole('link', { name: /提升干部治理能力/ })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => link.getAttribute('aria-current')).toBe('location')
  const heading = await page.locator('[data-section]', { hasText: '提升干部治理能力' }).boundingBox()
  expect(heading && heading.y > 60 && heading.y < 400).toBe(true)
})

test('on a phone the outline is a sheet and nothing is wider than the screen', async () => {
  const page = await read('市委书记在市委全体', PHONE)
  await page.getByRole('button', { name: '提纲' }).click()
  await page.getByRole('dialog', { name: '提纲' }).getByRole('link', { name: /提升干部治理能力/ }).click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  expect(await page.getByRole('combobox').isVisible()).toBe(true)
})

test('a citation that crosses a gap says so', async () => {
  const page = await read('市委书记在市委全体')
  await page.getByText('项目建设、重点工作可实行专班推进机制').click()
  await page.keyboard.press('c')
  await page.getByText('已复制本段和出处').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('注：原文此段有省略')
})

test('a citation names the sections above the passage and covers what the source hides', async () => {
  const page = await read('市委书记在市委全体')
  await page.getByText('做优县区', { exact: false }).last().click()
  await page.keyboard.press('c')
  await page.getByText('已复制本段和出处').waitFor()
  const cited = await page.evaluate(() => navigator.clipboard.readText())
  expect(cited).toMatch(/“一、系统构建治理体系,推动责任上肩 › （一）\s?重塑组织架构 › [^”]*做优县区/)
  expect(cited).toMatch(/强化▒,[^]*注：.*原文有遮盖/)
})

test('a title line is read once, a hidden word in the title is named as hidden, and the line is back with its repairs', async () => {
  const page = await read('两优一先')
  const mask = page.locator('h1').getByRole('img', { name: '原文此处被遮盖' })
  expect(await mask.innerText()).toBe('▒▒')
  expect(await page.locator('h1').textContent()).not.toContain('*')
  const line = page.locator('.text p').first()
  await expect.poll(() => line.textContent()).toContain('积极探索基层治理现代化的▒▒路径')
  expect(await line.isVisible()).toBe(false)
  await page.keyboard.press('r')
  await expect.poll(() => line.isVisible()).toBe(true)
})

test('a first line that differs from the title is shown', async () => {
  const page = await read('市委书记在市委全体')
  expect(await page.locator('.text').getByText('届二次全体').isVisible()).toBe(true)
})

test('on a phone the walk through the hits lies above the text and answers to a finger', async () => {
  const page = await read('市委书记在市委全体', PHONE, '?q=基层治理')
  const next = page.getByRole('button', { name: '下一处命中' })
  const walk = page.locator('.walk')
  await next.click()
  expect(await walk.innerText()).toContain('第 1 处')
  for (const share of [0.2, 0.5, 0.8]) {
    await page.evaluate((part) => { window.scrollTo(0, document.documentElement.scrollHeight * part) }, share)
    const onTop = await walk.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
    })
    expect(onTop).toBe(true)
  }
  expect(await walk.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(/^rgb\(/)
})

test('a hit over repaired words stays one hit when repairs are shown', async () => {
  const page = await read('市委书记在市委全体', DESK, '?q=154项政务服务事项')
  const hits = page.locator('.text mark', { hasText: '政务服务' })
  await hits.first().waitFor()
  const before = await page.locator('.text mark').allTextContents()
  await page.keyboard.press('r')
  await page.locator('.text mark [data-repair]').first().waitFor()
  expect(await page.locator('.text mark').allTextContents()).toEqual(before)
})

test('a command without a word of command has a label, one with a word has the word', async () => {
  const page = await read('市委书记在市委全体')
  const verbs = await page.locator('.directive .verb').evaluateAll((list) => list.map((verb) => ({
    word: verb.getAttribute('data-verb') ?? '', label: verb.classList.contains('label'),
    sentence: verb.parentElement?.textContent ?? '', border: getComputedStyle(verb).borderTopWidth,
  })))
  const labels = verbs.filter(({ label }) => label)
  expect(labels.length).toBeGreaterThan(5)
  expect(new Set(labels.map(({ word }) => word))).toEqual(new Set(['要求']))
  expect(labels.every(({ border }) => border === '1px')).toBe(true)
  const quoted = verbs.filter(({ label }) => !label)
  expect(quoted.length).toBeGreaterThan(5)
  expect(quoted.filter(({ word, sentence }) => !sentence.includes(word))).toEqual([])
})

test('in the list of results, too, no word stands before a requirement that it does not hold', async () => {
  const page = await site.open('/?q=基层治理&kind=DIRECTIVE')
  await page.locator('.result .verb').first().waitFor()
  await expect.poll(() => page.locator('.result .verb', { hasText: /^(要求|目标)$/ }).count()).toBe(0)
  const response = await page.request.post('/graphql', { data: { query: '{ search(query: "基层治理", filter: { kinds: [DIRECTIVE] }) { edges { node { node { ... on Directive { text } } } } } }' } })
  const { data: { search } } = await response.json() as { data: { search: { edges: { node: { node: { text: string } } }[] } } }
  for (const verb of await page.locator('.result .verb:not(.label)').allInnerTexts()) expect(search.edges.some(({ node }) => node.node.text.includes(verb))).toBe(true)
})

test('a link to a passage that a revision changed opens the whole text and says so', async () => {
  const page = await read('两优一先', DESK, '#psg_zzzzzzzzzzzzzzzz')
  await page.getByRole('status').filter({ hasText: '这一段在新版中有改动，已打开全文' }).waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await expect.poll(() => page.locator('.passage.current').count()).toBe(0)
})

test('keys are silent while one types, and ? lists them all', async () => {
  const page = await read('市委书记在市委全体')
  await page.getByRole('combobox').click()
  await page.keyboard.type('o?vr')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('o?vr')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await expect.poll(() => page.getByRole('dialog', { name: '键盘操作' }).locator('kbd').allInnerTexts()).toEqual(expect.arrayContaining(['/', '?', '[', ']', 'o', 'c', 'r', 'v', 'Esc']))
})

test('on paper there is the text and its source, and no controls', async () => {
  const page = await read('市委书记在市委全体')
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.getByRole('navigation').count()).toBe(0)
  await expect.poll(() => page.getByRole('toolbar').count()).toBe(0)
  expect(await page.getByText(`出处：${new URL(page.url()).origin}/documents/`).isVisible()).toBe(true)
})
