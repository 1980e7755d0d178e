import { join } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import type { IngestQueue } from './IngestQueue.ts'
import { Upload } from './Upload.ts'

const MOST_FILES = 1000

export interface UploadIntake {
  readonly queue: IngestQueue
  readonly uploadsFolder: string
  /** Is told when a job breaks off; the next start takes it up again. */
  readonly onFault: (error: unknown) => void
}

/**
 * Makes a job of files that the user has uploaded, in the order given, and sets it going. Answers the job's id without waiting for its end.
 * @throws KnownError INVALID for no files or too many, NOT_FOUND for an upload that is not there or is somebody else's
 */
export async function ingestUploads({ queue, uploadsFolder, onFault }: UploadIntake, em: SqlEntityManager, uploadIds: readonly string[], owner: string): Promise<string> {
  const ids = [...new Set(uploadIds)]
  if (ids.length === 0) throw new KnownError('INVALID', '没有要导入的文件，请先上传', ['uploadIds'])
  if (ids.length > MOST_FILES) throw new KnownError('INVALID', `一次最多导入 ${MOST_FILES} 个文件（收到 ${ids.length} 个），请分几次`, ['uploadIds'])
  const uploads = new Map((await em.find(Upload, { id: { $in: ids }, owner })).map((upload) => [upload.id, upload]))
  const files = ids.map((id) => {
    const upload = uploads.get(id)
    if (!upload) throw new KnownError('NOT_FOUND', '有文件没有上传成功，或已经导入过，请重新上传', ['uploadIds'])
    return { name: upload.name, path: join(uploadsFolder, id) }
  })
  const job = await queue.createJob(files, owner)
  await em.nativeDelete(Upload, { id: { $in: ids } })
  queue.run(job).catch(onFault)
  return job
}
