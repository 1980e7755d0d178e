import { foldForSearch } from './foldForSearch.ts'
import { quoteDocumentNumbers } from './quoteDocumentNumbers.ts'
import { FIELD_NAMES, readFieldValues, type FieldFilter } from './readFieldValues.ts'
import { spellArticleNumbers } from './spellArticleNumbers.ts'

/** Characters of a query that are looked at. A passage pasted whole still finds itself by its first 300. */
export const MAX_QUERY_LENGTH = 300

/** Words of a query, and what says the same: an entry that holds one of the others in their place holds as much. */
export interface Alternative {
  /** As it stands in `words`, between the boundaries of words: 低保. */
  readonly said: string
  /** In folded form, each a run that must stand so: 最低生活保障. */
  readonly others: readonly string[]
}

/** What a typed query asks for, in folded form (simplified, plain, small letters). */
export interface UnderstoodQuery {
  /** The free words. */
  readonly words: string
  /** Other ways to say parts of `words`, in their order, none over another: synonyms, and 第三十二条 for 第32条. Marked in snippets like the words. */
  readonly alternatives: readonly Alternative[]
  /** What must stand there exactly so, marks aside. */
  readonly phrases: readonly string[]
  /** What must not stand there. */
  readonly excluded: readonly string[]
  /** What 部门: 层级: 类型: 文种: 日期: in the query narrow to. */
  readonly fields: FieldFilter
  /** The query was longer than MAX_QUERY_LENGTH, and its end was left out. */
  readonly shortened: boolean
}

const FIELD = FIELD_NAMES.join('|')
/** A pair of quotation marks with what they enclose, or a mark without its fellow; and what governs it: a minus, a field. */
const QUOTATION = new RegExp(`(?<governor>(?<=^|\\s)[-−]|(?<=(?:^|\\s)(?:${FIELD})):)?(?:"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|〝[^〞]*〞|["“”「」『』〝〞])`, 'gu')
const TERM = new RegExp(`(?<=^|\\s)(?<minus>[-−])?(?:(?<field>${FIELD}):)?(?:"(?<phrase>[^"]*)"|(?<bare>[^\\s"]*))`, 'gu')
const READABLE = /[\p{L}\p{N}]/u

/**
 * Takes a query apart. Never fails: what makes no sense as a mark is read as a blank.
 * `「三張清單」 网格 -试点 层级:村` → words 网格, phrase 三张清单, excluded 试点, levels VILLAGE.
 */
export function understandQuery(typed: string): UnderstoodQuery {
  const shortened = isTooLong(typed)
  const folded = foldForSearch(shortened ? [...typed.slice(0, 2 * MAX_QUERY_LENGTH)].slice(0, MAX_QUERY_LENGTH).join('') : typed).text
  const plain = quoteDocumentNumbers(levelQuotations(folded))

  const words: string[] = []
  const phrases: string[] = []
  const excluded: string[] = []
  const values: { field: string, value: string }[] = []
  for (const { groups: { minus, field, phrase, bare } = {} } of plain.matchAll(TERM)) {
    const value = (phrase ?? bare ?? '').trim()
    if (!READABLE.test(value)) continue
    if (field !== undefined) values.push({ field, value })
    else if (minus !== undefined) excluded.push(value)
    else if (phrase !== undefined) phrases.push(value)
    else words.push(value)
  }
  const free = words.join(' ')
  return { words: free, alternatives: spellArticleNumbers(free), phrases, excluded, fields: readFieldValues(values), shortened }
}

/** Of more than MAX_QUERY_LENGTH characters. */
export function isTooLong(typed: string): boolean {
  return typed.length > MAX_QUERY_LENGTH && [...typed.slice(0, 2 * MAX_QUERY_LENGTH + 1)].length > MAX_QUERY_LENGTH
}

/** All quotation marks as `"`, those that ask for nothing as blanks. */
function levelQuotations(folded: string): string {
  return folded.replace(QUOTATION, (whole, governor: string | undefined, at: number) => {
    const quoted = whole.slice(governor?.length ?? 0)
    if (quoted.length === 1) return governor ?? ' '
    const enclosed = quoted.slice(1, -1).replaceAll('"', ' ')
    if (governor !== undefined) return `${governor}"${enclosed}" `
    // 名为“合伙”的 is a sentence that stresses a word, not one that asks for exactly it.
    const touches = READABLE.test(folded.charAt(at - 1)) || READABLE.test(folded.charAt(at + whole.length))
    return touches ? ` ${enclosed} ` : ` "${enclosed}" `
  })
}
