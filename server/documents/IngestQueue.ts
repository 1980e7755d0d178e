import { EventEmitter } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import { createId } from '../accounts/createId.ts'
import type { IngestedFile } from '../ingest/IngestedFile.ts'
import { IngestFile } from './IngestFile.ts'
import { IngestJob, type CopyPolicy } from './IngestJob.ts'
import { jobProgress, type JobProgress } from './jobProgress.ts'
import { storeDocument, type CopyDecision, type StoreOutcome } from './storeDocument.ts'

/** What turns bytes into an annotated file; the product's own runs the pure stages on worker threads. */
export interface FileReader {
  annotate(name: string, bytes: Uint8Array): Promise<IngestedFile>
}

/** A file on its way in: the name people know it by, and where its bytes are; or why it cannot be read. */
export interface InputFile {
  readonly name: string
  readonly path: string
  readonly problem?: string
}

export interface IngestQueueOptions {
  readonly orm: MikroORM
  readonly reader: FileReader
  /** Files below this folder belong to the product and are removed once they are stored. */
  readonly uploadsFolder: string
  /** Files read at the same time; storing is always one at a time. */
  readonly parallel?: number
  /** Is told of faults of the product itself, which end as FAILED files; for the log. */
  readonly onFault: (error: unknown, fileName: string) => void
}

/** A job whose process gave no sign of life for so long is taken over, even if another process now has its number. */
const SILENCE_MS = 60_000

/**
 * Takes jobs of files through the stages into the database. Each file is one transaction that also marks it as done, so a process killed
 * at any moment loses nothing and stores nothing twice: `resumeAbandoned` goes on where it stopped.
 */
export class IngestQueue {
  readonly #orm: MikroORM
  readonly #reader: FileReader
  readonly #uploadsFolder: string
  readonly #parallel: number
  readonly #onFault: IngestQueueOptions['onFault']
  readonly #events = new EventEmitter()
  readonly #running = new Set<Promise<unknown>>()
  #closing = false

  constructor({ orm, reader, uploadsFolder, parallel = 2, onFault }: IngestQueueOptions) {
    this.#orm = orm
    this.#reader = reader
    this.#uploadsFolder = resolve(uploadsFolder)
    this.#parallel = parallel
    this.#onFault = onFault
    this.#events.setMaxListeners(0)
  }

  /** Records a job with all its files, in one transaction; nothing is read yet. */
  async createJob(files: readonly InputFile[], actor: string | null, copies: CopyPolicy = 'ASK'): Promise<string> {
    const em = this.#orm.em.fork() as SqlEntityManager
    const now = new Date()
    const job = em.create(IngestJob, { id: createId('job'), state: 'RUNNING', actor, copies, createdAt: now, ownerPid: process.pid, aliveAt: now })
    files.forEach(({ name, path, problem }, position) => em.create(IngestFile, {
      id: createId('ijf'), job, position, name, path, state: problem ? 'FAILED' : 'WAITING', message: problem ?? null,
      document: null, offered: null, overlap: null,
    }))
    await em.flush()
    return job.id
  }

  /** Works through a job to its end (or until `close`), and answers how it ended. */
  run(jobId: string): Promise<JobProgress> {
    const work = this.#run(jobId)
    this.#running.add(work)
    const forget = () => { this.#running.delete(work) }
    work.then(forget, forget)
    return work
  }

  /** Takes over the jobs that a process left unfinished when it ended or was killed. */
  async resumeAbandoned(): Promise<JobProgress[]> {
    const em = this.#orm.em.fork()
    const jobs = await em.find(IngestJob, { state: 'RUNNING' }, { orderBy: { createdAt: 'asc' } })
    const abandoned = jobs.filter(({ ownerPid, aliveAt }) => ownerPid === process.pid || !isAlive(ownerPid) || Date.now() - aliveAt.getTime() > SILENCE_MS)
    const ended: JobProgress[] = []
    for (const { id } of abandoned) ended.push(await this.run(id))
    return ended
  }

  /** Calls the listener at each step of a job until the answer is called. */
  subscribe(jobId: string, listener: (progress: JobProgress) => void): () => void {
    this.#events.on(jobId, listener)
    return () => { this.#events.off(jobId, listener) }
  }

  /** Lets a person's decision take effect on a file that was offered as another copy. */
  async decide(fileId: string, decision: 'REVISE' | 'SEPARATE' | 'DISMISS', actor: string): Promise<IngestFile> {
    const em = this.#orm.em.fork() as SqlEntityManager
    const file = await em.findOne(IngestFile, { id: fileId }, { populate: ['job', 'offered'] })
    if (!file) throw new KnownError('NOT_FOUND', '没有这个待处理的文件，可能已被删除。请刷新页面。')
    if (file.state !== 'OFFERED') throw new KnownError('CONFLICT', `《${file.name}》已经处理过了。请刷新页面查看结果。`)
    if (decision === 'DISMISS') {
      file.state = 'DISMISSED'
      file.message = '已放弃，没有存入。'
      await em.flush()
      await this.#discard(file)
      return file
    }
    const target = file.offered
    const choice: CopyDecision = decision === 'SEPARATE' || !target ? { do: 'SEPARATE' } : { do: 'REVISE', document: target.id }
    const read = await this.#read(file)
    if (read instanceof KnownError) throw read
    await this.#store(file.id, read, choice, actor)
    return em.fork().findOneOrFail(IngestFile, { id: fileId }, { populate: ['document', 'offered'] })
  }

  /** Stops after the files now in hand; what is left waits for the next start. */
  async close(): Promise<void> {
    this.#closing = true
    await Promise.allSettled(this.#running)
  }

  async #run(jobId: string): Promise<JobProgress> {
    const em = this.#orm.em.fork() as SqlEntityManager
    const job = await em.findOneOrFail(IngestJob, { id: jobId })
    const ahead: { file: IngestFile; read: Promise<IngestedFile | KnownError> }[] = []
    for await (const file of this.#waitingFiles(em, jobId)) {
      ahead.push({ file, read: this.#read(file) })
      if (ahead.length >= this.#parallel) await this.#finish(job, ahead.shift()!)
    }
    for (let next = ahead.shift(); next; next = ahead.shift()) await this.#finish(job, next)
    if (!this.#closing) await em.nativeUpdate(IngestJob, { id: jobId }, { state: 'DONE', aliveAt: new Date() })
    return this.#tell(jobId)
  }

  /** The files still to be read, a few at a time, so that a job of a million files costs no memory. */
  async *#waitingFiles(em: SqlEntityManager, jobId: string): AsyncGenerator<IngestFile> {
    for (let after = -1; ;) {
      const batch = await em.fork().find(IngestFile, { job: jobId, state: 'WAITING', position: { $gt: after } }, { orderBy: { position: 'asc' }, limit: 50 })
      if (batch.length === 0) return
      await em.nativeUpdate(IngestJob, { id: jobId }, { ownerPid: process.pid, aliveAt: new Date() })
      for (const file of batch) {
        if (this.#closing) return
        yield file
        after = file.position
      }
    }
  }

  async #finish(job: IngestJob, { file, read }: { file: IngestFile; read: Promise<IngestedFile | KnownError> }): Promise<void> {
    const found = await read
    // The reader is closing: the file waits for the next start.
    if (found instanceof KnownError && found.code === 'UNAVAILABLE') return
    await this.#store(file.id, found, { do: job.copies }, job.actor ?? null)
    await this.#tell(job.id)
  }

  /** Never rejects: a file that cannot be read is an outcome, and the batch goes on. */
  async #read(file: IngestFile): Promise<IngestedFile | KnownError> {
    try {
      return await this.#reader.annotate(file.name, await readFile(file.path))
    } catch (error) {
      if (error instanceof KnownError) {
        if (error.cause !== undefined) this.#onFault(error.cause, file.name)
        return error
      }
      if (isSystemError(error)) return new KnownError('INVALID', `读不到《${file.name}》：${file.path}（${error.code}）。请确认文件还在原处、有读取权限，再导入一次。`)
      this.#onFault(error, file.name)
      return new KnownError('INVALID', `处理《${file.name}》时程序出错，文件没有存入，原件不受影响。请把这个文件发给维护人员。`)
    }
  }

  /** One transaction: the document's rows, its revision, audit entry and index task, and what the job says of the file. */
  async #store(fileId: string, read: IngestedFile | KnownError, decision: CopyDecision, actor: string | null): Promise<void> {
    const em = this.#orm.em.fork() as SqlEntityManager
    const file = await em.transactional(async (inner) => {
      // Writing first takes the lock at once, so that what is read next cannot be outdated by another process before it is acted upon.
      const taken = await inner.nativeUpdate(IngestFile, { id: fileId, state: { $in: ['WAITING', 'OFFERED'] } }, { message: null })
      const row = await inner.findOneOrFail(IngestFile, { id: fileId })
      if (taken === 0) return row
      if (read instanceof KnownError) {
        row.state = 'FAILED'
        row.message = read.message
      } else {
        describe(row, await storeDocument(inner, { ingested: read, decision, actor }))
      }
      return row
    })
    if (file.state !== 'OFFERED') await this.#discard(file)
  }

  async #discard(file: IngestFile): Promise<void> {
    if (dirname(resolve(file.path)) === this.#uploadsFolder) await rm(file.path, { force: true })
  }

  async #tell(jobId: string): Promise<JobProgress> {
    const progress = await jobProgress(this.#orm.em.fork(), jobId)
    if (!progress) throw new Error(`no job ${jobId}`)
    this.#events.emit(jobId, progress)
    return progress
  }
}

function describe(file: IngestFile, outcome: StoreOutcome): void {
  const title = `《${outcome.document.title}》`
  file.state = outcome.kind
  if (outcome.kind === 'OFFERED') {
    file.offered = outcome.document
    file.overlap = outcome.overlap
    file.message = `像是${title}的另一份文本（${Math.round(outcome.overlap * 100)}% 的句子相同）。请决定：作为它的新版本，还是另存为一篇。`
    return
  }
  file.document = outcome.document
  file.offered = null
  file.message = {
    CREATED: `已存为${title}。`,
    REVISED: `已作为${title}的第 ${outcome.document.revision} 版存入。`,
    DUPLICATE: `内容与已有的${title}完全相同，没有重复存入。`,
  }[outcome.kind]
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM'
  }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
