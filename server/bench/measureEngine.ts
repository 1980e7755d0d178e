import { openStore } from '../openStore.ts'
import { readSettings } from '../settings.ts'
import type { AskedKind } from './askedKinds.ts'
import { measurePort, portOf } from './measurePort.ts'
import { measureDelay, measureSearch } from './measureSearch.ts'
import { openServer } from './openServer.ts'

export type BenchEngine = 'embedded' | 'meilisearch'

/** The settings that make one engine of an environment that may have both. */
export function settingsOf(engine: BenchEngine): Record<string, string> {
  return engine === 'embedded' ? { MEILI_URL: '', MEILI_KEY: '' } : {}
}

/** Asks one engine over a data folder that it has indexed, through the API of a server in a process of its own, and at the port. */
export async function measureEngine(engine: BenchEngine, dataDir: string, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  const env = settingsOf(engine)
  const server = await openServer(dataDir, env)
  try {
    say(`${engine} through the API, everything searchable ${server.secondsToReady.toFixed(1)} s after the start of the server; as ratios to { __typename } of the same run:`)
    await measureSearch(server.url, kinds, say)
    await measureDelay(server.url, kinds.find(({ name }) => name === 'two words')?.queries ?? [], say)
  } finally {
    await server.stop()
  }
  say(`${engine}, the same at the port:`)
  const store = await openStore(readSettings({ ...process.env, ...env, DATA_DIR: dataDir }), { onFault: (error, doing) => { console.error(doing, error) } })
  try {
    await measurePort(portOf(store.engine), kinds, say)
  } finally {
    await store.close()
  }
}
