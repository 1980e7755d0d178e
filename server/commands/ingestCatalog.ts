import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { KnownError } from '../errors.ts'
import { Catalog } from '../catalogs/Catalog.ts'
import type { CatalogKind } from '../catalogs/CatalogRow.ts'
import { countChanges } from '../catalogs/editions/publish.ts'
import { reportOf } from '../catalogs/import/reportOf.ts'
import type { RowError } from '../catalogs/import/RowError.ts'
import { MAX_FILE_BYTES } from '../catalogs/import/tableLimits.ts'
import { contentOfList, readList, titleOfList } from '../catalogs/readList.ts'
import { KIND_LABELS } from '../catalogs/rowFields.ts'
import { storeList, type StoredList } from '../catalogs/storeList.ts'
import type { Store } from '../openStore.ts'

export interface CatalogIngest {
  readonly slug: string
  readonly kind: string | null
  /** Whether good rows are taken in where others are bad. */
  readonly partial: boolean
  readonly publish: boolean
  /** Where to write the report, as JSON. */
  readonly report: string | null
  readonly path: string
}

/**
 * Imports a list into its catalogue: exit code 0 when every row was good and is held, 2 when one was bad. Bad rows are listed on standard
 * error; then nothing is changed, unless the good ones may be taken in without them. @throws KnownError for what is no list at all
 */
export async function ingestCatalog(store: Store, { slug, kind, partial, publish, report, path }: CatalogIngest): Promise<number> {
  const file = { name: basename(path), bytes: await readBytes(path) }
  const em = store.orm.em.fork()
  const catalog = await em.findOne(Catalog, { slug })
  const outcome = await readList(em, store.catalogPool, file, readKind(kind) ?? catalog?.kind ?? null)
  if (report !== null) await writeFile(report, `${JSON.stringify(reportOf(outcome), null, 1)}\n`)
  for (const error of outcome.errors) console.error(describeError(file.name, error))
  const bad = outcome.rows.length - outcome.items.length
  if (outcome.errors.length > 0 && !partial) {
    if (outcome.items.length === 0) console.error('没有一行可以导入，什么也没有改动。请改正后重新导入。')
    else console.error(`共 ${outcome.rows.length} 行，${bad} 行有误，什么也没有改动。请改正后重新导入，或加 --partial 只导入其余 ${outcome.items.length} 行。`)
    return 2
  }
  const content = contentOfList(outcome, file)
  const stored = await storeList(store.orm, store.comparer, { slug, title: titleOfList(outcome, file), content, actor: null, publish })
  console.log(describeStored(slug, stored))
  if (bad > 0) console.error(`有 ${bad} 行有误，没有导入。`)
  return outcome.errors.length > 0 ? 2 : 0
}

async function readBytes(path: string): Promise<Uint8Array> {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new KnownError('INVALID', `“${path}”不存在或不是文件，不能导入。请检查路径是否写对`)
  if (found.size > MAX_FILE_BYTES) throw new KnownError('INVALID', `文件“${name}”有 ${Math.ceil(found.size / 1024 / 1024)} MB，超过了清单文件最大 ${MAX_FILE_BYTES / 1024 / 1024} MB 的限制。请删去其中的图片和无关的工作表，或拆成几份后重新导入。`)
  return new Uint8Array(await readFile(path))
}

function readKind(text: string | null): CatalogKind | null {
  if (text === null) return null
  const kind = text.toUpperCase()
  if (Object.hasOwn(KIND_LABELS, kind)) return kind as CatalogKind
  throw new KnownError('INVALID', `--kind 要是 ${Object.entries(KIND_LABELS).map(([name, label]) => `${name}（${label}）`).join('、')} 之一（现在是“${text}”）`)
}

/** File, sheet, row and column, then what is wrong and what to write: the message itself names row and column where there is one. */
function describeError(fileName: string, { sheet, message, value }: RowError): string {
  return `${fileName} › 工作表“${sheet}” › ${message}${value === '' ? '' : `（现在是“${value.slice(0, 60)}”）`}`
}

function describeStored(slug: string, { outcome, number, itemCount, comparison }: StoredList): string {
  if (outcome === 'UNCHANGED') return `清单 ${slug} 第${number}版已是这个内容（${itemCount} 项），没有改动。`
  const done = outcome === 'PUBLISHED' ? `第${number}版已发布` : `第${number}版草稿已存入，等待提交审核`
  if (!comparison) return `清单 ${slug} ${done}，共 ${itemCount} 项。`
  const { added, removed, renamed, merged, split, changed } = countChanges(comparison)
  return `清单 ${slug} ${done}，共 ${itemCount} 项；与已发布的版本相比：新增 ${added}，取消 ${removed}，改名或改号 ${renamed}，合并 ${merged}，拆分 ${split}，内容变更 ${changed}。`
}
