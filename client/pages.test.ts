import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, openSite, PHONE, type Site } from './testing/openSite.ts'

const FIRST_LOAD_LIMIT = 90 * 1024

let site: Site
let reading = ''
beforeAll(async () => {
  site = await openSite()
  const page = await site.open('/documents')
  reading = await page.locator('tbody a').first().getAttribute('href') ?? ''
})
afterAll(() => site.close())

describe.each([['on a desk', DESK], ['on a phone', PHONE]])('%s', (_, viewport) => {
  test.each([
    ['the empty search page', () => '/', 'h1'],
    ['results', () => '/?q=基层治理', '[data-result]'],
    ['no results', () => '/?q=鲸鱼洄游航线', '.nothing h2'],
    ['a document', () => `${reading}?q=县乡协同`, '.passage'],
    ['the list of documents', () => '/documents', 'tbody a'],
    ['synonyms', () => '/synonyms', 'main li'],
    ['signing in', () => '/sign-in', 'form h1'],
    ['uploading, not signed in', () => '/upload', '[role=alert]'],
    ['a document that is not there', () => '/documents/none', 'h1'],
  ])('%s can be used by everybody (axe finds nothing) and is no wider than the screen', async (_name, path, ready) => {
    const page = await site.open(path(), viewport)
    await page.locator(ready).first().waitFor()
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    await page.context().close()
  })
})

test('the first load of the search page is at most 90 kB of script and style', async () => {
  const page = await site.open('/healthz')
  const files = new Set<string>()
  page.on('request', (request) => {
    if (/\.(js|css)$/.test(new URL(request.url()).pathname)) files.add(request.url())
  })
  await page.goto('/')
  await page.getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle')
  // Asked for once more, because a body that the browser has let go of can no longer be read from the page.
  const loaded = await Promise.all([...files].map(async (file) => await (await page.request.get(file)).body()))
  expect(loaded.length).toBeGreaterThan(1)
  expect(loaded.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT)
})

test('the policy sent with the page lets it work without a complaint', async () => {
  const page = await site.open('/')
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const path of ['/?q=基层治理', reading, '/documents', '/sign-in']) {
    const response = await page.goto(path)
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self'")
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  expect(complaints).toEqual([])
})
