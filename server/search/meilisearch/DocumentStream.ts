import type { EnqueuedTask } from 'meilisearch'
import type { StoredDocument } from './describeDocument.ts'
import { inPayloads, MAX_CHARACTERS } from './inPayloads.ts'
import type { MeilisearchServer } from './MeilisearchServer.ts'

/** Tasks that wait on the server while the next payload is made. */
const MAX_OUTSTANDING = 3

/** Fills an index with many documents: few large tasks cost a fraction of many small ones. */
export class DocumentStream {
  readonly #server: MeilisearchServer
  readonly #index: string
  readonly #tasks: EnqueuedTask[] = []
  #lines: string[] = []
  #characters = 0

  constructor(server: MeilisearchServer, index: string) {
    this.#server = server
    this.#index = index
  }

  async add(documents: readonly StoredDocument[]): Promise<void> {
    for (const lines of inPayloads(documents)) {
      if (this.#characters + lines.length > MAX_CHARACTERS) await this.#send()
      this.#lines.push(lines)
      this.#characters += lines.length
    }
  }

  /** Sends what is left and waits until all is there. */
  async end(): Promise<void> {
    await this.#send()
    while (this.#tasks.length > 0) await this.#settleFirst()
  }

  async #send(): Promise<void> {
    if (this.#characters === 0) return
    const payload = this.#lines.join('')
    this.#lines = []
    this.#characters = 0
    this.#tasks.push(await this.#server.ask((client) => client.index(this.#index).addDocumentsFromString(payload, 'application/x-ndjson', { primaryKey: 'key', customMetadata: 'rebuild' })))
    if (this.#tasks.length > MAX_OUTSTANDING) await this.#settleFirst()
  }

  async #settleFirst(): Promise<void> {
    const task = this.#tasks.shift()
    if (task) await this.#server.settle(task)
  }
}
