import { Meilisearch } from 'meilisearch'
import { removeIndexes } from '../search/meilisearch/removeIndexes.ts'
import type { MeilisearchSettings } from '../settings.ts'
import type { AskedKind } from './askedKinds.ts'
import { measureEngine } from './measureEngine.ts'

/** Has Meilisearch index a data folder anew and asks it; then says what that takes on its disk, beside `textBytes` of text. Nobody else should write to it meanwhile. */
export async function measureMeilisearch(settings: MeilisearchSettings, dataDir: string, textBytes: number, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  await removeIndexes(settings)
  const before = await usedBytes(settings)
  await measureEngine('meilisearch', dataDir, kinds, say)
  const bytes = await usedBytes(settings) - before
  say(`  its indexes: ${(bytes / 1e6).toFixed(1)} MB in use, ${(bytes / textBytes).toFixed(1)} × the text`)
}

async function usedBytes({ url, key }: MeilisearchSettings): Promise<number> {
  const { usedDatabaseSize } = await new Meilisearch({ host: url, ...(key === null ? {} : { apiKey: key }) }).getStats()
  return usedDatabaseSize
}
