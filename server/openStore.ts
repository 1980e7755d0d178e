import { join } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import { CatalogImporter } from './catalogs/intake/CatalogImporter.ts'
import { CatalogPool } from './catalogs/intake/CatalogPool.ts'
import { Comparer } from './catalogs/editions/Comparer.ts'
import { Linker } from './crossref/link/Linker.ts'
import { LinkSearch } from './crossref/link/LinkSearch.ts'
import { LinkTaskSubscriber } from './crossref/LinkTaskSubscriber.ts'
import { openDatabase } from './database.ts'
import { IngestQueue } from './documents/IngestQueue.ts'
import { IngestPool } from './ingest/IngestPool.ts'
import { EmbeddedEngine } from './search/embedded/EmbeddedEngine.ts'
import { MeilisearchEngine } from './search/meilisearch/MeilisearchEngine.ts'
import { Indexer } from './search/Indexer.ts'
import { IndexTaskSubscriber } from './search/IndexTaskSubscriber.ts'
import type { SearchEngine } from './search/SearchEngine.ts'
import { keepOrigin } from './search/meilisearch/keepOrigin.ts'
import { DATABASE_FILE, INDEX_FILE, ORIGIN_FILE, type Settings } from './settings.ts'

export interface StoreOptions {
  /** Is told of faults that nobody waits for, with what was being done. */
  readonly onFault: (error: unknown, doing: string) => void
  /** Receives each SQL statement, for tests that count them. */
  readonly onStatement?: (sql: string) => void
}

/** All that is kept in the data folder, and what keeps it in line: the same for the server and for the commands. */
export interface Store {
  readonly orm: MikroORM
  readonly engine: SearchEngine
  readonly indexer: Indexer
  readonly linker: Linker
  readonly queue: IngestQueue
  /** Reads lists of items, and compares long ones. */
  readonly catalogPool: CatalogPool
  readonly comparer: Comparer
  readonly importer: CatalogImporter
  /** Files received over HTTP wait here for their job. */
  readonly uploadsFolder: string
  /** Finishes the file, the index task and the link task in hand, then closes everything. */
  close(): Promise<void>
}

/** Opens the data folder, brings its schema up to date and starts indexing and linking what is outstanding. */
export async function openStore({ dataDir, meilisearch }: Pick<Settings, 'dataDir' | 'meilisearch'>, { onFault, onStatement }: StoreOptions): Promise<Store> {
  const subscriber = new IndexTaskSubscriber()
  const linkSubscriber = new LinkTaskSubscriber()
  const orm = await openDatabase({ file: join(dataDir, DATABASE_FILE), subscribers: [subscriber, linkSubscriber], ...(onStatement ? { onStatement } : {}) })
  const engine: SearchEngine = meilisearch === null
    ? await EmbeddedEngine.open(join(dataDir, INDEX_FILE))
    : new MeilisearchEngine(meilisearch, await keepOrigin(join(dataDir, ORIGIN_FILE)))
  const indexer = new Indexer({ orm, engine, onFault: (error) => { onFault(error, 'indexing') } })
  subscriber.onCommit(() => { indexer.wake() })
  indexer.start()
  const linker = new Linker({ orm, search: new LinkSearch({ orm, engine, indexer }), onFault: (error) => { onFault(error, 'linking') } })
  linkSubscriber.onCommit(() => { linker.wake() })
  linker.start()
  const pool = new IngestPool()
  const uploadsFolder = join(dataDir, 'uploads')
  const queue = new IngestQueue({ orm, reader: pool, uploadsFolder, onFault: (error, fileName) => { onFault(error, `ingesting ${fileName}`) } })
  const catalogPool = new CatalogPool()
  const comparer = new Comparer(catalogPool)
  const importer = new CatalogImporter({ orm, pool: catalogPool, comparer, uploadsFolder, onFault: (error, fileName) => { onFault(error, `importing ${fileName}`) } })
  return {
    orm, engine, indexer, linker, queue, catalogPool, comparer, importer, uploadsFolder,
    close: async () => {
      await queue.close()
      await pool.close()
      await catalogPool.close()
      await importer.close()
      await linker.close()
      await indexer.close()
      await engine.close()
      await orm.close()
    },
  }
}
