import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { KnownError } from '../errors.ts'
import type { Level } from '../ingest/AnnotatedText.ts'
import { findDepartments } from './departments.ts'
import { foldWords, maskOf } from './HeldItem.ts'

const LONGEST_TEXT = 200

/** A field that is not set, or empty, does not narrow; values of one field widen each other, fields narrow each other. */
export interface ItemFilter {
  /** Names, aliases or ids of departments, or the beginning of a name. */
  readonly departments?: readonly string[] | null
  readonly levels?: readonly Level[] | null
  readonly itemTypes?: readonly string[] | null
  readonly domains?: readonly string[] | null
  /** Words that an item must all hold, separated by blanks. */
  readonly text?: string | null
}

export interface Condition {
  readonly sql: string
  readonly params: readonly (string | number)[]
}

/** The condition on `catalog_item i` that leaves the items of these editions which pass the filter. @throws KnownError INVALID */
export async function whereOf(em: SqlEntityManager, editions: readonly string[], filter: ItemFilter): Promise<Condition> {
  const conditions: Condition[] = [among('i.edition_id', editions)]
  if (filter.departments?.length) conditions.push(among('i.department_id', await idsOf(em, filter.departments)))
  if (filter.levels?.length) conditions.push({ sql: '(i.levels & ?) <> 0', params: [maskOf([...new Set(filter.levels)])] })
  if (filter.itemTypes?.length) conditions.push(among("coalesce(i.item_type, '')", filter.itemTypes))
  if (filter.domains?.length) conditions.push(among("coalesce(i.domain, '')", filter.domains))
  for (const term of termsOf(filter.text ?? '')) conditions.push(await holds(em, term))
  return { sql: conditions.map(({ sql }) => sql).join(' and '), params: conditions.flatMap(({ params }) => params) }
}

/** An item holds a word when it says it, or when the word names its department by an alias. */
async function holds(em: SqlEntityManager, term: string): Promise<Condition> {
  const words: Condition = { sql: 'i.words like ?', params: [`%${foldWords(term).replace(/[%_]/g, '_')}%`] }
  const departments = await idsOf(em, [term])
  if (departments.length === 0) return words
  const { sql, params } = among('i.department_id', departments)
  return { sql: `(${words.sql} or ${sql})`, params: [...words.params, ...params] }
}

function termsOf(text: string): string[] {
  if (text.length > LONGEST_TEXT) throw new KnownError('INVALID', `筛选文字最多 ${LONGEST_TEXT} 字，请缩短，或改用检索`, ['filter', 'text'])
  return text.split(/\s+/).filter((term) => term !== '')
}

async function idsOf(em: SqlEntityManager, typed: readonly string[]): Promise<string[]> {
  return (await findDepartments(em, typed)).map(({ id }) => id)
}

function among(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `${column} in (${values.map(() => '?').join(', ')})`, params: values }
}
