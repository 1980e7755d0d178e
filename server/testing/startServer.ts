import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { User } from '../accounts/User.ts'
import { createId } from '../accounts/createId.ts'
import { hashPassword } from '../accounts/password.ts'
import type { Role } from '../accounts/Role.ts'
import { createLog } from '../http/createLog.ts'
import { start, type RunningServer } from '../main.ts'
import { readSettings } from '../settings.ts'

export interface TestServer extends RunningServer {
  readonly dataDir: string
  /** Password of `admin`, and of the users `reader`, `trainer` and `curator` once `addUsers` was called. */
  readonly password: string
  /** Every SQL statement that requests caused since the start or the last `statements.length = 0`. */
  readonly statements: string[]
  /** What was said to the person who started the server. */
  readonly said: readonly string[]
  /** The structured log, one line an entry. */
  readonly logged: readonly string[]
  /** Adds one user of each of the other roles. */
  addUsers(): Promise<void>
}

export interface TestServerOptions {
  /** Settings as environment variables; the port is a free one, the data folder a new one, no seed documents unless given. */
  readonly env?: Readonly<Record<string, string>>
}

/** What indexer, linker and ingest queue ask from time to time, whether or not there are requests. */
const ofItsOwnAccord = /`(index_task|ingest_job|link_task)`/

/** Starts the whole server in this process, on a free port of 127.0.0.1, with a data folder that goes with it. */
export async function startServer({ env = {} }: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? await mkdtemp(join(tmpdir(), 'zhengdian-'))
  const password = 'correct horse 电池'
  const statements: string[] = []
  const said: string[] = []
  const logged: string[] = []
  const settings = readSettings({ SEED_DOCS: '', HOST: '127.0.0.1', PORT: '0', ADMIN_PASSWORD: password, LOG_LEVEL: 'info', ...env, DATA_DIR: dataDir })
  const server = await start(settings, {
    clientFolder: resolve('dist/client'),
    say: (line) => { said.push(line) },
    log: createLog(settings.logLevel, { write: (line) => { logged.push(line) } }),
    onStatement: (sql) => { if (!ofItsOwnAccord.test(sql)) statements.push(sql) },
  })
  return {
    ...server, dataDir, password, statements, said, logged,
    addUsers: async () => {
      const em = server.store.orm.em.fork()
      const passwordHash = await hashPassword(password)
      for (const role of ['READER', 'TRAINER', 'CURATOR'] satisfies Role[]) {
        await em.insert(User, { id: createId('usr'), name: role.toLowerCase(), role, passwordHash, disabled: false, createdAt: new Date() })
      }
    },
    stop: async () => {
      await server.stop()
      if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
