import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { CatalogKind } from './CatalogRow.ts'
import { listDepartments } from './departments.ts'
import type { ImportOutcome, SheetChoice } from './import/importSheets.ts'
import type { CatalogPool } from './intake/CatalogPool.ts'
import type { ListContent } from './storeList.ts'

export interface ListFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a list's rows or its title say of themselves when they were made up to show something. */
const DEMONSTRATION = /示范数据|演示数据/

/** Reads and checks a file with the departments that are held. @throws KnownError INVALID for what is no list at all */
export async function readList(
  em: SqlEntityManager, pool: CatalogPool, { name, bytes }: ListFile, kind: CatalogKind | null, choices: Readonly<Record<string, SheetChoice>> = {},
): Promise<ImportOutcome> {
  const departments = (await listDepartments(em)).map((department) => ({ name: department.name, aliases: [...department.aliases] }))
  return pool.read({ name, bytes, kind, choices, departments })
}

/** The good rows as the content of an edition. */
export function contentOfList({ kind, items, errors, sheets }: ImportOutcome, { name, bytes }: ListFile): ListContent {
  const told = sheets.some(({ title }) => DEMONSTRATION.test(title ?? '')) || items.filter(({ note }) => DEMONSTRATION.test(note ?? '')).length > items.length / 2
  return {
    kind, rows: items, leftOut: errors, isDemonstration: told,
    source: { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') },
  }
}

/** What to call a catalogue that has no title yet: as the list is headed, else as the file is called. `县级清单（示范数据）` → `县级清单` */
export function titleOfList({ sheets }: ImportOutcome, { name }: ListFile): string {
  const headed = sheets.find(({ status, title }) => status === 'READ' && title !== null)?.title
  return withoutLabel(headed ?? basename(name).replace(/\.[^.]+$/, '')).slice(0, 200)
}

/** A title without what the product puts behind it while it holds a demonstration. */
export function withoutLabel(title: string): string {
  return title.replace(/[（(][^（）()]*(?:示范数据|演示数据)[^（）()]*[）)]/g, '').trim()
}
