import { access, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE, readSettings } from '../settings.ts'

/**
 * `npm run backup -- FILE`: writes everything the data folder holds for good into one file, while the server goes on. The file is
 * complete or not there at all. The search index is not part of it: it can be made again.
 */
export async function run([target]: string[]): Promise<void> {
  const source = join(readSettings(process.env).dataDir, DATABASE_FILE)
  if (!target) return refuse('用法：npm run backup -- 备份文件')
  if (await exists(target)) return refuse(`“${target}”已经存在。请换一个文件名，免得盖掉旧的备份。`)
  if (!await exists(source)) return refuse(`“${source}”不存在，没有可备份的数据。请检查 DATA_DIR。`)
  const database = new Database(source, { readonly: true })
  const unfinished = `${resolve(target)}.unfinished`
  try {
    await database.backup(unfinished)
    await rename(unfinished, resolve(target))
  } catch (error) {
    await rm(unfinished, { force: true })
    return refuse(`备份没有完成：${error instanceof Error ? error.message : String(error)}。请检查“${target}”所在的文件夹是否可写、空间是否够用。`)
  } finally {
    database.close()
  }
  console.log(`已备份到 ${resolve(target)}`)
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}
