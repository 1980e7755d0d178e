import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { KnownError } from './errors.ts'

/** The files of the data folder: everything that is kept, and the search index, which can be made again from it. */
export const DATABASE_FILE = 'zhengdian.db'
export const INDEX_FILE = 'search.db'
/** Names this data folder to a search index that is kept elsewhere. */
export const ORIGIN_FILE = 'search-origin'

/** What the person who runs the server can decide, read from the environment once at the start. */
export interface Settings {
  readonly host: string
  readonly port: number
  /** Absolute path of the folder that holds everything the server keeps. */
  readonly dataDir: string
  /** Password of `admin`; null: one is made up at the first start. */
  readonly adminPassword: string | null
  /** Absolute path of the folder whose files are loaded at the first start; null: none. */
  readonly seedDocs: string | null
  /** Whether people who have not signed in may read. */
  readonly publicRead: boolean
  /** Addresses of reverse proxies whose X-Forwarded-… headers are believed, as Fastify's `trustProxy` takes them. */
  readonly trustedProxy: string | null
  readonly logLevel: LogLevel
  /** The Meilisearch server that searches are put to; null: the embedded engine answers them. */
  readonly meilisearch: MeilisearchSettings | null
}

export interface MeilisearchSettings {
  readonly url: string
  /** Its master key or an admin key; null: it asks for none. */
  readonly key: string | null
  /** What the names of our indexes begin with: only several installations that share a server need different ones. */
  readonly name: string
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * Reads the settings. The server listens on this machine alone unless HOST says otherwise (HOST=0.0.0.0: all of the network), because
 * it speaks plain HTTP: passwords should not cross a network before somebody has thought of it.
 * @throws KnownError INVALID that names every setting that is wrong, and what it should be
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = []
  const settings: Settings = {
    host: env.HOST?.trim() || 'localhost',
    port: readPort(env.PORT, problems),
    dataDir: resolve(env.DATA_DIR?.trim() || 'data'),
    adminPassword: env.ADMIN_PASSWORD || null,
    seedDocs: env.SEED_DOCS === undefined ? resolve('seed-docs') : env.SEED_DOCS.trim() ? resolve(env.SEED_DOCS.trim()) : null,
    publicRead: readSwitch('PUBLIC_READ', env.PUBLIC_READ, true, problems),
    trustedProxy: env.TRUSTED_PROXY?.trim() || null,
    logLevel: readLogLevel(env.LOG_LEVEL, problems),
    meilisearch: readMeilisearch(env, problems),
  }
  if (env.SEED_DOCS?.trim() && !existsSync(settings.seedDocs ?? '')) problems.push(`SEED_DOCS 指的文件夹不存在（现在是“${env.SEED_DOCS}”）；不要起始文稿则留空`)
  refuse('DATABASE_URL', env.DATABASE_URL, '数据库目前只支持 DATA_DIR 中的 SQLite，请去掉 DATABASE_URL', problems)
  if (problems.length) throw new KnownError('INVALID', `环境变量有误：\n${problems.map((problem) => `  · ${problem}`).join('\n')}`)
  return settings
}

function readPort(value: string | undefined, problems: string[]): number {
  const text = value?.trim() || '4000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  problems.push(`PORT 要是 0 到 65535 之间的整数（现在是“${text}”）`)
  return 0
}

function readSwitch(name: string, value: string | undefined, otherwise: boolean, problems: string[]): boolean {
  const text = value?.trim().toLowerCase()
  if (!text) return otherwise
  if (['true', '1', 'yes', 'on'].includes(text)) return true
  if (['false', '0', 'no', 'off'].includes(text)) return false
  problems.push(`${name} 要是 true 或 false（现在是“${value}”）`)
  return otherwise
}

function readLogLevel(value: string | undefined, problems: string[]): LogLevel {
  const text = value?.trim().toLowerCase() || 'warn'
  const level = logLevels.find((name) => name === text)
  if (level) return level
  problems.push(`LOG_LEVEL 要是 ${logLevels.join('、')} 之一（现在是“${value}”）`)
  return 'warn'
}

/** Neither the address, which may hold a password, nor the key is repeated. */
function readMeilisearch(env: Readonly<Record<string, string | undefined>>, problems: string[]): MeilisearchSettings | null {
  const address = env.MEILI_URL?.trim() ?? ''
  const key = env.MEILI_KEY?.trim() || null
  const name = env.MEILI_INDEX?.trim() || 'zhengdian'
  if (address === '') {
    if (key !== null) problems.push('MEILI_KEY 设了而 MEILI_URL 没有设：用 Meilisearch 要两个都设，用内置引擎请去掉 MEILI_KEY')
    return null
  }
  const url = URL.parse(address)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    problems.push('MEILI_URL 要是 http:// 或 https:// 开头的地址，如 http://127.0.0.1:7700，里面不带用户名和密码（密钥用 MEILI_KEY）')
    return null
  }
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(name)) problems.push('MEILI_INDEX 只能用字母、数字、- 和 _，最多 100 个')
  return { url: url.href, key, name }
}

/** A setting that is not served yet is refused, so that nobody believes it took effect. The value may hold a password and is not repeated. */
function refuse(name: string, value: string | undefined, advice: string, problems: string[]): void {
  if (value?.trim()) problems.push(`${name}：${advice}`)
}
