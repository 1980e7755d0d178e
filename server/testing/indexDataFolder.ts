import { openStore } from '../openStore.ts'
import { readSettings } from '../settings.ts'

/** Run as a process of its own: brings the index in line with the data folder, saying its position as it moves, and `done` at the end. */
const store = await openStore(readSettings(process.env), { onFault: (error, doing) => { console.error(doing, error) } })
let told: number | null = null
const timer = setInterval(() => {
  void store.engine.position().then((position) => {
    if (position !== told) process.stdout.write(`${position}\n`)
    told = position
  }, () => undefined)
}, 50)
await store.indexer.drain()
clearInterval(timer)
process.stdout.write('done\n')
await store.close()
