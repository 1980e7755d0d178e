import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Upload } from './Upload.ts'

const KEPT_MS = 24 * 3600_000

/** Clears away uploads that nobody made a job of within a day, and what uploads that broke off with their process left on the disk. */
export async function discardStaleUploads(em: SqlEntityManager, uploadsFolder: string): Promise<void> {
  const stale = await em.find(Upload, { at: { $lt: new Date(Date.now() - KEPT_MS) } })
  const broken = (await readdir(uploadsFolder).catch(() => [])).filter((name) => name.endsWith('.part'))
  for (const name of [...stale.map(({ id }) => id), ...broken]) await rm(join(uploadsFolder, name), { force: true })
  await em.nativeDelete(Upload, { id: { $in: stale.map(({ id }) => id) } })
}
