import { join, sep } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { ensureFirstAdmin } from './accounts/firstAdmin.ts'
import { User } from './accounts/User.ts'
import { findDepartments, listDepartments } from './catalogs/departments.ts'
import { loadStartCatalogs } from './catalogs/loadStartCatalogs.ts'
import { GapReport } from './crossref/gaps/GapReport.ts'
import { TitleRegister } from './crossref/TitleRegister.ts'
import { collectFiles } from './documents/collectFiles.ts'
import { discardStaleUploads } from './documents/discardStaleUploads.ts'
import { IngestFile } from './documents/IngestFile.ts'
import { createApp } from './http/createApp.ts'
import { createLog } from './http/createLog.ts'
import { Readiness } from './http/Readiness.ts'
import { openStore, type Store } from './openStore.ts'
import { buildSchema } from './schema/buildSchema.ts'
import { SearchService } from './search/SearchService.ts'
import { loadStartSynonyms } from './search/synonyms/loadStartSynonyms.ts'
import { SynonymBook } from './search/synonyms/SynonymBook.ts'
import type { Settings } from './settings.ts'

/** Requests still under way when the server is to stop have so long to end. */
const PATIENCE_MS = 10_000

/** Folder of lists of items among the start documents. */
const START_CATALOGS = 'catalogs'

export interface StartOptions {
  /** Folder of the built page. */
  readonly clientFolder: string
  /** Tells the person who starts the server something, a line at a time. */
  readonly say: (line: string) => void
  readonly log?: Logger
  /** Receives each SQL statement, for tests that count them. */
  readonly onStatement?: (sql: string) => void
}

export interface RunningServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly store: Store
  /** Settles when everything is loaded, indexed and linked, and quick to be found; what went wrong on the way is in the log, and `/readyz` goes on saying no. */
  readonly loaded: Promise<void>
  /** Answers the requests under way, finishes the file in hand, closes everything. */
  stop(): Promise<void>
}

/** Opens the data folder, listens, and goes on loading what is still to be loaded while it answers. */
export async function start(settings: Settings, options: StartOptions): Promise<RunningServer> {
  const log = options.log ?? createLog(settings.logLevel)
  const { onStatement } = options
  const store = await openStore(settings, { onFault: (err, doing) => { log.error({ err }, doing) }, ...(onStatement ? { onStatement } : {}) })
  try {
    return await serve(settings, options, store, log)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serve(settings: Settings, { clientFolder, say }: StartOptions, store: Store, log: Logger): Promise<RunningServer> {
  const { orm, queue, uploadsFolder } = store
  await discardStaleUploads(orm.em.fork(), uploadsFolder)
  await store.importer.endAbandoned()
  if (settings.seedDocs !== null && await isFirstStart(orm)) {
    await loadStartSynonyms(orm.em.fork())
    await queue.createJob(await collectStartDocuments(settings.seedDocs), null)
  }
  const password = await ensureFirstAdmin(orm.em.fork(), settings.adminPassword)
  if (password !== null) say(`首次启动，管理员账号 admin 的密码是 ${password}（只显示这一次，请记下）`)

  const readiness = new Readiness()
  readiness.await('start', '正在载入文稿和清单、更新索引和互见')
  readiness.watch('检索', async () => {
    const health = await store.engine.health()
    return health.available ? null : health.reason
  })
  readiness.watch('索引', () => Promise.resolve(store.indexer.fault))
  const titles = new TitleRegister()
  const gaps = new GapReport(titles)
  const synonyms = new SynonymBook(orm)
  const app = await createApp({
    schema: buildSchema({
      intake: { queue, uploadsFolder, onFault: (err) => { log.error({ err }, 'ingest job') } },
      search: new SearchService(store.engine, {
        nameDepartments: async (typed) => (await findDepartments(orm.em.fork(), typed)).map(({ name }) => name),
        departmentNames: async () => (await listDepartments(orm.em.fork())).map(({ name }) => name),
        findAlternatives: (words) => synonyms.alternativesIn(words),
      }),
      synonyms,
      orm,
      comparer: store.comparer,
      importer: store.importer,
      titles,
      gaps,
    }),
    orm, queue, importer: store.importer, exporter: store.catalogPool, gaps, log, readiness, uploadsFolder, clientFolder, publicRead: settings.publicRead, trustedProxy: settings.trustedProxy,
  })
  await app.listen({ host: settings.host, port: settings.port })
  const url = describeAddress(settings.host, app)

  let stopping = false
  const loaded = finishLoading(store, settings.seedDocs, say).then(() => {
    if (stopping) return
    readiness.done('start')
    say(`政典已就绪：${url}`)
  }).catch((err: unknown) => {
    if (stopping) return
    log.fatal({ err }, 'loading')
    readiness.await('start', '载入文稿、清单，或更新索引、互见时出错，详见日志')
  })
  return {
    url, app, store, loaded,
    stop: async () => {
      stopping = true
      const patience = setTimeout(() => { app.server.closeAllConnections() }, PATIENCE_MS)
      await app.close()
      clearTimeout(patience)
      await store.close()
    },
  }
}

/** An address to open in a browser on this machine. `0.0.0.0` is every address of it, and none to go to. */
function describeAddress(host: string, app: FastifyInstance): string {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const [address] = app.addresses()
  return `http://${name}:${typeof address === 'object' ? address.port : ''}`
}

/** The first administrator comes right after the job of the start documents: whoever was killed in between finds a job too many, which does no harm. */
async function isFirstStart(orm: MikroORM): Promise<boolean> {
  return await orm.em.fork().count(User) === 0
}

/** Everything in the folder but the lists of items, which `loadStartCatalogs` takes in. */
async function collectStartDocuments(folder: string) {
  const lists = join(folder, START_CATALOGS) + sep
  return (await collectFiles([folder])).filter(({ path }) => !path.startsWith(lists))
}

/** Loads the start catalogues and works through the jobs that are not done, the start documents among them, until everything can be found, at once, and is linked. */
async function finishLoading(store: Store, seedDocs: string | null, say: (line: string) => void): Promise<void> {
  const { orm, queue, engine, indexer, linker } = store
  if (seedDocs !== null) await loadStartCatalogs(store, join(seedDocs, START_CATALOGS), say)
  for (const { id, failed } of await queue.resumeAbandoned()) {
    if (failed === 0) continue
    for (const { message } of await orm.em.fork().find(IngestFile, { job: id, state: 'FAILED' })) say(message ?? '')
  }
  await indexer.drain()
  await linker.drain()
  await engine.practise()
}
