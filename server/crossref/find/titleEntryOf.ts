import { articlesOf } from './articlesOf.ts'
import type { TitleEntry } from './TitleIndex.ts'
import type { TextSource } from './values.ts'

/** What the title index keeps of a document. */
export function titleEntryOf(source: Pick<TextSource, 'document' | 'sections' | 'passages'>): TitleEntry {
  const { id, title, date } = source.document
  return { end: { kind: 'DOCUMENT', id }, title, aliases: [], date, articles: articlesOf(source) }
}
