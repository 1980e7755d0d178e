import { openStore } from '../openStore.ts'
import { readSettings } from '../settings.ts'

/** `npm run reindex`: builds the search index anew from the database; a running server goes on answering from the old one meanwhile. */
export async function run(): Promise<void> {
  const store = await openStore(readSettings(process.env), { onFault: (error, doing) => { console.error(doing, error) } })
  try {
    // An index that never was is built by following the database; once is enough.
    const isNew = await store.engine.position().catch(() => undefined) === null
    const fault = await store.indexer.tryToDrain()
    if (fault !== null) {
      console.error(`索引没有重建：${fault}`)
      process.exitCode = 1
      return
    }
    if (!isNew) await store.indexer.reindex()
    const health = await store.engine.health()
    console.log(health.available ? `索引已重建，共 ${health.entries} 条。` : `索引不可用：${health.reason}`)
    if (!health.available) process.exitCode = 1
  } finally {
    await store.close()
  }
}
