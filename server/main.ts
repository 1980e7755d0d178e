import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { ensureFirstAdmin } from './accounts/firstAdmin.ts'
import { openDatabase } from './database.ts'
import { discardStaleUploads } from './documents/discardStaleUploads.ts'
import { IngestJob } from './documents/IngestJob.ts'
import { IngestQueue, type FileReader } from './documents/IngestQueue.ts'
import { createApp } from './http/createApp.ts'
import { createLog } from './http/createLog.ts'
import { Readiness } from './http/Readiness.ts'
import { buildSchema } from './schema/buildSchema.ts'
import type { Settings } from './settings.ts'

/** Requests still under way when the server is to stop have so long to end. */
const PATIENCE_MS = 10_000

export interface StartOptions {
  readonly reader: FileReader
  /** Folder of the built page. */
  readonly clientFolder: string
  /** Tells the person who starts the server something, once. */
  readonly say: (line: string) => void
  readonly log?: Logger
  readonly onStatement?: (sql: string) => void
}

export interface RunningServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly orm: MikroORM
  readonly queue: IngestQueue
  /** Settles when everything is loaded and indexed; what went wrong on the way is in the log, and `/readyz` goes on saying no. */
  readonly loaded: Promise<void>
  /** Answers the requests under way, finishes the file in hand, closes everything. */
  stop(): Promise<void>
}

/** Opens the database, listens, and goes on loading what is still to be loaded while it answers. */
export async function start(settings: Settings, options: StartOptions): Promise<RunningServer> {
  const log = options.log ?? createLog(settings.logLevel)
  const uploadsFolder = join(settings.dataDir, 'uploads')
  const orm = await openDatabase({ file: join(settings.dataDir, 'zhengdian.sqlite'), ...(options.onStatement ? { onStatement: options.onStatement } : {}) })
  const password = await ensureFirstAdmin(orm.em.fork(), settings.adminPassword)
  await discardStaleUploads(orm.em.fork(), uploadsFolder)
  const queue = new IngestQueue({
    orm, reader: options.reader, uploadsFolder, onFault: (err, file) => { log.error({ err, file }, 'ingest fault') },
  })
  const readiness = new Readiness()
  readiness.await('start data', '正在载入文稿')
  const app = await createApp({
    schema: buildSchema({ intake: { queue, uploadsFolder, onFault: (err) => { log.error({ err }, 'ingest job') } } }),
    orm, queue, log, readiness, uploadsFolder,
    publicRead: settings.publicRead, clientFolder: options.clientFolder, trustedProxy: settings.trustedProxy,
  })
  const url = await app.listen({ host: settings.host, port: settings.port })
  if (password !== null) options.say(`首次启动，管理员账号 admin 的密码是 ${password}（只显示这一次，请记下）`)
  const loaded = loadStartData(orm, queue, settings.seedDocs).then(
    () => {
      readiness.done('start data')
      options.say(`政典已就绪：${url}`)
    },
    (err: unknown) => {
      log.fatal({ err }, 'start data')
      readiness.await('start data', '载入文稿时出错，详见日志')
    },
  )
  return {
    url, app, orm, queue, loaded,
    stop: async () => {
      const patience = setTimeout(() => { app.server.closeAllConnections() }, PATIENCE_MS)
      await app.close()
      clearTimeout(patience)
      await queue.close()
      await loaded
      await orm.close()
    },
  }
}

/** Takes up what an earlier process left unfinished; at the first start, reads the folder of start documents. */
async function loadStartData(orm: MikroORM, queue: IngestQueue, seedDocs: string | null): Promise<void> {
  const isFirstStart = await orm.em.fork().count(IngestJob) === 0
  if (isFirstStart && seedDocs !== null) await queue.createJob(await listFiles(seedDocs), null)
  await queue.resumeAbandoned()
}

async function listFiles(folder: string) {
  const names = await readdir(folder)
  return names.sort().map((name) => ({ name, path: join(folder, name) }))
}
