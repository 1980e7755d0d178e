import { createHash } from 'node:crypto'
import { Meilisearch, MeilisearchApiError, type EnqueuedTask } from 'meilisearch'
import { setTimeout as wait } from 'node:timers/promises'
import type { MeilisearchSettings } from '../../settings.ts'
import { unavailable } from '../unavailable.ts'
import { explainCode, explainFailure, isStaleConnection } from './explainFailure.ts'
import { nameIndexes } from './indexSettings.ts'

/** A search that takes longer is one that nobody waits for. */
const READ_TIMEOUT_MS = 5_000
const WRITE_TIMEOUT_MS = 60_000
/** A server that was started anew has dropped the connections kept for the next question. What such a one swallowed is asked once more, after so long. */
const STALE_PAUSE_MS = 50
const FIRST_POLL_MS = 10
const LAST_POLL_MS = 400
/** A compressed answer comes in small pieces, each held back until the one before is acknowledged: 40 ms for every question. */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } }
/** Once after a restart of the server is no wonder. */
const BEGUN_TOO_OFTEN = 3
/** The oldest version whose answers are known to be right. */
const OLDEST = [1, 50] as const

/** For a task whose failure is no news. */
export const ANY_FAILURE = 'any failure'

interface Clients {
  readonly admin: Meilisearch
  /** Can search and read documents of our two indexes, and nothing else. */
  readonly reader: Meilisearch
}

/** The server on the other end: known to be one that can be used before the first question, with a time limit on every call. Fails with UNAVAILABLE only. */
export class MeilisearchServer {
  readonly #settings: MeilisearchSettings
  readonly #host: string
  #clients: Promise<Clients> | null = null
  #closed = false

  constructor(settings: MeilisearchSettings) {
    this.#settings = settings
    this.#host = new URL(settings.url).host
  }

  /** Posts a question to the server with the right to read, and gives it up with the signal. */
  read<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
    return this.#call(({ reader }) => {
      const limit = AbortSignal.timeout(READ_TIMEOUT_MS)
      return reader.httpRequest.post<Answer>({ path, body, extraRequestInit: { signal: signal ? AbortSignal.any([signal, limit]) : limit } })
    }, signal)
  }

  /** Asks something with all rights that the key gives. */
  ask<Answer>(work: (client: Meilisearch) => Promise<Answer>): Promise<Answer> {
    return this.#call(({ admin }) => work(admin))
  }

  /** Gives the server something to do and waits until it is done. A task that failed is an error, save for the codes allowed. */
  async write(enqueue: (client: Meilisearch) => Promise<EnqueuedTask>, allowed: readonly string[] = []): Promise<void> {
    await this.settle(await this.ask(enqueue), allowed)
  }

  /**
   * Waits for the end of a task. A server whose disk is full cannot even write down that a task failed, and begins it again
   * and again: that is told, and the task left to the server, which goes on with it when there is room.
   */
  async settle({ taskUid }: Pick<EnqueuedTask, 'taskUid'>, allowed: readonly string[] | typeof ANY_FAILURE = []): Promise<void> {
    const begun = new Set<string>()
    for (let pause = FIRST_POLL_MS; ; pause = Math.min(2 * pause, LAST_POLL_MS)) {
      const { status, error, startedAt } = await this.ask((client) => client.tasks.getTask(taskUid))
      if (status === 'succeeded') return
      if (status === 'failed' || status === 'canceled') {
        if (allowed === ANY_FAILURE || (error && allowed.includes(error.code))) return
        throw unavailable(new Error(error ? explainCode(error.code, error.message) : 'Meilisearch 取消了写入索引的任务'))
      }
      if (startedAt) begun.add(startedAt)
      if (begun.size >= BEGUN_TOO_OFTEN) throw unavailable(new Error('Meilisearch 一再重做同一个写入任务，多半是磁盘空间不够，请查看它的日志'))
      await wait(pause)
    }
  }

  close(): void {
    this.#closed = true
  }

  async #call<Answer>(work: (clients: Clients) => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    if (this.#closed) throw unavailable(new Error('检索引擎已经关闭'))
    try {
      return await this.#work(work).catch(async (error: unknown) => {
        if (!isStaleConnection(error)) throw error
        await wait(STALE_PAUSE_MS)
        return this.#work(work)
      })
    } catch (error) {
      signal?.throwIfAborted()
      if (isMissing(error)) throw error
      throw explainFailure(error, this.#host)
    }
  }

  async #work<Answer>(work: (clients: Clients) => Promise<Answer>): Promise<Answer> {
    try {
      this.#clients ??= this.#connect()
      return await work(await this.#clients)
    } catch (error) {
      // Whatever went wrong, it may be another server, or another key, that comes back.
      if (!isMissing(error)) this.#clients = null
      throw error
    }
  }

  async #connect(): Promise<Clients> {
    const { key } = this.#settings
    const asking = this.#clientWith(key, READ_TIMEOUT_MS)
    const { pkgVersion } = await asking.getVersion()
    const [major = 0, minor = 0] = pkgVersion.split('.').map(Number)
    if (major !== OLDEST[0] || minor < OLDEST[1]) throw unavailable(new Error(`Meilisearch 的版本是 ${pkgVersion}，要 ${OLDEST.join('.')} 以上的 ${OLDEST[0]}.x`))
    return { admin: this.#clientWith(key, WRITE_TIMEOUT_MS), reader: this.#clientWith(await this.#readingKey(asking), READ_TIMEOUT_MS) }
  }

  #clientWith(key: string | null, timeout: number): Meilisearch {
    return new Meilisearch({ host: this.#settings.url, timeout, requestInit: UNCOMPRESSED, ...(key === null ? {} : { apiKey: key }) })
  }

  /** The key made for reading, made now where it is not there yet; the one given where it may not make keys, or none are needed. */
  async #readingKey(admin: Meilisearch): Promise<string | null> {
    const uid = uuidOf(`zhengdian ${this.#settings.name}`)
    try {
      return (await admin.getKey(uid)).key
    } catch (error) {
      const code = codeOf(error)
      if (code === 'invalid_api_key' || code === 'missing_master_key') return this.#settings.key
      if (code !== 'api_key_not_found') throw error
    }
    const { entries, terms } = nameIndexes(this.#settings.name)
    const made = await admin.createKey({
      uid, name: `政典检索（${this.#settings.name}）`, description: '只能检索，由政典生成', actions: ['search', 'documents.get'], indexes: [entries, terms], expiresAt: null,
    })
    return made.key
  }
}

/** Whether an index or document that was asked for is not there. */
export function isMissing(error: unknown): boolean {
  return ['index_not_found', 'document_not_found'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof MeilisearchApiError ? error.cause?.code ?? '' : ''
}

/** A name-based UUID of version 4's form, the only one that keys may have. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
