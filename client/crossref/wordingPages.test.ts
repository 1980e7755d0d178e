import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { ask, openAsCurator } from '../testing/signIn.ts'
import { untilLinked } from '../testing/untilLinked.ts'

const speech = (title: string, date: string | null, body: string): string => `${title}\n${date === null ? '' : `（${date}）\n`}\n${body}\n`
let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite({
    '甲县讲话.txt': speech('在甲县基层治理推进会上的讲话', '2020年3月1日', '要推行“乡镇吹哨部门报到”工作机制。习近平总书记指出：“人民是我们党执政的最大底气，也是党执政最深厚的根基。”各乡镇要把这件事抓实抓细。'),
    '乙县讲话.txt': speech('在乙县基层治理推进会上的讲话', '2021年5月6日', '要全面推行“乡镇吹哨部门报到”工作机制。习近平总书记指出：“人民是党执政的最大底气，也是党执政最深厚的根基。”各部门要主动到乡镇报到。'),
    '丙县讲话.txt': speech('在丙县基层治理推进会上的讲话', null, '坚持“乡镇吹哨部门报到”工作机制，形成合力。'),
  })
  page = await openAsCurator(site, '郑比较', '/audit')
  await untilLinked(page)
})
afterAll(() => site.close())

test('a formulation tells where it comes from and how each text since says it, undated ones last', async () => {
  await page.goto('/documents')
  await page.getByRole('link', { name: /甲县/ }).click()
  await page.locator('a.formulation', { hasText: '乡镇吹哨部门报到' }).first().click()
  await page.waitForURL(/\/formulations\/frm_/)
  await expect.poll(() => page.locator('.origin').innerText()).toMatch(/最早见于 2020-03-01[^]*甲县[^]*共 3 处/)
  const uses = await page.locator('li.use').allInnerTexts()
  expect(uses.map((use) => /[甲乙丙]县/u.exec(use)?.[0])).toEqual(['甲县', '乙县', '丙县'])
  expect(uses[0]).toContain('最早')
  expect(uses[1]).toContain('＋全面')
  await expect.poll(() => page.getByRole('region', { name: /没有写明日期的文稿，排在最后/ }).innerText()).toContain('日期不明')
  expect(await findFaults(page)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await findFaults(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: /乙县/ }).click()
  await expect.poll(() => page.locator('.passage.current').innerText()).toContain('乡镇吹哨部门报到')
  await page.goBack()
  await page.locator('li.use').first().waitFor()
})

test('one who misquotes is seen beside the words as they are', async () => {
  const { documents } = await ask<{ documents: { edges: { node: { title: string, quotations: { passage: { id: string } }[] } }[] } }>(
    page, '{ documents(first: 20) { edges { node { title quotations { passage { id } } } } } }',
  )
  const passage = documents.edges.find(({ node }) => node.title.includes('甲县'))?.node.quotations[0]?.passage.id
  await page.goto(`/quotations/${passage}`)
  await page.getByRole('article').first().waitFor()
  const family = page.getByRole('article').filter({ hasText: '最大底气' })
  expect(await family.innerText()).toMatch(/习近平总书记指出 · 别处 2 处，其中 1 处说法不同/)
  expect(await family.getByRole('listitem').first().innerText()).toMatch(/2021-05-06[^]*乙县[^]*−我们[^]*说法不同[^]*也是引用，那里写的是习近平总书记指出/)
  expect(await family.locator('del').first().innerText()).toContain('我们')
  expect(await family.getByRole('listitem').last().innerText()).toMatch(/日期不明[^]*只有其中一部分，这部分一字不差[^]*是那篇文稿自己的话，不是引用/)
  expect(await findFaults(page)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await findFaults(page)).toEqual([])
})

test('a passage without quotations, one that is not there and a formulation that is not there say so', async () => {
  const { documents } = await ask<{ documents: { edges: { node: { title: string, passages: { edges: { node: { id: string } }[] } } }[] } }>(
    page, '{ documents(first: 20) { edges { node { title passages(first: 5) { edges { node { id } } } } } } }',
  )
  const third = documents.edges.find(({ node }) => node.title.includes('丙县'))?.node.passages.edges.at(-1)?.node.id
  await page.goto(`/quotations/${third}`)
  await page.getByRole('heading', { name: '这一段里没有引文' }).waitFor()
  await page.goto('/quotations/psg_none')
  await page.getByRole('heading', { name: '没有这个段落' }).waitFor()
  await page.goto('/formulations/frm_none')
  await page.getByRole('heading', { name: '没有这个提法' }).waitFor()
})
