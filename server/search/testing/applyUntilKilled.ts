import { EmbeddedEngine } from '../embedded/EmbeddedEngine.ts'
import { makeEntry } from './sampleEntries.ts'

/** Run as a process of its own: fills the index at the path given, one subject of three entries a batch, and says how far it is. */
const engine = await EmbeddedEngine.open(process.argv[2] ?? '')
for (let task = 1; ; task++) {
  const entries = [1, 2, 3].map((n) => makeEntry(`psg_${task}_${n}`, `第${task}件民生实事之${n}`))
  await engine.apply([{ subject: `doc_${task}`, entries }], task)
  process.stdout.write(`${task}\n`)
}
