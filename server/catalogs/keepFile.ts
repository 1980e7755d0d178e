import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { SourceFile } from '../documents/SourceFile.ts'
import { sniffContent, type Content } from '../ingest/read/sniffContent.ts'

const MEDIA_TYPES: Partial<Record<Content, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/csv',
}

/** Keeps the bytes of a list that became an edition, in the caller's transaction; they are held once, however often they are imported. */
export async function keepFile(em: SqlEntityManager, { name, bytes, sha256 }: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }): Promise<void> {
  if (await em.count(SourceFile, { sha256 }) > 0) return
  const mediaType = MEDIA_TYPES[sniffContent(bytes)] ?? 'application/octet-stream'
  em.create(SourceFile, { sha256, name, mediaType, encoding: null, byteLength: bytes.byteLength, bytes: Buffer.from(bytes), storedAt: new Date() })
}
