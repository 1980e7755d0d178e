import { parseArgs } from 'node:util'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { collectFiles } from '../documents/collectFiles.ts'
import { IngestFile } from '../documents/IngestFile.ts'
import type { CopyPolicy } from '../documents/IngestJob.ts'
import { KIND_LABELS } from '../catalogs/rowFields.ts'
import { KnownError } from '../errors.ts'
import { openStore } from '../openStore.ts'
import { readSettings } from '../settings.ts'
import { ingestCatalog, type CatalogIngest } from './ingestCatalog.ts'

const usage = `用法：npm run ingest -- [--revise | --separate] 文件或文件夹…
  可读 .txt .md .html .docx .pdf；文件夹连同其中所有文件一起读。
  遇到像是已有文稿的另一份文本时，默认不存、留待决定；--revise 存为它的新版本，--separate 另存为一篇。

用法：npm run ingest -- --catalog 清单短名 [--kind 类别] [--partial] [--publish] [--report 报告.json] 文件
  可读 .xlsx .csv 和 .docx 中的表格；文件的内容成为这个清单的新草稿，--publish 则直接发布。
  有一行有误就什么也不改动，--partial 则只导入无误的行；类别是 ${Object.keys(KIND_LABELS).join('、')}，不写则看文件。`

/**
 * `npm run ingest -- PATH…`: exit code 0 when every file was taken in or is held already, 2 when one was not.
 * With `--catalog` see `ingestCatalog`.
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true, options: {
      revise: { type: 'boolean' }, separate: { type: 'boolean' }, help: { type: 'boolean' },
      catalog: { type: 'string' }, kind: { type: 'string' }, partial: { type: 'boolean' }, publish: { type: 'boolean' }, report: { type: 'string' },
    },
  })
  const { catalog, kind = null, partial = false, publish = false, report = null } = values
  const isCatalog = catalog !== undefined
  const isMixed = isCatalog ? positionals.length > 1 || values.revise || values.separate : kind !== null || partial || publish || report !== null
  if (values.help || positionals.length === 0 || (values.revise && values.separate) || isMixed) {
    console.error(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  if (isCatalog) await runCatalog({ slug: catalog, kind, partial, publish, report, path: positionals[0]! })
  else await runDocuments(positionals, values)
}

async function runCatalog(request: CatalogIngest): Promise<void> {
  const store = await openStore(readSettings(process.env), { onFault: (error, doing) => { console.error(doing, error) } })
  try {
    process.exitCode = await ingestCatalog(store, request)
    await store.indexer.drain()
    await store.linker.drain()
  } catch (error) {
    if (!(error instanceof KnownError)) throw error
    console.error(error.message)
    process.exitCode = 2
  } finally {
    await store.close()
  }
}

async function runDocuments(paths: readonly string[], values: { readonly revise?: boolean | undefined; readonly separate?: boolean | undefined }): Promise<void> {
  const copies: CopyPolicy = values.revise ? 'REVISE' : values.separate ? 'SEPARATE' : 'ASK'
  const store = await openStore(readSettings(process.env), { onFault: (error, doing) => { console.error(doing, error) } })
  try {
    const job = await store.queue.createJob(await collectFiles(paths), null, copies)
    const stopTelling = store.queue.subscribe(job, ({ done, total }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r已处理 ${done} / ${total}`)
      else if (done % 100 === 0) console.error(`已处理 ${done} / ${total}`)
    })
    const { total, failed, offered } = await store.queue.run(job)
    stopTelling()
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
    await tellUnusual(store.orm.em.fork(), job)
    console.log(`共 ${total} 个文件：存入或已有 ${total - failed - offered}，待决定 ${offered}，失败 ${failed}。`)
    await store.indexer.drain()
    await store.linker.drain()
    if (failed + offered > 0) process.exitCode = 2
  } finally {
    await store.close()
  }
}

/** Each file that was not simply stored, with the reason. */
async function tellUnusual(em: SqlEntityManager, job: string): Promise<void> {
  for (const { name, state, message } of await em.find(IngestFile, { job, state: { $nin: ['CREATED', 'REVISED'] } }, { orderBy: { position: 'asc' } })) {
    const line = `${name}：${message ?? state}`
    if (state === 'DUPLICATE') console.log(line)
    else console.error(line)
  }
}
