export const COLUMNS = ['words', 'bigrams', 'context'] as const
export type IndexColumn = (typeof COLUMNS)[number]

/** Pairs of characters of the entry's own text, of its title and headings, and of both. */
export const TEXT = ['bigrams'] as const
export const CONTEXT = ['context'] as const
export const ANYWHERE = [...TEXT, ...CONTEXT] as const

/** Tokens that are to stand in a row in one of the columns. */
export interface Run {
  readonly columns: readonly IndexColumn[]
  readonly tokens: readonly string[]
  /** The last token is the beginning of whatever it starts: 村 → 村民, 村庄. */
  readonly open: boolean
}

/** What is to stand in an entry. */
export type Wanted = Run | { readonly all: readonly Wanted[] } | { readonly any: readonly Wanted[] }

export function allOf(parts: readonly Wanted[]): Wanted {
  const [first] = parts
  return first !== undefined && parts.length === 1 ? first : { all: parts }
}

export function anyOf(parts: readonly Wanted[]): Wanted {
  const [first] = parts
  return first !== undefined && parts.length === 1 ? first : { any: parts }
}

/** The same in the language of FTS5. Nothing typed reaches it unquoted. */
export function writeExpression(wanted: Wanted): string {
  if ('all' in wanted) return wanted.all.map((part) => `(${writeExpression(part)})`).join(' AND ')
  if ('any' in wanted) return wanted.any.map((part) => `(${writeExpression(part)})`).join(' OR ')
  return `{${wanted.columns.join(' ')}} : ${quote(wanted.tokens.join(' '))}${wanted.open ? ' *' : ''}`
}

function quote(tokens: string): string {
  return `"${tokens.replaceAll('"', '')}"`
}
