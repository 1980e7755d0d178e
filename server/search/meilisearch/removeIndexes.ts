import { Meilisearch } from 'meilisearch'
import type { MeilisearchSettings } from '../../settings.ts'
import { nameIndexes } from './indexSettings.ts'

/** Removes what an engine left on the server: its indexes, and its key for reading. For tests and measurements. */
export async function removeIndexes({ url, key, name }: MeilisearchSettings): Promise<void> {
  const client = new Meilisearch({ host: url, ...(key === null ? {} : { apiKey: key }) })
  const { entries, terms } = nameIndexes(name)
  // However much is in line before.
  for (const index of [entries, terms]) await client.deleteIndex(index).waitTask({ timeout: 0 })
  if (key === null) return
  const { results } = await client.getKeys({ limit: 1000 })
  for (const one of results) {
    if (one.indexes.includes(entries)) await client.deleteKey(one.uid)
  }
}
