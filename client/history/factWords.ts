import { ROLE_WORDS } from '../accounts/userQueries.ts'
import { CATALOG_KIND_WORDS } from '../catalogs/catalogWords.ts'
import { TYPE_WORDS } from '../crossref/referenceWords.ts'

const CODES: Readonly<Record<string, string>> = { ...ROLE_WORDS, ...CATALOG_KIND_WORDS, ...TYPE_WORDS }

/** The log keeps codes: MANDATES → 要求, CURATOR → 管理资料; whatever is no code is told as it is. */
export function sayFact(value: string): string {
  return CODES[value] ?? value
}
