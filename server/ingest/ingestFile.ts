import type { IngestedFile } from './IngestedFile.ts'
import { annotateText } from './annotate/annotateText.ts'
import { readRawFile } from './read/readRawFile.ts'
import { cleanText } from './repair/cleanText.ts'

/**
 * All pure stages on one file: bytes → raw text → clean text → annotations. `deadline` is on the clock of `performance.now()`.
 * Throws INVALID, as `readRawFile` does, for a file that cannot be read.
 */
export async function annotateFile(name: string, bytes: Uint8Array, deadline = Infinity): Promise<IngestedFile> {
  const raw = await readRawFile(name, bytes, deadline)
  const clean = cleanText(raw)
  const annotated = annotateText(clean, { fileName: name, mediaType: raw.mediaType })
  return { raw, clean, annotated }
}
