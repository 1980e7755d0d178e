import type { SearchEngine } from '../search/SearchEngine.ts'
import { understandQuery } from '../search/understandQuery.ts'
import type { AskedKind } from './askedKinds.ts'
import { percentiles } from './percentiles.ts'

const MOST = 200
const WARM_UP = 10

/** What is asked at the port: an engine's search, or a library's in its place. */
export type AskPort = (query: string) => Promise<unknown>

/** The search of an engine as the product's service calls it, with facets and snippets of the first 20 hits. */
export function portOf(engine: SearchEngine): AskPort {
  return (query) => engine.search({ query: understandQuery(query), filter: {}, offset: 0, limit: 20 })
}

/** Times at the port, one question at a time. */
export async function measurePort(ask: AskPort, kinds: readonly AskedKind[], say: (line: string) => void): Promise<void> {
  for (const { name, queries } of kinds) {
    const times: number[] = []
    for (const [index, query] of queries.slice(0, MOST + WARM_UP).entries()) {
      const begun = performance.now()
      await ask(query)
      if (index >= WARM_UP || queries.length <= 2 * WARM_UP) times.push(performance.now() - begun)
    }
    const { p50, p95, p99 } = percentiles(times)
    say(`  ${name.padEnd(24)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`)
  }
}
