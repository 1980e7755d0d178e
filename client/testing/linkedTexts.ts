import type { Page } from 'playwright-core'
import type { Site } from './openSite.ts'

const LAW = `社会救助暂行办法
第一章　总则
第一条　为了帮助困难群众，规范社会救助，制定本办法。
第二章　最低生活保障
第十一条　申请最低生活保障的，向户籍所在地的乡镇、街道提出，由乡镇、街道调查核实，提出初审意见。
第十二条　对批准的家庭，按月发给最低生活保障金，定期核查。
`
const SPEECH = `在全县民政工作会议上的讲话
2024年3月8日
同志们：
今天的会议，主要是安排今年的民政工作，请大家抓好落实。
一、兜住民生底线
各乡镇要认真落实《社会救助暂行办法》第十一条，做好最低生活保障申请受理与审核，做到应保尽保、应退尽退。要规范临时救助申请受理与审核，急难情形当天受理、三天办结。
二、办好身边实事
要把农村公路管护、志愿服务纳入乡镇日常工作，县交通运输局、县民政局各负其责。乡道、村道养护问题受理要有人接、有人办。
要把《河南省乡村政务服务事项通用目录》明确的150项政务服务事项，依法下放到乡村。
三、改进工作作风
习近平总书记强调，“基层强则国家强，基层安则天下安，必须抓好基层治理现代化这项基础性工作”。我们用好“三张清单”，把责任压到人头。
`

/** A law and a speech that lead to each other, to the start catalogues and to the start documents; by file name. */
export const LINKED_TEXTS = { '社会救助暂行办法.txt': LAW, '在全县民政工作会议上的讲话.txt': SPEECH }

/** Where a document is read, by words of its title. */
export async function findPaths(site: Site): Promise<(words: string) => string> {
  const page = await site.open('/documents')
  await page.locator('tbody a').first().waitFor()
  const links = await page.locator('tbody a').evaluateAll((list) => list.map((link) => [link.textContent, link.getAttribute('href') ?? ''] as const))
  await page.context().close()
  return (words) => links.find(([title]) => title.includes(words))?.[1] ?? '/documents/none'
}

export const margin = (page: Page) => page.getByRole('complementary', { name: '旁注' })

/** Chooses a directive of the text that is open, by its words. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.locator('.directive', { hasText: words }).first().getByRole('button').click()
}

/** Opens a text with a directive chosen and its links there. */
export async function openChosen(site: Site, path: string, directive: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await site.open(path, viewport)
  await page.locator('.passage').first().waitFor()
  await choose(page, directive)
  await page.locator('[data-reference]:visible').first().waitFor()
  return page
}
