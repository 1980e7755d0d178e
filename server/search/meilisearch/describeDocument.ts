import { createHash } from 'node:crypto'
import { dropInnerMarks } from '../dropInnerMarks.ts'
import { foldForSearch } from '../foldForSearch.ts'
import type { IndexEntry } from '../SearchEngine.ts'
import { FORMAT } from './indexSettings.ts'
import { writeTokens, type Place } from './writeTokens.ts'

/** A document of Meilisearch; what has no `kind` is none that can be found. */
export interface StoredDocument {
  readonly key: string
  readonly [field: string]: unknown
}

/** Keys may hold letters, digits, - and _ only, and 511 of them. */
const PLAIN_KEY = /^[\w-]{1,200}$/
/** Meilisearch counts 65,536 places in an attribute and leaves out what stands behind them. */
const MAX_TOKENS = 60_000
/** Longer than any phrase of a query: what crosses the end of a part stands whole in the next one. */
const OVERLAP = 400

export const STATE_KEY = 'state'

/** Says how far the index is, and whose; written with the last documents of a batch. */
export function describeState(position: number, origin: string): StoredDocument {
  return { key: STATE_KEY, position, format: FORMAT, origin }
}

export function keyOf(kind: 'entry' | 'parent' | 'term' | 'subject', id: string): string {
  return `${kind}-${PLAIN_KEY.test(id) ? id : createHash('sha256').update(id).digest('hex')}`
}

/** In the place of an entry that is gone, until it is swept out: to write it is one task with all else that a batch changes. */
export function describeGone(key: string): StoredDocument {
  return { key, gone: true }
}

/** Names a document or edition for the counts by it. */
export function describeParent({ slug, title }: NonNullable<IndexEntry['parent']>): StoredDocument {
  return { key: keyOf('parent', slug), slug, title }
}

/** `order` is its place among the entries of the subject. */
export function describeEntry(subject: string, entry: IndexEntry, order: number): StoredDocument {
  const own = foldForSearch(entry.text).text
  const around = foldForSearch(entry.context).text
  return {
    key: keyOf('entry', entry.id),
    id: entry.id,
    subject,
    kind: entry.kind,
    parent: entry.parent?.id ?? null,
    parentSlug: entry.parent?.slug ?? null,
    title: entry.title,
    url: entry.url,
    text: entry.text,
    levels: entry.levels,
    departments: entry.departments,
    documentKind: entry.documentKind,
    itemType: entry.itemType,
    plainItemType: entry.itemType === null ? null : foldForSearch(entry.itemType).text,
    year: entry.date?.slice(0, 4) ?? null,
    day: entry.date === null ? null : dayNumber(entry.date),
    order,
    length: own.length,
    own: inParts(own, 'own'),
    around: inParts(around, 'around'),
    bare: dropInnerMarks(own).text,
    bareAround: dropInnerMarks(around).text,
  }
}

/** 2023-05-01 → 20230501 */
export function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''))
}

function inParts(folded: string, place: Place): string | Record<string, string> {
  const tokens = writeTokens(folded, place)
  if (tokens.length <= MAX_TOKENS) return tokens.join(' ')
  const parts: Record<string, string> = {}
  for (let from = 0; from < tokens.length; from += MAX_TOKENS - OVERLAP) parts[`part${from}`] = tokens.slice(from, from + MAX_TOKENS).join(' ')
  return parts
}
