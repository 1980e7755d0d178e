import type { StoredDocument } from './describeDocument.ts'

/** Far below what a request may have (100 MB, and a character is three bytes at most), and enough to make few tasks. */
export const MAX_CHARACTERS = 8_000_000

/** Lines of JSON, as many in one payload as it may hold. */
export function* inPayloads(documents: readonly StoredDocument[]): Generator<string> {
  let lines = ''
  for (const document of documents) {
    const line = `${JSON.stringify(document)}\n`
    if (lines !== '' && lines.length + line.length > MAX_CHARACTERS) {
      yield lines
      lines = ''
    }
    lines += line
  }
  if (lines !== '') yield lines
}
