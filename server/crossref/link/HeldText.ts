import type { SourceHead } from '../find/values.ts'

/** What finding must know of a document to lead others to it. */
export interface HeldText extends Pick<SourceHead, 'id' | 'title' | 'date'> {
  /** Sections that may be articles, each with the passage it begins in. */
  readonly articles: readonly { readonly number: string; readonly passage: string; readonly opening: string }[]
  /** What it cites, without the title marks, each once. */
  readonly cited: readonly string[]
}
