import { extname, join } from 'node:path'
import { TaskPool, type TaskLimits, type TaskWords } from '../../ingest/TaskPool.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import type { EditionComparison } from '../compare/EditionComparison.ts'
import type { LongComparer } from '../editions/Comparer.ts'
import type { ListExporter } from '../exportCatalog.ts'
import type { ExportFormat, ExportHead } from '../export/exportRows.ts'
import type { ImportOutcome } from '../import/importSheets.ts'
import type { CompareTask, ExportTask, ReadListTask } from './catalogWorker.ts'

/** 20,000 items take some 5 s to read and as long to compare on a slow machine. */
const LIMITS: TaskLimits = { milliseconds: 120_000, mebibytes: 1_536 }

const words: TaskWords = {
  tooLong: (name, seconds) => `处理“${name}”超过 ${seconds} 秒，已停止，什么也没有改动。请删去无关的工作表，或拆成几份后重试。`,
  tooLarge: (name, mebibytes) => `处理“${name}”时内存不足（上限 ${mebibytes} MB）或进程意外退出，已停止，什么也没有改动。请拆成几份后重试。`,
  fault: (name) => `处理“${name}”时程序出错，什么也没有改动。请另存为 .xlsx 或 .csv 后重试；如果仍然出错，请把文件交给管理员。`,
  closed: '系统正在停止，什么也没有改动。请稍后重试。',
}

/** Reads, compares and writes lists in worker processes. */
export class CatalogPool implements LongComparer, ListExporter {
  readonly #pool: TaskPool<ReadListTask | CompareTask | ExportTask, ImportOutcome | EditionComparison | Uint8Array>

  constructor(size?: number, limits: Partial<TaskLimits> = {}) {
    this.#pool = new TaskPool({
      filename: join(import.meta.dirname, `catalogWorker${extname(import.meta.filename)}`),
      task: 'runCatalogTask', limits: { ...LIMITS, ...limits }, words, ...(size === undefined ? {} : { size }),
    })
  }

  /** Reads and checks a list. @throws KnownError INVALID naming the file, for what is no list at all or breaks a limit */
  async read(task: Omit<ReadListTask, 'do'>): Promise<ImportOutcome> {
    return await this.#pool.run(task.name, { ...task, do: 'READ' }) as ImportOutcome
  }

  async compare(before: readonly CatalogRow[], after: readonly CatalogRow[]): Promise<EditionComparison> {
    return await this.#pool.run('版本比较', { do: 'COMPARE', before, after }) as EditionComparison
  }

  async export(rows: readonly CatalogRow[], head: ExportHead, format: ExportFormat): Promise<Uint8Array> {
    return await this.#pool.run(head.title, { do: 'EXPORT', rows, head, format }) as Uint8Array
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}
