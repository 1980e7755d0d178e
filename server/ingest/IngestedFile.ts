import type { AnnotatedText } from './AnnotatedText.ts'
import type { CleanText } from './CleanText.ts'
import type { RawFile } from './RawFile.ts'

/** Everything the pure stages say about one file. */
export interface IngestedFile {
  readonly raw: RawFile
  readonly clean: CleanText
  readonly annotated: AnnotatedText
}
