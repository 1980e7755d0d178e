import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { timeRequest } from './askServer.ts'
import { settingsOf } from './measureEngine.ts'
import { openServer } from './openServer.ts'
import { describeMeasurement, percentiles, ratios } from './percentiles.ts'
import { runCommand } from './runCommand.ts'

const ITEMS = 20_000
const SLUG = 'bench-items'
const ASKED = 60
const COMPARED = 5

const LIST = `query ($offset: Int!) {
  catalogItems(catalog: "${SLUG}", first: 100, offset: $offset, sort: NAME) {
    totalCount
    edges { node { code name ... on ServiceItem { itemType exerciseLevels competentDepartment { name } legalBases { law article } } } }
  }
}`
const COMPARE = `{ catalog(slug: "${SLUG}") { currentEdition { itemCount changes { added { code } removed { code } renamed { from { name } to { name } } changed { fields { field from to } } } } } }`

/**
 * Imports and publishes a list of 20,000 items and then a second edition of it, in which some items are gone, new or changed, and asks for
 * pages of the list and for the comparison. The items are those of the demonstration list, once for each of as many places as it takes.
 */
export async function measureCatalog(seedDocs: string, folder: string, say: (line: string) => void): Promise<void> {
  const [header = '', ...rows] = (await readFile(join(seedDocs, 'catalogs', 'service-items.csv'), 'utf8')).trim().split(/\r?\n/)
  const items = Array.from({ length: ITEMS }, (_, n) => placeItem(rows[n % rows.length]!, n, Math.floor(n / rows.length)))
  const env = { DATA_DIR: join(folder, 'catalog-data'), SEED_DOCS: '', ...settingsOf('embedded') }
  const editions = [items, items.filter((_, n) => n % 400 !== 0).map((item, n) => n % 300 === 0 ? item.replace('镇级', '镇级;县级') : item)]
  for (const [index, edition] of editions.entries()) {
    const file = join(folder, `edition-${index + 1}.csv`)
    await writeFile(file, `${header}\n${edition.join('\n')}\n`)
    const { seconds, peakMebibytes } = await runCommand(['ingest', '--catalog', SLUG, '--kind', 'SERVICE', '--publish', file], env)
    say(`edition ${index + 1}: ${edition.length} items imported, published and indexed in ${seconds.toFixed(1)} s, ${Math.round(edition.length / seconds)} rows/s, peak memory ${peakMebibytes?.toFixed(0) ?? '?'} MiB of all processes`)
  }

  const server = await openServer(env.DATA_DIR, env)
  try {
    for (const { name, ask, count } of [{ name: 'page of 100 items', ask: LIST, count: ASKED }, { name: 'comparison', ask: COMPARE, count: COMPARED }]) {
      const times: number[] = []
      const yardstick: number[] = []
      for (let n = 0; n < count; n += 1) {
        times.push(await timeRequest(server.url, ask, ask === LIST ? { offset: n * 100 } : {}))
        yardstick.push(await timeRequest(server.url, '{ __typename }'))
      }
      say(describeMeasurement({ name, times: percentiles(times), ratios: ratios(percentiles(times), percentiles(yardstick)) }))
    }
  } finally {
    await server.stop()
  }
}

/** The nth row of the long list: number, code and name of its own. */
function placeItem(row: string, n: number, place: number): string {
  const [, , name = '', ...rest] = row.split(',')
  return [n + 1, `BENCH${String(n).padStart(6, '0')}`, `${name}（第${place + 1}片区）`, ...rest].join(',')
}
