import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE, INDEX_FILE, ORIGIN_FILE, readSettings } from '../settings.ts'

/**
 * `npm run restore -- FILE`: puts a backup in the place of the data folder's contents. What was there is kept beside it under a name with
 * the time; the search index is made again at the next start. The server must be stopped.
 */
export async function run([source]: string[]): Promise<void> {
  const { dataDir } = readSettings(process.env)
  if (!source) return refuse('用法：npm run restore -- 备份文件')
  const problem = findProblem(resolve(source))
  if (problem) return refuse(problem)
  const target = join(dataDir, DATABASE_FILE)
  if (isInUse(target)) return refuse('数据库正在使用。请先停止政典，再恢复备份。')

  await mkdir(dataDir, { recursive: true })
  const arriving = `${target}.arriving`
  await copyFile(resolve(source), arriving)
  const kept = `${target}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  const hadData = await rename(target, kept).then(() => true, () => false)
  for (const rest of ['-wal', '-shm']) await rm(`${target}${rest}`, { force: true })
  await rename(arriving, target)
  for (const file of [INDEX_FILE, `${INDEX_FILE}-wal`, `${INDEX_FILE}-shm`, ORIGIN_FILE]) await rm(join(dataDir, file), { force: true })
  console.log(hadData ? `已恢复。原来的数据保存在 ${kept}` : '已恢复。')
}

/** Why a file cannot be restored from; null where it can. */
function findProblem(file: string): string | null {
  let database: Database.Database
  try {
    database = new Database(file, { readonly: true, fileMustExist: true })
  } catch {
    return `打不开“${file}”。请检查路径和读取权限。`
  }
  try {
    if (database.pragma('quick_check', { simple: true }) !== 'ok') return `“${file}”已损坏，没有恢复。请换一份备份。`
    const held = database.prepare('select count(*) from sqlite_master where type = \'table\' and name in (\'source_document\', \'users\')').pluck().get()
    return held === 2 ? null : `“${file}”不是政典的备份，没有恢复。`
  } catch {
    return `“${file}”不是政典的备份，没有恢复。`
  } finally {
    database.close()
  }
}

/** Whether another process has the database open: then its write-ahead log cannot be taken away. */
function isInUse(file: string): boolean {
  let database: Database.Database
  try {
    database = new Database(file, { fileMustExist: true, timeout: 0 })
  } catch {
    return false
  }
  try {
    return database.pragma('journal_mode = delete', { simple: true }) !== 'delete'
  } catch {
    return true
  } finally {
    database.close()
  }
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}
