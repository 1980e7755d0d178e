import { once } from 'node:events'
import { extname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { beginningsOf, type AskedKind } from './askedKinds.ts'
import { timeRequest } from './askServer.ts'
import type { BusyClients } from './busyClients.ts'
import { describeMeasurement, percentiles, ratios } from './percentiles.ts'

/** As the page asks. */
const SEARCH = `query ($query: String!) {
  search(query: $query, first: 20) {
    totalCount wholeCount correctedQuery
    edges { score snippet { text hit } node { id kind title url } }
    facets { name valueCount values(first: 20) { value label count } }
  }
}`
const SUGGEST = 'query ($query: String!) { suggest(prefix: $query, first: 8) { text kind } }'
const LEAST = '{ __typename }'
const WARM_UP = 20
const MOST = 300
/** They take so little that pauses of the machine make up the slowest hundredth: it takes many to tell. */
const MOST_SUGGESTIONS = 2000
const CLIENTS = 8
const PROBES = 500
/** Clients have answers before anything is measured beside them. */
const WARM_UP_MS = 1000

/**
 * Asks each kind of question and `{ __typename }` in turn, so that both meet the same machine; one at a time, as one person does.
 * Times are of whole HTTP requests, with facets and snippets for the first 20 hits.
 */
export async function measureSearch(url: string, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  const suggestions = { name: 'suggestions', queries: beginningsOf(kinds) }
  for (const { name, queries } of [...kinds, suggestions]) {
    const times: number[] = []
    const yardstick: number[] = []
    const [operation, most] = name === suggestions.name ? [SUGGEST, MOST_SUGGESTIONS] : [SEARCH, MOST]
    for (const [index, query] of queries.slice(0, most + WARM_UP).entries()) {
      const time = await timeRequest(url, operation, { query })
      const least = await timeRequest(url, LEAST)
      // The few common words are asked once each: they are their own warm-up.
      if (index < WARM_UP && queries.length > 2 * WARM_UP) continue
      times.push(time)
      yardstick.push(least)
    }
    say(describeMeasurement({ name, times: percentiles(times), ratios: ratios(percentiles(times), percentiles(yardstick)) }))
  }
}

/** How long the smallest request takes while eight clients search without a pause, against the same while nobody does. */
export async function measureDelay(url: string, queries: readonly string[], say: (line: string) => void): Promise<void> {
  const probe = async (): Promise<number[]> => {
    const times: number[] = []
    for (let at = 0; at < PROBES; at++) times.push(await timeRequest(url, LEAST))
    return times
  }
  const alone = percentiles(await probe())
  const busy = new Worker(new URL(`./busyClients${extname(import.meta.filename)}`, import.meta.url), { workerData: { url, clients: CLIENTS, search: SEARCH, queries } satisfies BusyClients })
  await wait(WARM_UP_MS)
  const beside = percentiles(await probe())
  const ended = once(busy, 'exit')
  busy.postMessage('stop')
  await ended
  say(`  { __typename } while ${CLIENTS} clients search: p50 ${beside.p50.toFixed(1)} ms, p99 ${beside.p99.toFixed(1)} ms; alone p50 ${alone.p50.toFixed(1)}, p99 ${alone.p99.toFixed(1)}`)
}
