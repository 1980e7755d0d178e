import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { buildConnection, decodeCursor, encodeCursor, readPageSize, type Connection } from '../accounts/Connection.ts'
import { KnownError } from '../errors.ts'
import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import { SourceDocument } from './SourceDocument.ts'

const LONGEST_TEXT = 200

export type DocumentSort = 'NEWEST' | 'OLDEST' | 'TITLE'

export interface DocumentListFilter {
  readonly kinds?: readonly DocumentKind[] | null
  readonly levels?: readonly Level[] | null
  readonly yearFrom?: number | null
  readonly yearTo?: number | null
  /** Occurs in title, speaker or occasion. */
  readonly text?: string | null
}

export interface DocumentListRequest {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly filter?: DocumentListFilter | null | undefined
  readonly sort: DocumentSort
}

/** A page of documents. Those without a date come last, whichever way the dates go. @throws KnownError INVALID */
export async function listDocuments(em: SqlEntityManager, { first, after, filter, sort }: DocumentListRequest): Promise<Connection<SourceDocument>> {
  const size = readPageSize(first)
  const wanted = readFilter(filter ?? {})
  const list = `documents ${sort}`
  const [rows, totalCount] = await Promise.all([
    em.find(SourceDocument, { $and: [wanted, after ? behind(sort, decodeCursor(list, ['string', 'string'], after)) : {}] }, { orderBy: orders[sort], limit: size + 1 }),
    em.count(SourceDocument, wanted),
  ])
  const cursorOf = ({ id, title, date }: SourceDocument) => encodeCursor(list, [sort === 'TITLE' ? title : date ?? '', id])
  return buildConnection({ rows, size, totalCount, after, cursorOf })
}

const orders: Record<DocumentSort, QueryOrderMap<SourceDocument>> = {
  NEWEST: { date: 'desc nulls last', id: 'desc' },
  OLDEST: { date: 'asc nulls last', id: 'asc' },
  TITLE: { title: 'asc', id: 'asc' },
}

/** What comes behind the entry with this sort key. */
function behind(sort: DocumentSort, [key, id]: readonly [string, string]): FilterQuery<SourceDocument> {
  if (sort === 'TITLE') return { $or: [{ title: { $gt: key } }, { title: key, id: { $gt: id } }] }
  const beyond = sort === 'NEWEST' ? '$lt' : '$gt'
  if (key === '') return { date: null, id: { [beyond]: id } }
  return { $or: [{ date: { [beyond]: key } }, { date: key, id: { [beyond]: id } }, { date: null }] }
}

function readFilter({ kinds, levels, yearFrom, yearTo, text }: DocumentListFilter): FilterQuery<SourceDocument> {
  const parts: FilterQuery<SourceDocument>[] = []
  if (kinds) parts.push({ kind: { $in: [...kinds] } })
  if (levels) parts.push({ level: { $in: [...levels] } })
  if (yearFrom !== null && yearFrom !== undefined) parts.push({ date: { $gte: `${readYear(yearFrom, 'yearFrom')}-01-01` } })
  if (yearTo !== null && yearTo !== undefined) parts.push({ date: { $lte: `${readYear(yearTo, 'yearTo')}-12-31` } })
  if (text?.trim()) {
    const $like = `%${readText(text)}%`
    parts.push({ $or: [{ title: { $like } }, { speaker: { $like } }, { occasion: { $like } }] })
  }
  return parts.length ? { $and: parts } : {}
}

function readYear(year: number, field: string): string {
  if (year < 0 || year > 9999) throw new KnownError('INVALID', `年份要在 0 到 9999 之间（收到 ${year}）`, ['filter', field])
  return String(year).padStart(4, '0')
}

/** A per cent sign or an underscore typed by a person stands for any one character, which they themselves are. */
function readText(text: string): string {
  if (text.length > LONGEST_TEXT) throw new KnownError('INVALID', `筛选文字最多 ${LONGEST_TEXT} 字，请缩短，或改用检索`, ['filter', 'text'])
  return text.trim().replace(/[%_]/g, '_')
}
