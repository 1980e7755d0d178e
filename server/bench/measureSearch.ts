import { timeRequest } from './askServer.ts'
import { describeMeasurement, percentiles, ratios } from './percentiles.ts'

const SEARCH = `query ($query: String!) {
  search(query: $query, first: 20) {
    totalCount
    edges { score snippet { text hit } node { id kind title url } }
    facets { name values { value label count } }
  }
}`
const SUGGEST = 'query ($prefix: String!) { suggest(prefix: $prefix, first: 8) { text kind } }'
const WARM_UP = 20

/**
 * Asks each kind of question and `{ __typename }` in turn, so that both meet the same machine; one at a time, as one person does.
 * Times are of whole HTTP requests, with facets and snippets for the first 20 hits.
 */
export async function measureSearch(url: string, queries: readonly string[], say: (line: string) => void): Promise<void> {
  const words = queries.flatMap((query) => query.match(/\p{Script=Han}{2,}/gu) ?? [])
  const kinds: { name: string; ask: string; inputs: Record<string, string>[] }[] = [
    { name: 'whole questions', ask: SEARCH, inputs: queries.map((query) => ({ query })) },
    { name: 'two to four characters', ask: SEARCH, inputs: words.map((word) => ({ query: word.slice(0, 2 + word.length % 3) })) },
    { name: 'two words', ask: SEARCH, inputs: words.map((word, n) => ({ query: `${word.slice(0, 2)} ${words[(n * 7 + 3) % words.length]!.slice(0, 2)}` })) },
    { name: 'phrases', ask: SEARCH, inputs: words.map((word) => ({ query: `"${word.slice(0, 5)}"` })) },
    { name: 'suggestions', ask: SUGGEST, inputs: words.map((word) => ({ prefix: word.slice(0, 2) })) },
  ]
  for (const { name, ask, inputs } of kinds) {
    const times: number[] = []
    const yardstick: number[] = []
    for (const [index, variables] of inputs.slice(0, 300 + WARM_UP).entries()) {
      const time = await timeRequest(url, ask, variables)
      const least = await timeRequest(url, '{ __typename }')
      if (index < WARM_UP) continue
      times.push(time)
      yardstick.push(least)
    }
    say(describeMeasurement({ name, times: percentiles(times), ratios: ratios(percentiles(times), percentiles(yardstick)) }))
  }
}
