import { afterAll, describe } from 'vitest'
import { noMeilisearch, openSharedMeilisearch } from '../testing/meilisearchForTests.ts'
import { testSearchEngine } from '../testing/searchEngineContract.ts'

describe.skipIf(noMeilisearch !== null)(noMeilisearch ?? 'on a real server', { timeout: 120_000 }, () => {
  let shared: ReturnType<typeof openSharedMeilisearch> | undefined
  afterAll(async () => (await shared)?.close())

  testSearchEngine('the Meilisearch engine', async () => (await (shared ??= openSharedMeilisearch())).makeHome())
})
