import type { CatalogKind } from '../CatalogRow.ts'
import { isUnusedHeader, wordingsOf, type ColumnField } from './ColumnField.ts'
import { LIKELY, plainHeader, scoreHeader } from './scoreHeader.ts'
import { columnLetter } from './Sheet.ts'

/** What a column is taken for; shown to the curator, who may decide otherwise. */
export interface ColumnGuess {
  /** From 0. */
  readonly column: number
  /** As the spreadsheet calls it: A, B, AA. */
  readonly letter: string
  /** As the list heads it, rows joined: 办结时限 法定. */
  readonly header: string
  /** Null: not taken up. */
  readonly field: ColumnField | null
  /** 0 to 1; 1 where the wording is known or a person decided. */
  readonly confidence: number
}

/** A person's decision on columns, by column from 0; null means the column is not taken up. */
export type ColumnChoice = Readonly<Record<number, ColumnField | null>>

/**
 * Guesses what each column holds from the texts of its header, upper row first. Every field is given to one column, the best fitting.
 * A choice comes first: its field is taken from any other column.
 */
export function guessColumns(headers: readonly (readonly string[])[], kind: CatalogKind, choice: ColumnChoice = {}): ColumnGuess[] {
  const fields = new Map<number, { readonly field: ColumnField | null, readonly confidence: number }>()
  const given = new Set<ColumnField>()
  for (const [column, field] of Object.entries(choice)) {
    fields.set(Number(column), { field, confidence: 1 })
    if (field) given.add(field)
  }
  const wordings = Object.entries(wordingsOf(kind)) as [ColumnField, readonly string[]][]
  const candidates = headers.flatMap((texts, column) => {
    if (fields.has(column)) return []
    if (texts.every((text) => plainHeader(text) === '')) return []
    if (isUnusedHeader(plainHeader(texts.join('')))) {
      fields.set(column, { field: null, confidence: 1 })
      return []
    }
    return wordings.map(([field, words]) => ({ column, field, score: scoreHeader(texts, words) })).filter(({ score }) => score >= LIKELY)
  })
  for (const { column, field, score } of candidates.toSorted((one, other) => other.score - one.score)) {
    if (fields.has(column) || given.has(field)) continue
    fields.set(column, { field, confidence: Math.round(score * 100) / 100 })
    given.add(field)
  }
  return headers.map((texts, column) => ({
    column,
    letter: columnLetter(column),
    header: [...new Set(texts.map((text) => text.replace(/\s+/g, '')))].filter((text) => text !== '').join(' '),
    field: fields.get(column)?.field ?? null,
    confidence: fields.get(column)?.confidence ?? 0,
  }))
}
