import { extname, join } from 'node:path'
import { KnownError } from '../errors.ts'
import type { IngestedFile } from './IngestedFile.ts'
import type { AnnotatedFile, IngestTask } from './ingestWorker.ts'
import { MAX_FILE_BYTES, tooLargeMessage } from './read/readRawFile.ts'
import { TaskPool, type TaskLimits, type TaskWords } from './TaskPool.ts'

const LIMITS: TaskLimits = { milliseconds: 60_000, mebibytes: 1_536 }

/** Of the time, for reading: what can say itself how far it came (page 800 of a PDF) shall do so before its worker is ended. */
const READING_SHARE = 0.8

const words: TaskWords = {
  tooLong: (name, seconds) => `处理文件“${name}”超过 ${seconds} 秒，已停止。请拆成几份，或另存为较简单的格式（如 .txt）后重新导入。`,
  tooLarge: (name, mebibytes) => `处理文件“${name}”时内存不足（上限 ${mebibytes} MB）或进程意外退出，已停止。请拆成几份后重新导入。`,
  fault: (name) => `处理文件“${name}”时程序出错，没有导入。请另存为 .docx 或 .txt 后重试；如果仍然出错，请把文件交给管理员。`,
  closed: '系统正在停止，文件没有导入。请稍后重新导入。',
}

/** Runs the pure stages of ingest in worker processes; a file that breaks its limits is a KnownError with its name. */
export class IngestPool {
  readonly #pool: TaskPool<IngestTask, AnnotatedFile>
  readonly #readingMilliseconds: number

  constructor(size?: number, limits: Partial<TaskLimits> = {}) {
    const all = { ...LIMITS, ...limits }
    this.#readingMilliseconds = all.milliseconds * READING_SHARE
    this.#pool = new TaskPool({
      // The worker is a module of the same kind as this one: .ts from source, .js in the build.
      filename: join(import.meta.dirname, `ingestWorker${extname(import.meta.filename)}`),
      task: 'runIngestTask', limits: all, words, ...(size === undefined ? {} : { size }),
    })
  }

  /**
   * Reads, repairs and annotates one file. `raw.bytes` of the result is `bytes` itself.
   * Throws INVALID naming the file, UNAVAILABLE after `close`, and the signal's reason when it aborts.
   */
  async annotate(name: string, bytes: Uint8Array, options: { readonly signal?: AbortSignal } = {}): Promise<IngestedFile> {
    // Copying such a file to a worker would only cost memory.
    if (bytes.length > MAX_FILE_BYTES) throw new KnownError('INVALID', tooLargeMessage(name, bytes.length))
    const { raw, ...file } = await this.#pool.run(name, { name, bytes, readingMilliseconds: this.#readingMilliseconds }, options.signal)
    return { ...file, raw: { ...raw, bytes } }
  }

  /** Ends all workers; files in work and files waiting are refused with UNAVAILABLE. */
  close(): Promise<void> {
    return this.#pool.close()
  }
}
