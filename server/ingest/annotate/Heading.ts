import type { Span } from '../AnnotatedText.ts'

/** A heading where it stands, before headings are nested. The span runs from the number to the last word, without the mark that ends it. */
export interface Heading extends Span {
  readonly number: string | null
  readonly heading: string
  /** Lower encloses higher. */
  readonly rank: number
  /** Fills its line, so it is no part of a passage. */
  readonly standsAlone: boolean
  /** The whole first sentence of its point: 二是下放政务服务权限。 False where a long first sentence was shortened, or there is none. */
  readonly isSentence: boolean
  /** An item of a list: 1.安排专项资金，发放消费券。 A passage begins with it, and no section. */
  readonly isItem: boolean
}
