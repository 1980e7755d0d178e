import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { MikroORM } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import { Catalog } from './Catalog.ts'
import type { CatalogKind } from './CatalogRow.ts'
import type { Comparer } from './editions/Comparer.ts'
import type { CatalogPool } from './intake/CatalogPool.ts'
import { contentOfList, readList, titleOfList } from './readList.ts'
import { storeList } from './storeList.ts'

/** What `catalogs.json` beside the lists says of one of them; without it the list speaks for itself. */
interface ListDescription {
  readonly title?: string
  readonly kind?: CatalogKind
  /** Other names under which texts speak of it. */
  readonly aliases?: readonly string[]
}

export interface StartCatalogs {
  readonly orm: MikroORM
  readonly catalogPool: CatalogPool
  readonly comparer: Comparer
}

/**
 * Imports and publishes the lists of a folder whose catalogues are not there yet; `service-items.csv` becomes the catalogue service-items.
 * A list with a bad row is not taken in, and the message says so. Without the folder there is nothing to do.
 */
export async function loadStartCatalogs({ orm, catalogPool, comparer }: StartCatalogs, folder: string, say: (line: string) => void): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => ['.csv', '.xlsx'].includes(extname(name).toLowerCase()))
  if (names.length === 0) return
  const descriptions = JSON.parse(await readFile(join(folder, 'catalogs.json'), 'utf8').catch(() => '{}')) as Record<string, ListDescription>
  const order = Object.keys(descriptions)
  for (const name of names.sort((one, other) => order.indexOf(basename(one, extname(one))) - order.indexOf(basename(other, extname(other))) || (one < other ? -1 : 1))) {
    const slug = basename(name, extname(name))
    const em = orm.em.fork()
    if (await em.count(Catalog, { slug }) > 0) continue
    const { title, kind = null, aliases = [] } = descriptions[slug] ?? {}
    try {
      const file = { name, bytes: new Uint8Array(await readFile(join(folder, name))) }
      const outcome = await readList(em, catalogPool, file, kind)
      const [problem] = outcome.errors
      if (problem) throw new KnownError('INVALID', `“${name}”工作表“${problem.sheet}”${problem.message}`)
      await storeList(orm, comparer, { slug, title: title ?? titleOfList(outcome, file), aliases, content: contentOfList(outcome, file), actor: null, publish: true })
    } catch (error) {
      if (!(error instanceof KnownError) || error.code === 'UNAVAILABLE') throw error
      say(`起始清单没有载入：${error.message}`)
    }
  }
}
