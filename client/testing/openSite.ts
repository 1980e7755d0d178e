import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { spawnServer } from '../../server/testing/spawnServer.ts'
import { launchBrowser } from './launchBrowser.ts'

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export interface Site {
  readonly url: string
  readonly browser: Browser
  readonly password: string
  /** Where the server keeps its data, for tests that break something there. */
  readonly dataDir: string
  /** A page of its own, as a new reader has it; it may use the clipboard. */
  open(path: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page>
  close(): Promise<void>
}

/** The built site with the start documents and what a test adds to them (file name → text), and a browser to look at it. */
export async function openSite(added: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-site-'))
  const documents = join(folder, 'documents')
  await cp('seed-docs', documents, { recursive: true })
  for (const [name, text] of Object.entries(added)) await writeFile(join(documents, name), text)
  const password = 'correct horse 电池'
  const dataDir = join(folder, 'data')
  const server = await spawnServer({ DATA_DIR: dataDir, SEED_DOCS: documents, ADMIN_PASSWORD: password })
  await server.untilReady()
  const browser = await launchBrowser()
  return {
    url: server.url, browser, password, dataDir,
    open: async (path, viewport = DESK) => {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'], baseURL: server.url })
      const page = await context.newPage()
      await page.goto(path)
      return page
    },
    close: async () => {
      await browser.close()
      await server.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The operations a page sends from now on, by name. */
export function watchOperations(page: Page): string[] {
  const names: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) names.push(String((request.postDataJSON() as { operationName?: unknown }).operationName))
  })
  return names
}
