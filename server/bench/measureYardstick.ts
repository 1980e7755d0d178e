import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedEngine } from '../search/embedded/EmbeddedEngine.ts'
import type { AskedKind } from './askedKinds.ts'
import { measurePort, portOf } from './measurePort.ts'
import { recombine } from './recombine.ts'
import { openYardstick } from './yardstick.ts'

/** MiniSearch and the embedded engine over the same recombined passages, both at the port. */
export async function measureYardstick(sentences: readonly string[], passages: number, folder: string, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  const opened = await openYardstick(recombine(sentences, passages))
  if (opened) {
    say(`MiniSearch, ${passages} recombined passages in memory, without facets and snippets: searchable after ${opened.seconds.toFixed(0)} s, ${opened.mebibytes.toFixed(0)} MiB`)
    await measurePort(opened.ask, kinds, say)
  }
  const file = join(folder, 'yardstick.db')
  const engine = await EmbeddedEngine.open(file)
  try {
    const begun = performance.now()
    await engine.rebuild(recombine(sentences, passages), 1)
    const seconds = (performance.now() - begun) / 1000
    const { size } = await stat(file)
    say(`embedded engine, the same passages: searchable after ${seconds.toFixed(0)} s, ${(size / 2 ** 20).toFixed(0)} MiB on disk`)
    await measurePort(portOf(engine), kinds, say)
  } finally {
    await engine.close()
  }
}
