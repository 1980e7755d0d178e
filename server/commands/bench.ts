import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { makeCorpus } from '../bench/makeCorpus.ts'
import { measureCatalog } from '../bench/measureCatalog.ts'
import { measureFirstLoad } from '../bench/measureFirstLoad.ts'
import { measureLinks } from '../bench/measureLinks.ts'
import { measureSearch } from '../bench/measureSearch.ts'
import { openServer } from '../bench/openServer.ts'
import { runCommand } from '../bench/runCommand.ts'

const KILOBYTE = 1000

/**
 * `npm run bench [-- DIR]`: ingest, search, page, a long list of items and the finding of links, measured through the product's own doors
 * in a temporary data folder (links by the pure functions that find them). DIR holds
 * articles.jsonl.gz and queries.jsonl; without it the corpus is made of the seed documents. Compare the ratios: times are this machine's.
 */
export async function run([source]: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-bench-'))
  const dataDir = join(folder, 'data')
  const say = console.log
  try {
    say(`node ${process.version}, ${availableParallelism()} cores`)
    say(`first load of the search page: ${(await measureFirstLoad(fileURLToPath(new URL('../../client', import.meta.url))) / KILOBYTE).toFixed(1)} kB of JavaScript and CSS, gzip`)

    const corpus = await makeCorpus(source ? resolve(source) : null, resolve('seed-docs'), join(folder, 'corpus'))
    say(`corpus: ${corpus.files} files, ${megabytes(corpus.bytes)} MB, ${corpus.origin}`)
    const ingest = await runCommand(['ingest', '--separate', corpus.folder], { DATA_DIR: dataDir, SEED_DOCS: '' })
    say(`ingest and index: ${ingest.seconds.toFixed(1)} s, ${(corpus.bytes / 1e6 / ingest.seconds).toFixed(2)} MB/s, peak memory ${ingest.peakMebibytes?.toFixed(0) ?? '?'} MiB of all processes`)
    for (const name of ['zhengdian.db', 'search.db']) {
      const { size } = await stat(join(dataDir, name))
      say(`  ${name}: ${megabytes(size)} MB, ${(size / corpus.bytes).toFixed(1)} × the text`)
    }

    const server = await openServer(dataDir)
    try {
      say(`search over ${countPassages(join(dataDir, 'zhengdian.db'))} passages, as ratios to { __typename } of the same run:`)
      await measureSearch(server.url, corpus.queries, say)
    } finally {
      await server.stop()
    }
    await measureCatalog(resolve('seed-docs'), folder, say)
    await measureLinks(resolve('seed-docs'), say)
  } finally {
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
