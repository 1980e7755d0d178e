import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../testing/findFaults.ts'
import { openSite, PHONE, type Site } from '../testing/openSite.ts'
import { openAsCurator } from '../testing/signIn.ts'

/** One catalogue's way from a file to a published edition and back, as two curators go it. The tests build on each other. */
let site: Site
let wang: Page
let li: Page
beforeAll(async () => {
  site = await openSite()
  wang = await openAsCurator(site, '王编辑', '/catalogs')
  li = await openAsCurator(site, '李审核', '/catalogs')
})
afterAll(() => site.close())

const list = [
  '乡村政务服务事项目录,,,,,', '项目编码,办事名称,类别,主管部门,行使层级,承诺办结时限',
  'NEW001,农村危房改造申请受理,行政给付,住房和城乡建设局,镇级;村级,5个工作日', 'NEW002,生育登记,公共服务,卫生健康委员会,村级,即时办结', 'NEW003,老年助餐补贴申请,行政给付,民政局,镇级,很快',
].join('\n')
const upload = (page: Page, name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a list is previewed with its errors where they are, and nothing is changed yet', async () => {
  await wang.getByRole('link', { name: '导入清单' }).click()
  await upload(wang, '新目录.csv', list)
  await wang.getByText('共 3 项，2 项可以导入，1 项有问题。').waitFor()
  const problem = wang.getByRole('row').filter({ hasText: '很快' })
  await expect.poll(() => problem.innerText()).toMatch(/F5\s+承诺办结时限\s+很快/)
  await expect.poll(() => wang.getByRole('row', { name: /办事名称/ }).getByRole('combobox').inputValue()).toBe('name')
  const download = wang.waitForEvent('download')
  await wang.getByRole('button', { name: '下载问题表' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('"F5","很快"')
  expect(await findFaults(wang)).toEqual([])
})

test('what a column means can be changed, and back undoes it', async () => {
  const type = wang.getByRole('combobox', { name: 'C 列“类别”作为' })
  await expect.poll(() => type.inputValue()).toBe('itemType')
  await type.selectOption('')
  await wang.waitForURL(/choices=/)
  await expect.poll(() => wang.getByRole('list', { name: '前几项' }).innerText()).not.toContain('行政给付')
  await wang.goBack()
  await expect.poll(() => wang.getByRole('list', { name: '前几项' }).innerText()).toContain('行政给付')
})

test('good rows reach a draft only when the rest is accepted as left out', async () => {
  await wang.getByRole('textbox', { name: '名称' }).fill('试点乡镇服务目录')
  await wang.getByRole('textbox', { name: '短名' }).fill('pilot')
  await wang.getByRole('button', { name: '把 2 项导入为草稿' }).click()
  expect(new URL(wang.url()).searchParams.has('job')).toBe(false)
  await wang.getByRole('checkbox', { name: /有问题的 1 项不导入/ }).check()
  await wang.getByRole('button', { name: '把 2 项导入为草稿' }).click()
  await wang.getByText('导入好了').waitFor()
  await wang.getByRole('link', { name: '去看第 1 版' }).click()
  await wang.waitForURL(/\/catalogs\/pilot\/review\/1$/)
  await wang.getByText('草稿', { exact: true }).waitFor()
  await expect.poll(() => wang.locator('main').innerText()).toMatch(/草稿[^]*2 项[^]*新目录\.csv（有 1 处问题的行没有收进来）/)
})

test('a visitor may not see a draft and is told how to', async () => {
  const page = await site.open('/catalogs/pilot/review/1')
  await page.getByText('还没有发布的版本，登录后才能看').waitFor()
  await page.goto('/catalogs/pilot')
  await page.getByRole('heading', { name: /试点乡镇服务目录/ }).waitFor()
})

test('its author cannot publish and is told why; somebody else can', async () => {
  await wang.getByRole('button', { name: '提交审核' }).click()
  await wang.getByText('您是这一版的作者，不能自己发布').waitFor()
  await li.goto('/catalogs/pilot/review/1')
  await li.getByLabel('生效日期').fill('2026-01-01')
  expect(await findFaults(li)).toEqual([])
  await li.getByRole('button', { name: '发布', exact: true }).click()
  await li.getByText('这是现行的一版').waitFor()
  await li.goto('/catalogs')
  await expect.poll(() => li.getByRole('listitem').filter({ hasText: '试点乡镇服务目录' }).innerText()).toMatch(/2 项[^]*2026-01-01 起施行/)
})

test('the second of two curators who change one item sees both versions and decides', async () => {
  await wang.goto('/catalogs/pilot')
  await wang.getByRole('button', { name: '新建草稿' }).click()
  await wang.waitForURL(/\/review\/2$/)
  for (const page of [wang, li]) {
    await page.goto('/catalogs/pilot/items/NEW001?edition=2')
    await page.getByRole('link', { name: '修改' }).click()
    await page.getByRole('textbox', { name: '事项名称' }).waitFor()
  }
  await wang.getByRole('textbox', { name: '事项名称' }).fill('农村危房改造申请')
  await wang.getByRole('button', { name: '保存' }).click()
  await wang.getByRole('heading', { name: '农村危房改造申请', exact: true }).waitFor()

  await li.getByRole('textbox', { name: '事项名称' }).fill('农房改造申请受理')
  await li.getByRole('spinbutton', { name: '承诺办结时限的数量' }).fill('7')
  await li.getByRole('button', { name: '保存' }).click()
  const conflict = li.getByRole('alert').filter({ hasText: '王编辑先保存了这一事项' })
  expect(await conflict.innerText()).toMatch(/事项名称[^]*承诺办结时限/)
  expect(await findFaults(li)).toEqual([])
  await conflict.getByRole('radio', { name: '事项名称：用现在的，农村危房改造申请' }).check()
  await li.getByRole('button', { name: '保存' }).click()
  await li.getByRole('link', { name: '修改' }).waitFor()
  await expect.poll(() => li.locator('main').innerText()).toMatch(/农村危房改造申请\n[^]*承诺办结时限\s+7个工作日/)
})

test('an element that cannot be is refused beside its field', async () => {
  await wang.goto('/catalogs/pilot/items/NEW002?edition=2&edit=1')
  await wang.getByRole('textbox', { name: '事项编码' }).fill('NEW001')
  await wang.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => wang.getByRole('alert').filter({ hasText: '编码“NEW001”' }).innerText()).toContain('已被本版的“农村危房改造申请”使用')
  expect(await wang.getByRole('textbox', { name: '事项编码' }).getAttribute('aria-invalid')).toBe('true')
  expect(await findFaults(wang)).toEqual([])
})

test('items are added and taken out, and the review says what that changes', async () => {
  await wang.goto('/catalogs/pilot/items/new?edition=2')
  await wang.getByRole('textbox', { name: '事项名称' }).fill('老年助餐补贴申请')
  await wang.getByRole('combobox', { name: '主管部门' }).fill('民政局')
  await wang.getByRole('checkbox', { name: '乡级' }).check()
  await wang.getByRole('button', { name: '添加', exact: true }).click()
  await wang.getByRole('heading', { name: '老年助餐补贴申请' }).waitFor()
  await wang.goto('/catalogs/pilot/items/NEW002?edition=2&edit=1')
  await wang.getByRole('button', { name: '从这一版删去' }).click()
  await wang.getByRole('button', { name: '删去', exact: true }).click()
  await wang.waitForURL(/\/catalogs\/pilot\?edition=2/)
  await wang.goto('/catalogs/pilot/review/2')
  await wang.getByText('新增 1 · 取消 1 · 改名 1 · 变更 1').waitFor()
  await expect.poll(() => wang.locator('tbody').innerText()).toMatch(/改名\s*变更[^]*承诺办结时限[^]*取消[^]*生育登记[^]*新增[^]*老年助餐补贴申请/)
  await expect.poll(() => wang.locator('del').allInnerTexts()).toEqual(expect.arrayContaining(['受理', '5']))
  await expect.poll(() => wang.locator('ins').allInnerTexts()).toContain('7')
})

test('a comparison counts the changes and shows one kind at a time', async () => {
  await wang.getByRole('link', { name: '打开比较页' }).click()
  await wang.waitForURL(/compare\?from=1&to=2/)
  await wang.getByRole('button', { name: '取消 1' }).click()
  await wang.waitForURL(/kind=REMOVED/)
  await expect.poll(() => wang.locator('tbody tr').count()).toBe(1)
  await expect.poll(() => wang.locator('tbody').innerText()).toContain('生育登记')
  await wang.setViewportSize(PHONE)
  expect(await findFaults(wang)).toEqual([])
})

test('an edition is given back with a reason, published, and withdrawn; old codes lead on', async () => {
  await wang.goto('/catalogs/pilot/review/2')
  await wang.getByRole('button', { name: '提交审核' }).click()
  await li.goto('/catalogs/pilot/review/2')
  await li.getByLabel('退回原因').fill('请补上依据')
  await li.getByRole('button', { name: '退回' }).click()
  await li.getByText('草稿', { exact: true }).waitFor()
  await wang.reload()
  await expect.poll(() => wang.locator('.facts').innerText()).toContain('请补上依据')
  await wang.getByRole('button', { name: '提交审核' }).click()
  await wang.getByText('您是这一版的作者').waitFor()
  await li.reload()
  await li.getByRole('button', { name: '发布', exact: true }).click()
  await li.getByText('这是现行的一版').waitFor()
  const reader = await site.open('/catalogs/pilot/items/NEW002')
  await reader.getByRole('note').filter({ hasText: '这一事项现已取消' }).getByRole('link', { name: '看第 1 版中的样子' }).click()
  await reader.getByRole('heading', { name: '生育登记' }).waitFor()
  await li.getByLabel('撤回原因').fill('发布有误')
  await li.getByRole('button', { name: '撤回这一版' }).click()
  await li.getByText('已被替代', { exact: true }).waitFor()
  await reader.goto('/catalogs/pilot/items/NEW002')
  await reader.getByRole('heading', { name: '生育登记' }).waitFor()
})
