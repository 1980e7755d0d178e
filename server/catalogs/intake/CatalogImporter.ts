import { EventEmitter } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { Upload } from '../../documents/Upload.ts'
import { KnownError } from '../../errors.ts'
import { Catalog } from '../Catalog.ts'
import { CatalogImport, UNDER_WAY, type CatalogImportState } from '../CatalogImport.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { checkSlug } from '../createCatalog.ts'
import type { Comparer } from '../editions/Comparer.ts'
import { countChanges } from '../editions/publish.ts'
import type { ImportOutcome, SheetChoice } from '../import/importSheets.ts'
import { contentOfList, readList, titleOfList, type ListFile } from '../readList.ts'
import { storeList, type StoredList } from '../storeList.ts'
import type { CatalogPool } from './CatalogPool.ts'

export interface CatalogImporterOptions {
  readonly orm: MikroORM
  readonly pool: CatalogPool
  readonly comparer: Comparer
  readonly uploadsFolder: string
  /** Is told of faults of the product itself, which end as FAILED imports; for the log. */
  readonly onFault: (error: unknown, fileName: string) => void
}

export interface ListRequest {
  readonly uploadId: string
  /** User id of who sent it. */
  readonly owner: string
  /** Null: as the list itself tells. */
  readonly kind: CatalogKind | null
  readonly choices: Readonly<Record<string, SheetChoice>>
}

export interface ImportRequest extends ListRequest {
  readonly slug: string
  /** For a new catalogue; null: as the list is headed. */
  readonly title: string | null
  readonly acceptsRest: boolean
}

/** How far an import is. */
export interface ImportProgress {
  readonly id: string
  readonly state: CatalogImportState
  readonly total: number
  readonly done: number
  readonly bad: number
  readonly message: string | null
  readonly edition: string | null
}

/** Takes uploaded lists into drafts: read and compared by workers, written in one transaction. */
export class CatalogImporter {
  readonly #options: CatalogImporterOptions
  readonly #events = new EventEmitter()
  readonly #running = new Set<Promise<unknown>>()

  constructor(options: CatalogImporterOptions) {
    this.#options = options
    this.#events.setMaxListeners(0)
  }

  /** Reads a list without changing anything. @throws KnownError NOT_FOUND for an upload that is gone, INVALID for what is no list */
  async preview({ uploadId, owner, kind, choices }: ListRequest): Promise<ImportOutcome & { readonly fileName: string }> {
    const em = this.#options.orm.em.fork()
    const file = await this.#open(em, uploadId, owner)
    return { ...await readList(em, this.#options.pool, file, kind, choices), fileName: file.name }
  }

  /** Sets an import going and answers its id without waiting for its end. @throws KnownError NOT_FOUND, INVALID */
  async start(request: ImportRequest): Promise<string> {
    checkSlug(request.slug)
    const em = this.#options.orm.em.fork()
    const { name } = await findUpload(em, request.uploadId, request.owner)
    const { id } = em.create(CatalogImport, {
      id: createId('imp'), state: 'READING', slug: request.slug, title: request.title, kind: request.kind, choices: request.choices, acceptsRest: request.acceptsRest,
      fileName: name, uploadId: request.uploadId, actor: request.owner, total: 0, done: 0, bad: 0, errors: [], message: null, edition: null, createdAt: new Date(),
    })
    await em.flush()
    const work = this.#run(id, request)
    this.#running.add(work)
    void work.finally(() => { this.#running.delete(work) })
    return id
  }

  /** Says of the imports that ended with their process that they ended. */
  async endAbandoned(): Promise<void> {
    await this.#options.orm.em.fork().nativeUpdate(CatalogImport, { state: { $in: [...UNDER_WAY] } }, {
      state: 'FAILED', message: '服务器在导入中途停止。草稿要么已完整写入，要么什么也没有改动；请查看清单，需要时再导入一次，相同的内容不会重复',
    })
  }

  async progress(em: SqlEntityManager, id: string): Promise<ImportProgress | null> {
    const found = await em.fork().findOne(CatalogImport, { id })
    if (!found) return null
    const { state, total, done, bad, message = null, edition = null } = found
    return { id, state, total, done, bad, message, edition }
  }

  /** Calls the listener at each step of an import until the answer is called. */
  subscribe(id: string, listener: (progress: ImportProgress) => void): () => void {
    this.#events.on(id, listener)
    return () => { this.#events.off(id, listener) }
  }

  /** Waits for the imports under way; to be called after the workers were stopped, which refuses those still reading. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running)
  }

  /** Never rejects: whatever goes wrong is the import's outcome. */
  async #run(id: string, request: ImportRequest): Promise<void> {
    const { orm, pool, comparer, onFault } = this.#options
    let fileName = ''
    try {
      const em = orm.em.fork()
      const file = await this.#open(em, request.uploadId, request.owner)
      fileName = file.name
      const catalog = await em.findOne(Catalog, { slug: request.slug })
      const outcome = await readList(em, pool, file, request.kind ?? catalog?.kind ?? null, request.choices)
      const bad = outcome.rows.length - outcome.items.length
      const counts = { total: outcome.items.length, bad, errors: [...outcome.errors] }
      if (outcome.errors.length > 0 && !request.acceptsRest) {
        await this.#tell(id, { ...counts, state: 'REFUSED', message: `共 ${outcome.rows.length} 行，${bad} 行有误，什么也没有改动。请改正后重新上传，或选择只导入其余 ${outcome.items.length} 行` })
        return
      }
      await this.#tell(id, { ...counts, state: 'COMPARING' })
      const stored = await storeList(orm, comparer, {
        slug: request.slug, title: request.title ?? titleOfList(outcome, file), content: contentOfList(outcome, file), actor: request.owner, publish: false,
        onProgress: (done) => { this.#announce({ id, state: 'WRITING', total: outcome.items.length, done, bad, message: null, edition: null }) },
      })
      await this.#tell(id, { state: 'DONE', done: stored.itemCount, edition: stored.editionId, message: describeStored(stored) })
      await this.#discard(request.uploadId)
    } catch (error) {
      if (!(error instanceof KnownError)) onFault(error, fileName)
      else if (error.cause !== undefined) onFault(error.cause, fileName)
      const message = error instanceof KnownError ? error.message : '程序出错，什么也没有改动。请把这个文件交给管理员'
      await this.#tell(id, { state: 'FAILED', message }).catch((fault: unknown) => { onFault(fault, fileName) })
    }
  }

  async #open(em: SqlEntityManager, uploadId: string, owner: string): Promise<ListFile> {
    const { id, name } = await findUpload(em, uploadId, owner)
    return { name, bytes: new Uint8Array(await readFile(join(this.#options.uploadsFolder, id))) }
  }

  async #discard(uploadId: string): Promise<void> {
    await this.#options.orm.em.fork().nativeDelete(Upload, { id: uploadId })
    await rm(join(this.#options.uploadsFolder, uploadId), { force: true })
  }

  async #tell(id: string, change: Partial<Pick<CatalogImport, 'state' | 'total' | 'done' | 'bad' | 'errors' | 'message' | 'edition'>>): Promise<void> {
    const em = this.#options.orm.em.fork()
    Object.assign(await em.findOneOrFail(CatalogImport, { id }), change)
    await em.flush()
    const progress = await this.progress(em, id)
    if (progress) this.#announce(progress)
  }

  #announce(progress: ImportProgress): void {
    this.#events.emit(progress.id, progress)
  }
}

async function findUpload(em: SqlEntityManager, id: string, owner: string): Promise<Upload> {
  const upload = await em.findOne(Upload, { id, owner })
  if (!upload) throw new KnownError('NOT_FOUND', '文件没有上传成功，或已经导入过，请重新上传', ['uploadId'])
  return upload
}

function describeStored({ outcome, number, itemCount, comparison }: StoredList): string {
  if (outcome === 'UNCHANGED') return `内容与第${number}版相同（${itemCount} 项），没有改动`
  if (!comparison) return `第${number}版草稿已存入，共 ${itemCount} 项`
  const { added, removed, renamed, merged, split, changed } = countChanges(comparison)
  return `第${number}版草稿已存入，共 ${itemCount} 项；与现行版相比：新增 ${added}，取消 ${removed}，改名或改号 ${renamed}，合并 ${merged}，拆分 ${split}，内容变更 ${changed}`
}
