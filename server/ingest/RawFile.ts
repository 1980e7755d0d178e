/** What a file is, as found in its bytes; a name that promises something else is reported. */
export type MediaType = 'text/plain' | 'text/markdown' | 'text/html' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/pdf'

/** A file as it came: the first stage's value. Nothing later changes `text`; every offset leads back to it. */
export interface RawFile {
  /** Name as given by the person or the file system, for messages. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Lower-case hexadecimal SHA-256 of `bytes`. */
  readonly sha256: string
  readonly mediaType: MediaType
  /** IANA name of the character encoding the text was decoded from; null where the format carries its own. */
  readonly encoding: string | null
  /** The text as decoded or extracted, nothing changed: `SourceDocument.rawText`. No byte order mark. */
  readonly text: string
}
