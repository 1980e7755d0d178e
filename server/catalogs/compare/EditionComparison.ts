import type { CatalogRow } from '../CatalogRow.ts'
import type { RowField } from '../rowFields.ts'

export interface RowPair {
  readonly from: CatalogRow
  readonly to: CatalogRow
}

export interface FieldChange {
  readonly field: RowField
  /** As people read it; null where there was, or is, nothing. */
  readonly from: string | null
  readonly to: string | null
}

/**
 * What became of the items of one edition in another. Every item before stands in exactly one of: kept, removed, the `from` of a merge or a split;
 * every item after in exactly one of: kept, added, the `to` of a merge or a split. Kept items are those in `pairs`.
 */
export interface EditionComparison {
  readonly added: readonly CatalogRow[]
  readonly removed: readonly CatalogRow[]
  /** Kept items with another name or another code. */
  readonly renamed: readonly RowPair[]
  /** Several items that became one. */
  readonly merged: readonly { readonly from: readonly CatalogRow[], readonly to: CatalogRow }[]
  /** One item that became several. */
  readonly split: readonly { readonly from: CatalogRow, readonly to: readonly CatalogRow[] }[]
  /** Kept items, renamed or not, of which other fields than name and code changed; `item` is the later one. */
  readonly changed: readonly { readonly item: CatalogRow, readonly fields: readonly FieldChange[] }[]
  /** All kept items, in the later edition's order. */
  readonly pairs: readonly RowPair[]
}
