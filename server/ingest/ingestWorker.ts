import { answerTask } from './answerTask.ts'
import { annotateFile } from './ingestFile.ts'
import type { IngestedFile } from './IngestedFile.ts'
import type { TaskAnswer } from './TaskPool.ts'

export interface IngestTask {
  readonly name: string
  readonly bytes: Uint8Array
  /** How long the reading may take. */
  readonly readingMilliseconds: number
}

/** The bytes stay with the caller, who has them. */
export type AnnotatedFile = Omit<IngestedFile, 'raw'> & { readonly raw: Omit<IngestedFile['raw'], 'bytes'> }

// The PDF reader leaves promises of broken files unwatched; the ones that are awaited report the same fault. Without this they would end the worker.
process.on('unhandledRejection', () => {})

/** What a worker process of `IngestPool` runs for one file. */
export function runIngestTask({ name, bytes, readingMilliseconds }: IngestTask): Promise<TaskAnswer<AnnotatedFile>> {
  return answerTask(async () => {
    const { raw: { sha256, mediaType, encoding, text }, clean, annotated } = await annotateFile(name, bytes, performance.now() + readingMilliseconds)
    return { raw: { name, sha256, mediaType, encoding, text }, clean, annotated }
  })
}
