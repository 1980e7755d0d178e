import { KnownError } from '../errors.ts'

/** Why the index could not be brought in line, in Chinese for whoever runs the server. The words of SQLite and of the system are kept. */
export function explainIndexFault(error: unknown): string {
  const cause = error instanceof KnownError && error.cause instanceof Error ? error.cause : error
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/disk is full|ENOSPC|no space left/i.test(message)) return `磁盘空间不够，索引写不进去，请腾出空间（${message}）`
  if (/readonly|read-only|EROFS|EACCES/i.test(message)) return `索引所在的文件夹不能写，请检查权限（${message}）`
  return /\p{Script=Han}/u.test(message) ? message : `索引写不进去（${message}）`
}
