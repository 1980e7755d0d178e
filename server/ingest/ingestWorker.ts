import { KnownError, type ErrorCode } from '../errors.ts'
import { annotateFile } from './ingestFile.ts'
import type { IngestedFile } from './IngestedFile.ts'

export interface IngestTask {
  readonly name: string
  readonly bytes: Uint8Array
  /** How long the reading may take. */
  readonly readingMilliseconds: number
}

/** Errors lose their class between processes, so a known one travels as a value. The bytes stay with the caller, who has them. */
export type IngestAnswer =
  | { readonly ok: true, readonly file: Omit<IngestedFile, 'raw'> & { readonly raw: Omit<IngestedFile['raw'], 'bytes'> } }
  | { readonly ok: false, readonly code: ErrorCode, readonly message: string, readonly field: readonly string[] | null }

// The PDF reader leaves promises of broken files unwatched; the ones that are awaited report the same fault. Without this they would end the worker.
process.on('unhandledRejection', () => {})

// A terminal or a service manager signals the whole group: the server, which stops its workers itself, wants the file in hand to be finished.
let isWorking = false
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {
  // Messages leave in order: once this one is on its way, so is the last answer.
  if (!isWorking) process.send?.('ended', () => process.exit())
})

/** What a worker process of `IngestPool` runs for one file. Unknown errors are thrown on to the pool. */
export async function runIngestTask({ name, bytes, readingMilliseconds }: IngestTask): Promise<IngestAnswer> {
  isWorking = true
  try {
    const { raw: { sha256, mediaType, encoding, text }, clean, annotated } = await annotateFile(name, bytes, performance.now() + readingMilliseconds)
    return { ok: true, file: { raw: { name, sha256, mediaType, encoding, text }, clean, annotated } }
  } catch (error) {
    if (error instanceof KnownError) return { ok: false, code: error.code, message: error.message, field: error.field }
    throw error
  } finally {
    isWorking = false
  }
}
