import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../database.ts'
import type { AskedKind } from './askedKinds.ts'
import { measureEngine, settingsOf, type BenchEngine } from './measureEngine.ts'
import { runCommand } from './runCommand.ts'
import { storeRecombined } from './storeRecombined.ts'

/** Fills a data folder with so many recombined passages, has each engine index them, and asks it: how large it may grow, and where it bends. */
export async function measureLarge(
  engines: readonly BenchEngine[], sentences: readonly string[], passages: number, dataDir: string, kinds: readonly AskedKind[], say: (line: string) => void,
): Promise<void> {
  const orm = await openDatabase({ file: join(dataDir, 'zhengdian.db') })
  const bytes = await storeRecombined(orm, sentences, passages).finally(() => orm.close())
  say(`${passages} recombined passages, ${(bytes / 1e6).toFixed(1)} MB`)
  for (const engine of engines) {
    const { seconds, peakMebibytes } = await runCommand(['reindex'], { DATA_DIR: dataDir, ...settingsOf(engine) })
    const { size } = await stat(join(dataDir, 'search.db')).catch(() => ({ size: 0 }))
    const told = engine === 'embedded' ? `, index ${(size / bytes).toFixed(1)} × the text` : ''
    say(`${engine}: searchable after ${seconds.toFixed(0)} s${told}, peak memory of our processes ${peakMebibytes?.toFixed(0) ?? '?'} MiB`)
    await measureEngine(engine, dataDir, kinds, say)
  }
}
