import { randomBytes } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { SubjectEntries } from '../SearchEngine.ts'
import type { EnqueuedTask } from 'meilisearch'
import { countTerms, describeTerm, keyOfTerm, type TermUses } from './countTerms.ts'
import { describeEntry, describeGone, describeParent, describeState, keyOf, STATE_KEY, type StoredDocument } from './describeDocument.ts'
import { ENTRY_SETTINGS, FORMAT, nameIndexes, TERM_SETTINGS, type IndexNames } from './indexSettings.ts'
import { isMissing, type MeilisearchServer } from './MeilisearchServer.ts'
import { quote } from './writeFilter.ts'

/** Far below what a request may have (100 MB, and a character is three bytes at most), and enough to make few tasks. */
const MAX_CHARACTERS = 16_000_000
/** Tasks that wait on the server while the next batch is made. */
const MAX_OUTSTANDING = 4
/** Entries made into documents between two looks at what else is to be done. */
const PAUSE_AFTER = 20
/** Documents looked up in one request. */
const MAX_LOOKED_UP = 1000
/** An index that someone builds is written to all the time; one left alone for so long was given up. */
const ABANDONED_MS = 3_600_000

interface State {
  readonly position: number
  readonly format: number
}

/** Writes the two indexes. To be used for one thing at a time. */
export class IndexWriter {
  readonly #server: MeilisearchServer
  readonly #name: string
  readonly #live: IndexNames

  constructor(server: MeilisearchServer, name: string) {
    this.#server = server
    this.#name = name
    this.#live = nameIndexes(name)
  }

  /** How far both indexes are; null where one is missing or of another format, so that both must be built. */
  async position(): Promise<number | null> {
    const states = await Promise.all([this.#state(this.#live.entries), this.#state(this.#live.terms)])
    return states.some((state) => state?.format !== FORMAT) ? null : Math.min(...states.map((state) => state?.position ?? 0))
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
      const outstanding = new OutstandingTasks(this.#server)
      const all: TermUses = new Map()
      const counted = new Set<string>()
      for await (const subjects of batches) {
        await outstanding.add(await this.#put(next.entries, await describeEntries(subjects)))
        // A formulation comes with every document that uses it.
        const fresh = subjects.filter(({ subject }) => !counted.has(subject))
        const uses = await countEach(fresh)
        for (const [subject, terms] of uses) {
          counted.add(subject)
          for (const [name, count] of terms) all.set(name, (all.get(name) ?? 0) + count)
        }
        await outstanding.add(await this.#put(next.terms, [...uses].map(([subject, terms]) => describeSubject(subject, terms))))
      }
      await outstanding.add(await this.#put(next.terms, [...await describeTerms(all), describeState(position)]))
      await outstanding.add(await this.#put(next.entries, [describeState(position)]))
      await outstanding.settle()
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
    await this.#putAndSettle(index, [...gone, ...documents, describeState(position)], gone.length > 0)
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
    await this.#putAndSettle(index, [...gone, ...documents, describeState(position)], gone.length > 0)
  }

  async #putAndSettle(index: string, documents: readonly StoredDocument[], hasGone: boolean): Promise<void> {
    for (const task of await this.#put(index, documents)) await this.#server.settle(task)
    if (hasGone) await this.#server.write((client) => client.index(index).deleteDocuments({ filter: 'gone = true' }))
  }

  /** Hands documents over, in as many tasks as their size asks for; commonly one. */
  async #put(index: string, documents: readonly StoredDocument[]): Promise<EnqueuedTask[]> {
    const tasks: EnqueuedTask[] = []
    for (const lines of inPayloads(documents)) {
      tasks.push(await this.#server.ask((client) => client.index(index).addDocumentsFromString(lines, 'application/x-ndjson', { primaryKey: 'key' })))
    }
    return tasks
  }

  async #keysOf(subjects: readonly string[]): Promise<string[]> {
    const keys: string[] = []
    for (const some of chunks(subjects, 100)) {
      const filter = `subject IN [${some.map(quote).join(', ')}]`
      for (let offset = 0; ; offset += MAX_LOOKED_UP) {
        const { results } = await this.#server.ask((client) => client.index<StoredDocument>(this.#live.entries).getDocuments({ filter, fields: ['key'], offset, limit: MAX_LOOKED_UP }))
        keys.push(...results.map(({ key }) => key))
        if (results.length < MAX_LOOKED_UP) break
      }
    }
    return keys
  }

  async #look<Document extends { readonly key: string }>(index: string, keys: readonly string[], fields: readonly string[]): Promise<Document[]> {
    const found: Document[] = []
    for (const some of chunks(keys, MAX_LOOKED_UP)) {
      const { results } = await this.#server.ask((client) => client.index(index).getDocuments({ ids: [...some], fields: [...fields], limit: MAX_LOOKED_UP }))
      found.push(...results as Document[])
    }
    return found
  }

  async #state(index: string): Promise<State | null> {
    try {
      return await this.#server.ask((client) => client.index<State>(index).getDocument(STATE_KEY, { fields: ['position', 'format'] }))
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

/** Tasks handed over while the server works on those before them. */
class OutstandingTasks {
  readonly #server: MeilisearchServer
  readonly #tasks: EnqueuedTask[] = []

  constructor(server: MeilisearchServer) {
    this.#server = server
  }

  async add(tasks: readonly EnqueuedTask[]): Promise<void> {
    this.#tasks.push(...tasks)
    while (this.#tasks.length > MAX_OUTSTANDING) await this.#settleFirst()
  }

  async settle(): Promise<void> {
    while (this.#tasks.length > 0) await this.#settleFirst()
  }

  async #settleFirst(): Promise<void> {
    const task = this.#tasks.shift()
    if (task) await this.#server.settle(task)
  }
}

/** The entries with the documents they belong to, each once; the last one of a key counts. Pauses, so that requests are answered meanwhile. */
async function describeEntries(subjects: readonly SubjectEntries[]): Promise<StoredDocument[]> {
  const byKey = new Map<string, StoredDocument>()
  const add = (document: StoredDocument): void => { byKey.set(document.key, document) }
  for (const { subject, entries } of subjects) {
    for (const [at, entry] of entries.entries()) {
      if (at % PAUSE_AFTER === 0) await letOthersWork()
      if (entry.parent) add(describeParent(entry.parent))
      add(describeEntry(subject, entry))
    }
  }
  return [...byKey.values()]
}

async function countEach(subjects: readonly SubjectEntries[]): Promise<Map<string, TermUses>> {
  const uses = new Map<string, TermUses>()
  for (const { subject, entries } of subjects) {
    const terms: TermUses = new Map()
    for (const some of chunks(entries, PAUSE_AFTER)) {
      await letOthersWork()
      for (const [name, count] of countTerms(some)) terms.set(name, (terms.get(name) ?? 0) + count)
    }
    uses.set(subject, terms)
  }
  return uses
}

async function describeTerms(uses: TermUses): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = []
  for (const some of chunks([...uses].filter(([, count]) => count > 0), 10 * PAUSE_AFTER)) {
    await letOthersWork()
    documents.push(...some.flatMap(([name, count]) => describeTerm(name, count) ?? []))
  }
  return documents
}

/** What was counted for a subject, to be taken back when it changes. */
function describeSubject(subject: string, uses: TermUses): StoredDocument {
  return { key: keyOf('subject', subject), counted: [...uses] }
}

/** Lines of JSON, as many in one payload as it may hold. */
function* inPayloads(documents: readonly StoredDocument[]): Generator<string> {
  let lines = ''
  for (const document of documents) {
    const line = `${JSON.stringify(document)}\n`
    if (lines !== '' && lines.length + line.length > MAX_CHARACTERS) {
      yield lines
      lines = ''
    }
    lines += line
  }
  if (lines !== '') yield lines
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
