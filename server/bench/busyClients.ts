import { parentPort, workerData } from 'node:worker_threads'
import { timeRequest } from './askServer.ts'

/** What the thread of `measureDelay` is given. */
export interface BusyClients {
  readonly url: string
  readonly clients: number
  readonly search: string
  readonly queries: readonly string[]
}

/** Clients that search without a pause until they are told to stop; in a thread of their own, so that what they do with the answers delays no one who measures. */
const { url, clients, search, queries } = workerData as BusyClients
let going = true
parentPort?.once('message', () => { going = false })
for (let client = 0; client < clients; client++) void keepAsking(client)

async function keepAsking(from: number): Promise<void> {
  for (let at = from; going; at += clients) await timeRequest(url, search, { query: queries[at % queries.length] ?? '' })
}
