import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { makeCorpus } from '../bench/makeCorpus.ts'
import { measureCatalog } from '../bench/measureCatalog.ts'
import { measureEngine, settingsOf, type BenchEngine } from '../bench/measureEngine.ts'
import { measureFirstLoad } from '../bench/measureFirstLoad.ts'
import { measureLinks } from '../bench/measureLinks.ts'
import { askedKinds } from '../bench/askedKinds.ts'
import { measureLarge } from '../bench/measureLarge.ts'
import { measureMeilisearch } from '../bench/measureMeilisearch.ts'
import { measureYardstick } from '../bench/measureYardstick.ts'
import { runCommand } from '../bench/runCommand.ts'
import { removeIndexes } from '../search/meilisearch/removeIndexes.ts'
import { readSettings } from '../settings.ts'

const KILOBYTE = 1000

const LARGE = 500_000
const YARDSTICK = 50_000

/**
 * `npm run bench -- [--large] [--yardstick] [DIR]`: ingest, search, page, a long list of items and the finding of links, measured
 * through the product's own doors in a temporary data folder (links by the pure functions that find them). DIR holds articles.jsonl.gz
 * and queries.jsonl; without it the corpus is made of the seed documents.
 * `--large` adds 500,000 recombined passages, which takes long; `--yardstick` the library MiniSearch over 50,000 of them; a set MEILI_URL
 * asks that engine everything as well, in an index of its own. Compare the ratios: times are this machine's.
 */
export async function run(args: string[]): Promise<void> {
  const { values: { large = false, yardstick = false }, positionals: [source] } = parseArgs({
    args, allowPositionals: true, options: { large: { type: 'boolean' }, yardstick: { type: 'boolean' } },
  })
  // Never that of an installation: the processes started from here inherit it.
  process.env['MEILI_INDEX'] = 'zhengdian-bench'
  const { meilisearch } = readSettings(process.env)
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-bench-'))
  const dataDir = join(folder, 'data')
  const say = console.log
  try {
    say(`node ${process.version}, ${availableParallelism()} cores`)
    say(`first load of the search page: ${(await measureFirstLoad(fileURLToPath(new URL('../../client', import.meta.url))) / KILOBYTE).toFixed(1)} kB of JavaScript and CSS, gzip`)

    const corpus = await makeCorpus(source ? resolve(source) : null, resolve('seed-docs'), join(folder, 'corpus'))
    say(`corpus: ${corpus.files} files, ${megabytes(corpus.bytes)} MB, ${corpus.origin}`)
    const ingest = await runCommand(['ingest', '--separate', corpus.folder], { DATA_DIR: dataDir, SEED_DOCS: '', ...settingsOf('embedded') })
    say(`ingest and index: ${ingest.seconds.toFixed(1)} s, ${(corpus.bytes / 1e6 / ingest.seconds).toFixed(2)} MB/s, peak memory ${ingest.peakMebibytes?.toFixed(0) ?? '?'} MiB of all processes`)
    for (const name of ['zhengdian.db', 'search.db']) {
      const { size } = await stat(join(dataDir, name))
      say(`  ${name}: ${megabytes(size)} MB, ${(size / corpus.bytes).toFixed(1)} × the text`)
    }

    const kinds = askedKinds(corpus.queries, corpus.sentences)
    say(`${countPassages(join(dataDir, 'zhengdian.db'))} passages`)
    await measureEngine('embedded', dataDir, kinds, say)
    if (meilisearch) await measureMeilisearch(meilisearch, dataDir, corpus.bytes, kinds, say)
    if (yardstick) await measureYardstick(corpus.sentences, YARDSTICK, folder, kinds, say)
    const engines: readonly BenchEngine[] = meilisearch ? ['embedded', 'meilisearch'] : ['embedded']
    if (large) await measureLarge(engines, corpus.sentences, LARGE, join(folder, 'large'), kinds, say)
    await measureCatalog(resolve('seed-docs'), folder, say)
    await measureLinks(resolve('seed-docs'), say)
  } finally {
    if (meilisearch) await removeIndexes(meilisearch)
    await rm(folder, { recursive: true, force: true })
  }
}

function countPassages(file: string): number {
  const database = new Database(file, { readonly: true })
  const count = database.prepare('select count(*) from passage').pluck().get() as number
  database.close()
  return count
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
