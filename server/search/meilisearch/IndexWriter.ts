import { randomBytes } from 'node:crypto'
import type { EnqueuedTask } from 'meilisearch'
import type { SubjectEntries } from '../SearchEngine.ts'
import { chunks } from './chunks.ts'
import { keyOfTerm, type TermUses } from './countTerms.ts'
import { describeGone, describeState, keyOf, STATE_KEY, type StoredDocument } from './describeDocument.ts'
import { countEach, describeEntries, describeSubject, describeTerms } from './describeSubjects.ts'
import { DocumentStream } from './DocumentStream.ts'
import { inPayloads } from './inPayloads.ts'
import { ENTRY_SETTINGS, FORMAT, nameIndexes, TERM_SETTINGS, type IndexNames } from './indexSettings.ts'
import { ANY_FAILURE, isMissing, type MeilisearchServer } from './MeilisearchServer.ts'
import { quote } from './writeFilter.ts'

/** Documents looked up in one request. */
const MAX_LOOKED_UP = 1000
/** An index that someone builds is written to all the time; one left alone for so long was given up. */
const ABANDONED_MS = 3_600_000

interface State {
  readonly position: number
  readonly format: number
  readonly origin: string
}

/** Writes the two indexes. To be used for one thing at a time. */
export class IndexWriter {
  readonly #server: MeilisearchServer
  readonly #name: string
  readonly #live: IndexNames
  readonly #origin: string
  /** The server may still be at work on what was handed over before: by us before something failed, or by a process that is gone. */
  #unsettled = true

  constructor(server: MeilisearchServer, name: string, origin: string) {
    this.#server = server
    this.#name = name
    this.#live = nameIndexes(name)
    this.#origin = origin
  }

  /** How far both indexes are; null where one is missing, of another format or of another database, so that both must be built. */
  async position(): Promise<number | null> {
    if (this.#unsettled) await this.#settleOlderTasks()
    const states = await Promise.all([this.#state(this.#live.entries), this.#state(this.#live.terms)])
    return states.some((state) => state?.format !== FORMAT || state.origin !== this.#origin) ? null : Math.min(...states.map((state) => state?.position ?? 0))
  }

  async apply(subjects: readonly SubjectEntries[], position: number): Promise<void> {
    const before = await this.position()
    if (before !== null && position <= before) return
    if (before === null) await this.#create(this.#live)
    await this.#applyEntries(subjects, position)
    // Last, because the position of both is the lower one: whoever is stopped in between does it again.
    await this.#applyTerms(subjects, position)
  }

  /** Fills two new indexes, and swaps them with those that answer in one task. */
  async rebuild(batches: AsyncIterable<readonly SubjectEntries[]>, position: number): Promise<void> {
    await this.#dropAbandoned()
    const next = nameIndexes(this.#name, `_${Date.now()}_${randomBytes(3).toString('hex')}`)
    try {
      await this.#create(next)
      const entryStream = new DocumentStream(this.#server, next.entries)
      const termStream = new DocumentStream(this.#server, next.terms)
      const all: TermUses = new Map()
      const counted = new Set<string>()
      for await (const subjects of batches) {
        await entryStream.add(await describeEntries(subjects))
        // A formulation comes with every document that uses it.
        for (const [subject, uses] of await countEach(subjects.filter(({ subject }) => !counted.has(subject)))) {
          counted.add(subject)
          for (const [name, count] of uses) all.set(name, (all.get(name) ?? 0) + count)
          await termStream.add([describeSubject(subject, uses)])
        }
      }
      await termStream.add([...await describeTerms(all), describeState(position, this.#origin)])
      await entryStream.add([describeState(position, this.#origin)])
      await Promise.all([entryStream.end(), termStream.end()])
      for (const index of [this.#live.entries, this.#live.terms]) await this.#server.write((client) => client.createIndex(index, { primaryKey: 'key' }), ['index_already_exists'])
      await this.#server.write((client) => client.swapIndexes([
        { indexes: [this.#live.entries, next.entries], rename: false }, { indexes: [this.#live.terms, next.terms], rename: false },
      ]))
    } finally {
      await this.#drop(next)
    }
  }

  async #applyEntries(subjects: readonly SubjectEntries[], position: number): Promise<void> {
    const index = this.#live.entries
    const documents = await describeEntries(subjects)
    const kept = new Set(documents.map(({ key }) => key))
    const held = await this.#keysOf(subjects.map(({ subject }) => subject))
    const gone = held.filter((key) => !kept.has(key)).map(describeGone)
    await this.#putAndSettle(index, [...gone, ...documents, describeState(position, this.#origin)], gone.length > 0, position)
  }

  async #applyTerms(subjects: readonly SubjectEntries[], position: number): Promise<void> {
    const index = this.#live.terms
    const after = await countEach(subjects)
    const before = await this.#look<{ key: string, counted: [string, number][] }>(index, [...after.keys()].map((subject) => keyOf('subject', subject)), ['key', 'counted'])
    const changes: TermUses = new Map()
    const change = (name: string, by: number): void => { changes.set(name, (changes.get(name) ?? 0) + by) }
    for (const uses of after.values()) for (const [name, count] of uses) change(name, count)
    for (const { counted } of before) for (const [name, count] of counted) change(name, -count)
    const changed = [...changes].filter(([, by]) => by !== 0)
    const held = new Map((await this.#look<{ key: string, uses?: number }>(index, changed.map(([name]) => keyOfTerm(name)), ['key', 'uses'])).map(({ key, uses = 0 }) => [key, uses]))
    const totals: TermUses = new Map(changed.map(([name, by]) => [name, (held.get(keyOfTerm(name)) ?? 0) + by]))
    const gone = [...totals].filter(([, uses]) => uses <= 0).map(([name]) => describeGone(keyOfTerm(name)))
    const documents = [...await describeTerms(totals), ...[...after].map(([subject, uses]) => (uses.size === 0 ? describeGone(keyOf('subject', subject)) : describeSubject(subject, uses)))]
    await this.#putAndSettle(index, [...gone, ...documents, describeState(position, this.#origin)], gone.length > 0, position)
  }

  /** Waits for the end of tasks that nobody waits for any more, so that none is done twice. Whether they failed shows in the state. */
  async #settleOlderTasks(): Promise<void> {
    const { results } = await this.#server.ask((client) => client.tasks.getTasks({
      indexUids: [this.#live.entries, this.#live.terms], statuses: ['enqueued', 'processing'], limit: MAX_LOOKED_UP,
    }))
    for (const { uid } of results) await this.#server.settle({ taskUid: uid }, ANY_FAILURE)
    this.#unsettled = false
  }

  async #putAndSettle(index: string, documents: readonly StoredDocument[], hasGone: boolean, position: number): Promise<void> {
    this.#unsettled = true
    for (const task of await this.#put(index, documents, String(position))) await this.#server.settle(task)
    if (hasGone) await this.#server.write((client) => client.index(index).deleteDocuments({ filter: 'gone = true' }))
    this.#unsettled = false
  }

  /** Hands documents over, with a note for whoever looks at the tasks, in as many tasks as their size asks for; commonly one. */
  async #put(index: string, documents: readonly StoredDocument[], customMetadata: string): Promise<EnqueuedTask[]> {
    const tasks: EnqueuedTask[] = []
    for (const lines of inPayloads(documents)) {
      tasks.push(await this.#server.ask((client) => client.index(index).addDocumentsFromString(lines, 'application/x-ndjson', { primaryKey: 'key', customMetadata })))
    }
    return tasks
  }

  async #keysOf(subjects: readonly string[]): Promise<string[]> {
    const keys: string[] = []
    for (const some of chunks(subjects, 100)) {
      const filter = `subject IN [${some.map(quote).join(', ')}]`
      for (let offset = 0; ; offset += MAX_LOOKED_UP) {
        const { results } = await this.#server.ask((client) => client.index(this.#live.entries).getDocuments<Pick<StoredDocument, 'key'>>({ filter, fields: ['key'], offset, limit: MAX_LOOKED_UP }))
        keys.push(...results.map(({ key }) => key))
        if (results.length < MAX_LOOKED_UP) break
      }
    }
    return keys
  }

  async #look<Document extends { readonly key: string }>(index: string, keys: readonly string[], fields: readonly Extract<keyof Document, string>[]): Promise<Document[]> {
    const found: Document[] = []
    for (const some of chunks(keys, MAX_LOOKED_UP)) {
      const { results } = await this.#server.ask((client) => client.index<Document>(index).getDocuments({ ids: [...some], fields: [...fields], limit: MAX_LOOKED_UP }))
      found.push(...results)
    }
    return found
  }

  async #state(index: string): Promise<State | null> {
    try {
      return await this.#server.ask((client) => client.index<State>(index).getDocument(STATE_KEY, { fields: ['position', 'format', 'origin'] }))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Two empty indexes with our settings. */
  async #create(names: IndexNames): Promise<void> {
    await this.#drop(names)
    for (const [index, settings] of [[names.entries, ENTRY_SETTINGS], [names.terms, TERM_SETTINGS]] as const) {
      await this.#server.write((client) => client.createIndex(index, { primaryKey: 'key' }))
      await this.#server.write((client) => client.index(index).updateSettings(settings))
    }
  }

  async #drop(names: IndexNames): Promise<void> {
    for (const index of [names.entries, names.terms]) await this.#server.write((client) => client.deleteIndex(index), ['index_not_found'])
  }

  /** What is left of builds that were killed. */
  async #dropAbandoned(): Promise<void> {
    const { results } = await this.#server.ask((client) => client.getRawIndexes({ limit: MAX_LOOKED_UP }))
    for (const { uid, updatedAt } of results) {
      const isOurs = [this.#live.entries, this.#live.terms].some((live) => uid.startsWith(`${live}_`))
      if (isOurs && Date.now() - Date.parse(updatedAt) > ABANDONED_MS) await this.#server.write((client) => client.deleteIndex(uid), ['index_not_found'])
    }
  }
}
