import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedEngine } from '../search/embedded/EmbeddedEngine.ts'
import type { AskedKind } from './askedKinds.ts'
import { measurePort, portOf } from './measurePort.ts'
import { recombine } from './recombine.ts'

/** Builds an index of so many recombined passages through the port, and asks it: how large it may grow, and where it bends. */
export async function measureLarge(sentences: readonly string[], passages: number, folder: string, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  const file = join(folder, `search-${passages}.db`)
  const engine = await EmbeddedEngine.open(file)
  try {
    let bytes = 0
    const counted = async function* () {
      for await (const subjects of recombine(sentences, passages)) {
        for (const { entries } of subjects) for (const { text } of entries) bytes += Buffer.byteLength(text)
        yield subjects
      }
    }
    const begun = performance.now()
    await engine.rebuild(counted(), 1)
    const seconds = (performance.now() - begun) / 1000
    const [index, log] = await Promise.all([file, `${file}-wal`].map(async (path) => (await stat(path).catch(() => null))?.size ?? 0))
    say(`embedded engine, ${passages} recombined passages at the port: searchable after ${seconds.toFixed(0)} s, index ${((index ?? 0) / bytes).toFixed(1)} × the text`
      + ` (write-ahead log ${((log ?? 0) / bytes).toFixed(1)} ×), memory of this process ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`)
    await measurePort(portOf(engine), kinds, say)
  } finally {
    await engine.close()
  }
}
